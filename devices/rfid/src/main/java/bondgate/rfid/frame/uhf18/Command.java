package bondgate.rfid.frame.uhf18;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.MemoryBank;
import java.util.Optional;

/**
 * The frames that a host sends. The layouts of inventory, power, scan time and mode are confirmed
 * by public captures; those of read, write and write EPC follow the families' common usage, and are
 * unverified.
 *
 * @param address the reader's, 0 to 254, or {@link #BROADCAST}
 */
public record Command(int address) {
  /** Address of any reader. */
  public static final int BROADCAST = 0xFF;

  /** One inventory. */
  public static final int INVENTORY = 0x01;

  /** Read of a tag's memory. */
  public static final int READ = 0x02;

  /** Write to a tag's memory. */
  public static final int WRITE = 0x03;

  /** Write of the EPC of the one tag in the field. */
  public static final int WRITE_EPC = 0x04;

  /** Firmware and settings of the reader. */
  public static final int READER_INFO = 0x21;

  /** Band and channels. */
  public static final int FREQUENCY = 0x22;

  /** Longest time of an inventory, in tenths of a second. */
  public static final int SCAN_TIME = 0x25;

  /** Power in dBm. */
  public static final int POWER = 0x2F;

  /** Work mode of the 288 family: 0 answers only. */
  public static final int MODE_288 = 0x76;

  /** What a reader that reports by itself says. */
  public static final int PUSH = 0xEE;

  /** The byte for "as the reader thinks best" where the 288 family asks for a session. */
  public static final int SESSION_AUTO = 0xFF;

  private static final int FIRST_ANTENNA = 0x80;

  // One bit for each command that the families document; 00 is the answer to an unknown one.
  private static final boolean[] KNOWN = known();

  private static boolean[] known() {
    boolean[] known = new boolean[256];
    int[] single = {0x00, 0x33, 0x35, 0x40, MODE_288, PUSH};
    for (int command : single) {
      known[command] = true;
    }
    for (int command = 0x01; command <= 0x2F; command++) {
      known[command] = true;
    }
    return known;
  }

  static boolean isKnown(int command) {
    return KNOWN[command];
  }

  /** Asks for the firmware and the settings. */
  public Frame readerInfo() {
    return Frame.host(address, READER_INFO, Bytes.none());
  }

  /** Begins an inventory of the 18 family. */
  public Frame inventory18() {
    return Frame.host(address, INVENTORY, Bytes.none());
  }

  /**
   * Begins an inventory of the 288 family.
   *
   * @param q 0 to 15: about the binary logarithm of the number of tags
   * @param session 0 to 3, or {@link #SESSION_AUTO}
   * @param antenna from 0 to 3
   * @param tenths longest time, 1 to 255 tenths of a second
   */
  public Frame inventory288(int q, int session, int antenna, int tenths) {
    Bytes noMask = Bytes.of(MemoryBank.EPC.code(), 0, 0, 0);
    int targetA = 0;
    Bytes data =
        Bytes.of(q, session).plus(noMask).plus(Bytes.of(targetA, FIRST_ANTENNA + antenna, tenths));
    return Frame.host(address, INVENTORY, data);
  }

  /** Sets the power in dBm. */
  public Frame power(int dbm) {
    return Frame.host(address, POWER, Bytes.of(dbm));
  }

  /** Sets the longest time of an inventory, 3 to 255 tenths of a second. */
  public Frame scanTime(int tenths) {
    return Frame.host(address, SCAN_TIME, Bytes.of(tenths));
  }

  /** Lets a reader of the 288 family speak only when spoken to. */
  public Frame answerMode288() {
    return Frame.host(address, MODE_288, Bytes.of(0));
  }

  /** Sets the band and its channels. */
  public Frame band(Band band) {
    return Frame.host(address, FREQUENCY, Bytes.of(band.highest(), band.lowest()));
  }

  /** Reads so many words from a word on, of this tag or of the one in the field. */
  public Frame read(Optional<Epc> of, MemoryBank bank, int firstWord, int words, long password) {
    Bytes data =
        choice(of).plus(Bytes.of(bank.code(), firstWord, words)).plus(Bytes.number(password, 4));
    return Frame.host(address, READ, data);
  }

  /** Writes whole words from a word on, to this tag or to the one in the field. */
  public Frame write(Optional<Epc> to, MemoryBank bank, int firstWord, Bytes data, long password) {
    Bytes all =
        Bytes.of(data.size() / 2)
            .plus(choice(to))
            .plus(Bytes.of(bank.code(), firstWord))
            .plus(data)
            .plus(Bytes.number(password, 4));
    return Frame.host(address, WRITE, all);
  }

  /** Writes the EPC, length included, of the one tag in the field. */
  public Frame writeEpc(Epc epc, long password) {
    Bytes data = Bytes.of(epc.words()).plus(Bytes.number(password, 4)).plus(Bytes.of(epc.bytes()));
    return Frame.host(address, WRITE_EPC, data);
  }

  private static Bytes choice(Optional<Epc> epc) {
    return epc.map(chosen -> Bytes.of(chosen.words()).plus(Bytes.of(chosen.bytes())))
        .orElse(Bytes.of(0));
  }
}
