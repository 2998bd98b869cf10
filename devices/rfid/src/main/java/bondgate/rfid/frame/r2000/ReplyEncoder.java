package bondgate.rfid.frame.r2000;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.TagIdentity;

/**
 * What a reader says, as frames: the other half of {@link ReplyDecoder}, for virtual readers and
 * for tests.
 *
 * @param address the address the reader answers with
 * @param layout which firmware's round ends
 */
public record ReplyEncoder(int address, Layout layout) {
  /** The two layouts of round ends in the field. */
  public enum Layout {
    /** Manual V2.2. */
    V2_2,
    /** Firmware 2.3 and 3.x. */
    V3
  }

  /** A tag was heard by an antenna, 0 to 7. */
  public Frame tag(int command, int antenna, int frequencyIndex, Epc epc, int rssiDbm) {
    int upper = antenna >= 4 ? 0x80 : 0;
    Bytes head = Bytes.of(frequencyIndex << 2 | (antenna & 0x03));
    int pc = epc.words() << 11;
    return new Frame(
        address,
        command,
        head.plus(Bytes.of(pc >> 8, pc))
            .plus(Bytes.of(epc.bytes()))
            .plus(Bytes.of(RadioTables.rssiValue(rssiDbm) | upper)));
  }

  /** A round of 0x89 or 0x8B is over. */
  public Frame roundEnd(int command, int antenna, int readsPerSecond, long total) {
    Bytes rate = Bytes.of(readsPerSecond >> 8, readsPerSecond);
    Bytes data =
        switch (layout) {
          case V2_2 -> Bytes.of(antenna).plus(number(total, 4));
          case V3 -> Bytes.of(antenna).plus(rate).plus(number(total, 4));
        };
    return new Frame(address, command, data);
  }

  /** A round of 0x8A is over. */
  public Frame fastSwitchEnd(long total, int durationMillis) {
    int width = layout == Layout.V3 ? 3 : 4;
    return new Frame(
        address, Command.FAST_SWITCH, number(total, width).plus(number(durationMillis, 4)));
  }

  /** A round of 0x8A met a port without an antenna. */
  public Frame antennaMissing(int antenna) {
    return new Frame(
        address, Command.FAST_SWITCH, Bytes.of(antenna, ErrorCode.ANTENNA_MISSING.code()));
  }

  /** A command was done. */
  public Frame done(int command) {
    return new Frame(address, command, Bytes.of(ErrorCode.SUCCESS));
  }

  /** A command failed. */
  public Frame failed(int command, ErrorCode error) {
    return new Frame(address, command, Bytes.of(error.code()));
  }

  /** The firmware's version. */
  public Frame firmware(int major, int minor) {
    return new Frame(address, Command.FIRMWARE, Bytes.of(major, minor));
  }

  /** The levels of the inputs. */
  public Frame gpioLevels(boolean input1, boolean input2) {
    return new Frame(address, Command.READ_GPIO, Bytes.of(input1 ? 1 : 0, input2 ? 1 : 0));
  }

  /** The antenna that works, from 0. */
  public Frame workAntenna(int antenna) {
    return new Frame(address, Command.GET_WORK_ANTENNA, Bytes.of(antenna));
  }

  /** The power in dBm, of all antennas. */
  public Frame power(int dbm) {
    return new Frame(address, Command.GET_POWER, Bytes.of(dbm));
  }

  /** Memory of one of so many tags. */
  public Frame memoryRead(int tagCount, Epc epc, Bytes words, int freqAnt) {
    Bytes inside = TagIdentity.pcEpcCrc(epc).plus(words);
    return ofTag(Command.READ, tagCount, inside, Bytes.of(words.size(), freqAnt, 1));
  }

  /** What became of a write to one of so many tags; 0x10 is success. */
  public Frame memoryWritten(int tagCount, Epc epc, int code, int freqAnt) {
    return ofTag(Command.WRITE, tagCount, TagIdentity.pcEpcCrc(epc), Bytes.of(code, freqAnt, 1));
  }

  private Frame ofTag(int command, int tagCount, Bytes inside, Bytes after) {
    Bytes head = Bytes.number(tagCount, 2).plus(Bytes.of(inside.size()));
    return new Frame(address, command, head.plus(inside).plus(after));
  }

  private static Bytes number(long value, int bytes) {
    return Bytes.number(value, bytes);
  }
}
