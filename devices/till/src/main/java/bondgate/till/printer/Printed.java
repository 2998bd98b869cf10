package bondgate.till.printer;

import bondgate.till.FrameShape;
import bondgate.till.Octets;
import bondgate.till.Sighting;

/** One piece of what a printer was sent: a byte of text or a command. */
public sealed interface Printed {
  /**
   * A byte of text.
   *
   * @param value 0x20 to 0xFF
   */
  record TextByte(int value) implements Printed {}

  /** The line is printed. */
  record LineEnd() implements Printed {}

  /** Everything is set back. */
  record Initialise() implements Printed {}

  /**
   * Chinese characters begin or end.
   *
   * @param on which
   */
  record Chinese(boolean on) implements Printed {}

  /**
   * Data of a QR code are stored.
   *
   * @param data the data
   */
  record QrData(Octets data) implements Printed {}

  /** The stored QR code is printed. */
  record QrPrint() implements Printed {}

  /**
   * A barcode is printed.
   *
   * @param system the printer's number of the symbology
   * @param data the characters
   */
  record Barcode(int system, Octets data) implements Printed {}

  /** The paper is cut. */
  record Cut() implements Printed {}

  /** The drawer is opened. */
  record Drawer() implements Printed {}

  /**
   * The host asks for a status byte.
   *
   * @param which 1 to 4
   */
  record StatusAsked(int which) implements Printed {}

  /**
   * Another command: how text looks, and what a virtual printer does not need.
   *
   * @param bytes the whole command
   */
  record Other(Octets bytes) implements Printed {}

  /** How these pieces look. */
  static FrameShape<Printed> shape() {
    return PrintedBytes::look;
  }

  /** A piece of this length was found. */
  static Sighting<Printed> found(Printed piece, int length) {
    return new Sighting.Found<>(piece, length);
  }
}
