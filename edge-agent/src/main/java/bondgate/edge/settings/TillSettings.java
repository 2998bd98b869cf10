package bondgate.edge.settings;

import bondgate.till.scale.ScaleProtocol;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One unattended till 无人收银.
 *
 * @param name its name in records and in the kiosk's addresses
 * @param origin the only web origin that may ask for its card reader and printer
 * @param token what the kiosk's browser must say with each question
 * @param tray the reader of its tray, named as the till is, without openings
 * @param rules when a tag lies on the tray
 * @param scale the scale under the tray, if there is one
 * @param card the identity-card reader, if there is one
 * @param printer the receipt printer, if there is one
 * @param scanner the barcode scanner, if there is one
 * @param camera the camera that sees who stands at the till, if there is one
 */
public record TillSettings(
    String name,
    String origin,
    String token,
    EdgeSettings.Reader tray,
    TrayRules rules,
    Optional<Scale> scale,
    Optional<Device> card,
    Optional<Printer> printer,
    Optional<Device> scanner,
    Optional<DoorSettings.Camera> camera) {
  /** Without the token. */
  @Override
  public String toString() {
    return "TillSettings[%s]".formatted(name);
  }

  /**
   * When a tag lies on the tray.
   *
   * @param floorDbm a read that is weaker is of a tag beside the tray: in a bag, or in a shelf
   * @param reads so many reads make it lie there
   * @param within in which time they must come
   * @param goneAfter after how long a silence it is gone
   * @param settle how long nothing must change before the tray is told
   * @param toleranceGrams a weight that differs by no more is the same
   */
  public record TrayRules(
      int floorDbm,
      int reads,
      Duration within,
      Duration goneAfter,
      Duration settle,
      long toleranceGrams) {}

  /**
   * A device at the end of a line.
   *
   * @param port a serial port, or {@code tcp://host:port}
   * @param baud bits per second of a serial port
   */
  public record Device(String port, int baud) {
    /** How a port is written, for who wrote it otherwise. */
    public static final String EXPECTED_PORT = "a serial port or tcp://host:port";

    private static final Pattern TCP = Pattern.compile("tcp://[^\\s/:]+:\\d{1,5}");

    /** Whether it may be one: what is meant to be in the network is written so. */
    public static boolean isPort(String text) {
      return !text.startsWith("tcp:") || TCP.matcher(text).matches();
    }
  }

  /**
   * A scale.
   *
   * @param line where it is
   * @param protocol what it speaks
   */
  public record Scale(Device line, ScaleProtocol protocol) {}

  /**
   * A receipt printer.
   *
   * @param line where it is
   * @param columns characters of a line, 24 to 64
   * @param charset GBK or GB18030
   */
  public record Printer(Device line, int columns, String charset) {}
}
