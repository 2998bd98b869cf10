package bondgate.rfid.frame.m100;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.MemoryBank;

/**
 * The frames that a host sends (R200 user protocol V2.3.3).
 *
 * @param dress header and end byte that the module understands
 */
public record Command(Frame.Dress dress) {
  /** Module's hardware, software or maker. */
  public static final int MODULE_INFO = 0x03;

  /** Region, asked for; the reply is one byte. */
  public static final int GET_REGION = 0x08;

  /** Region, set. */
  public static final int SET_REGION = 0x07;

  /** The EPC that select asks for, as it is set. */
  public static final int GET_SELECT = 0x0B;

  /** Choice of the tags that take part in the next operations. */
  public static final int SET_SELECT = 0x0C;

  /** Parameters of the query, asked for. */
  public static final int GET_QUERY = 0x0D;

  /** Parameters of the query, set. */
  public static final int SET_QUERY = 0x0E;

  /** Baud rate; takes effect at once and is not answered. */
  public static final int SET_BAUD = 0x11;

  /** When select is sent. */
  public static final int SELECT_MODE = 0x12;

  /** One round of inventory. */
  public static final int SINGLE_POLL = 0x22;

  /** Many rounds of inventory. */
  public static final int MULTI_POLL = 0x27;

  /** End of the many rounds. */
  public static final int STOP = 0x28;

  /** Read of a tag's memory. */
  public static final int READ = 0x39;

  /** Write to a tag's memory. */
  public static final int WRITE = 0x49;

  /** Frequency hopping. */
  public static final int HOPPING = 0xAD;

  /** Power, set. */
  public static final int SET_POWER = 0xB6;

  /** Power, asked for. */
  public static final int GET_POWER = 0xB7;

  /** Command byte of every error reply. */
  public static final int ERROR = 0xFF;

  /** Region byte for China, 920 to 925 MHz. */
  public static final int REGION_CHINA_900 = 0x01;

  /** Count of a multi poll that ends only when it is stopped. */
  public static final int WITHOUT_END = 0;

  private static final int EPC_BEGINS_AT_BIT = 0x20;
  private static final int MULTI_POLL_RESERVED = 0x22;

  /** Asks for the hardware (0), software (1) or maker (2). */
  public Frame moduleInfo(int what) {
    return frame(MODULE_INFO, Bytes.of(what));
  }

  /** Sets the region: 1 China 900, 2 US, 3 EU, 4 China 800, 6 Korea. */
  public Frame setRegion(int region) {
    return frame(SET_REGION, Bytes.of(region));
  }

  /** Asks for the region. */
  public Frame getRegion() {
    return frame(GET_REGION, Bytes.none());
  }

  /** Sets the power in hundredths of dBm. */
  public Frame setPower(int centiDbm) {
    return frame(SET_POWER, Bytes.number(centiDbm, 2));
  }

  /** Asks for the power. */
  public Frame getPower() {
    return frame(GET_POWER, Bytes.none());
  }

  /** Switches frequency hopping on or off. */
  public Frame hopping(boolean on) {
    return frame(HOPPING, Bytes.of(on ? 0xFF : 0));
  }

  /** Polls once. */
  public Frame singlePoll() {
    return frame(SINGLE_POLL, Bytes.none());
  }

  /** Polls so many times, 1 to 65534; {@link #WITHOUT_END} or 65535 until {@link #stop()}. */
  public Frame multiPoll(int count) {
    return frame(MULTI_POLL, Bytes.of(MULTI_POLL_RESERVED).plus(Bytes.number(count, 2)));
  }

  /** Ends a multi poll. */
  public Frame stop() {
    return frame(STOP, Bytes.none());
  }

  /**
   * Chooses the tag with this EPC for the operations that follow. The first byte is 01: target S0,
   * action 0, bank EPC.
   */
  public Frame select(Epc epc) {
    Bytes head =
        Bytes.of(0x01).plus(Bytes.number(EPC_BEGINS_AT_BIT, 4)).plus(Bytes.of(epc.words() * 16, 0));
    return frame(SET_SELECT, head.plus(Bytes.of(epc.bytes())));
  }

  /** Asks which tag is chosen. */
  public Frame getSelect() {
    return frame(GET_SELECT, Bytes.none());
  }

  /** Sends select before every operation (0), never (1), or before all but polls (2). */
  public Frame selectMode(int mode) {
    return frame(SELECT_MODE, Bytes.of(mode));
  }

  /** Asks for the query's parameters. */
  public Frame getQuery() {
    return frame(GET_QUERY, Bytes.none());
  }

  /** Sets the query's parameters, 16 bits: DR1 M2 TRext1 Sel2 Session2 Target1 Q4, 3 unused. */
  public Frame setQuery(int parameters) {
    return frame(SET_QUERY, Bytes.number(parameters, 2));
  }

  /** Sets the baud rate, a multiple of 100. */
  public Frame setBaud(int baud) {
    return frame(SET_BAUD, Bytes.number(baud / 100, 2));
  }

  /** Reads so many words from a word on. */
  public Frame read(long password, MemoryBank bank, int firstWord, int words) {
    return frame(READ, place(password, bank, firstWord, words));
  }

  /** Writes whole words, at most 32, from a word on. */
  public Frame write(long password, MemoryBank bank, int firstWord, Bytes data) {
    if (data.size() == 0 || data.size() > 64 || data.size() % 2 != 0) {
      throw new IllegalArgumentException(
          "a write takes 1 to 32 whole words; received %d bytes".formatted(data.size()));
    }
    return frame(WRITE, place(password, bank, firstWord, data.size() / 2).plus(data));
  }

  private static Bytes place(long password, MemoryBank bank, int firstWord, int words) {
    return Bytes.number(password, 4)
        .plus(Bytes.of(bank.code()))
        .plus(Bytes.number(firstWord, 2))
        .plus(Bytes.number(words, 2));
  }

  private Frame frame(int command, Bytes parameters) {
    return new Frame(dress, Frame.Type.COMMAND, command, parameters);
  }
}
