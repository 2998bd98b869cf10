package bondgate.till.barcode;

import java.util.Optional;

/** A kind of barcode, by the letter of its AIM identifier (ISO/IEC 15424). */
public enum Symbology {
  /** Code 39. */
  CODE_39('A'),
  /** Telepen. */
  TELEPEN('B'),
  /** Code 128; with modifier 1 it is GS1-128. */
  CODE_128('C'),
  /** Code One. */
  CODE_ONE('D'),
  /** EAN-13, EAN-8, UPC-A, UPC-E and their add-ons. */
  EAN_UPC('E'),
  /** Codabar. */
  CODABAR('F'),
  /** Code 93. */
  CODE_93('G'),
  /** Code 11. */
  CODE_11('H'),
  /** Interleaved 2 of 5. */
  ITF('I'),
  /** Code 16K. */
  CODE_16K('K'),
  /** PDF417 and MicroPDF417. */
  PDF417('L'),
  /** MSI Code. */
  MSI('M'),
  /** Anker Code. */
  ANKER('N'),
  /** Codablock. */
  CODABLOCK('O'),
  /** Plessey Code. */
  PLESSEY('P'),
  /** QR Code; with modifier 3 or 4 it is GS1 QR. */
  QR('Q'),
  /** Straight 2 of 5 with two-bar start. */
  STRAIGHT_2_OF_5('R'),
  /** Straight 2 of 5 with three-bar start. */
  STRAIGHT_2_OF_5_THREE_BAR('S'),
  /** Code 49. */
  CODE_49('T'),
  /** MaxiCode. */
  MAXICODE('U'),
  /** Another barcode. */
  OTHER_BARCODE('X'),
  /** Channel Code. */
  CHANNEL('c'),
  /** Data Matrix; with modifier 2 or 3 it is GS1 Data Matrix. */
  DATA_MATRIX('d'),
  /** GS1 DataBar and composite components, always GS1. */
  DATABAR('e'),
  /** Han Xin (汉信码). */
  HAN_XIN('h'),
  /** Characters read optically. */
  OCR('o'),
  /** PosiCode. */
  POSICODE('p'),
  /** SuperCode. */
  SUPERCODE('s'),
  /** Ultracode. */
  ULTRACODE('u'),
  /** Aztec Code. */
  AZTEC('z'),
  /** The scanner did not say; set it to send the AIM identifier. */
  UNSTATED(' ');

  private final char letter;

  Symbology(char letter) {
    this.letter = letter;
  }

  /** The kind with this letter, if the standard has one. */
  public static Optional<Symbology> of(char letter) {
    for (Symbology symbology : values()) {
      if (symbology.letter == letter && symbology != UNSTATED) {
        return Optional.of(symbology);
      }
    }
    return Optional.empty();
  }

  /** Whether data under this modifier are GS1 element strings. */
  public boolean isGs1(char modifier) {
    return switch (this) {
      case CODE_128 -> modifier == '1';
      case DATA_MATRIX -> modifier == '2' || modifier == '3';
      case QR -> modifier == '3' || modifier == '4';
      case HAN_XIN -> modifier == '2' || modifier == '3';
      case AZTEC -> modifier == '1' || modifier == '2';
      case CODE_49, CODE_16K, CODABLOCK -> modifier == '1' || modifier == '5';
      case DATABAR -> true;
      case CODE_39,
          TELEPEN,
          CODE_ONE,
          EAN_UPC,
          CODABAR,
          CODE_93,
          CODE_11,
          ITF,
          PDF417,
          MSI,
          ANKER,
          PLESSEY,
          STRAIGHT_2_OF_5,
          STRAIGHT_2_OF_5_THREE_BAR,
          MAXICODE,
          OTHER_BARCODE,
          CHANNEL,
          OCR,
          POSICODE,
          SUPERCODE,
          ULTRACODE,
          UNSTATED ->
          false;
    };
  }
}
