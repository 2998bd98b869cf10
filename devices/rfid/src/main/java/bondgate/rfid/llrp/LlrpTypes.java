package bondgate.rfid.llrp;

/** Numbers of the messages that the reader and a client exchange (LLRP 1.0.1, section 16). */
public final class LlrpTypes {
  /** The TCP port without TLS. */
  public static final int PORT = 5084;

  /** Impinj's number as a vendor. */
  public static final int IMPINJ = 25882;

  static final int CUSTOM = 1023;

  /** Message 1. */
  public static final int GET_READER_CAPABILITIES = 1;

  /** Message 2. */
  public static final int GET_READER_CONFIG = 2;

  /** Message 3. */
  public static final int SET_READER_CONFIG = 3;

  /** Message 14. */
  public static final int CLOSE_CONNECTION = 14;

  /** Message 20. */
  public static final int ADD_ROSPEC = 20;

  /** Message 21. */
  public static final int DELETE_ROSPEC = 21;

  /** Message 22. */
  public static final int START_ROSPEC = 22;

  /** Message 23. */
  public static final int STOP_ROSPEC = 23;

  /** Message 24. */
  public static final int ENABLE_ROSPEC = 24;

  /** Message 40. */
  public static final int ADD_ACCESSSPEC = 40;

  /** Message 41. */
  public static final int DELETE_ACCESSSPEC = 41;

  /** Message 42. */
  public static final int ENABLE_ACCESSSPEC = 42;

  /** Message 46. */
  public static final int GET_SUPPORTED_VERSION = 46;

  /** Message 47. */
  public static final int SET_PROTOCOL_VERSION = 47;

  /** Message 61. */
  public static final int RO_ACCESS_REPORT = 61;

  /** Message 62. */
  public static final int KEEPALIVE = 62;

  /** Message 63. */
  public static final int READER_EVENT_NOTIFICATION = 63;

  /** Message 72. */
  public static final int KEEPALIVE_ACK = 72;

  /** Message 100. */
  public static final int ERROR_MESSAGE = 100;

  /** Message 1023. */
  public static final int CUSTOM_MESSAGE = 1023;

  private LlrpTypes() {}

  /** The response to a request: ten more, but for CLOSE_CONNECTION and custom messages. */
  public static int responseTo(int request) {
    return switch (request) {
      case CLOSE_CONNECTION -> 4;
      case CUSTOM_MESSAGE -> CUSTOM_MESSAGE;
      default -> request + 10;
    };
  }
}
