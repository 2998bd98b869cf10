package bondgate.edge.line;

import bondgate.edge.settings.TillSettings;
import bondgate.till.device.BackOff;
import bondgate.till.device.DeviceState;
import bondgate.till.device.Talk;
import bondgate.till.line.DeviceRunner;
import bondgate.till.line.LineSource;
import bondgate.till.line.TcpLine;
import bondgate.till.scale.ScaleProtocol;
import bondgate.till.serial.LineSettings;
import bondgate.till.serial.SerialPorts;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Makes the runners that hold the lines to the devices of one place.
 *
 * @param place what the log calls it, such as {@code till till-1}
 * @param clock what waits go by
 * @param random where the jitter of waits comes from
 */
public record DeviceLines(String place, InstantSource clock, RandomGenerator random) {
  private static final Logger LOG = Logger.getLogger(DeviceLines.class);

  /**
   * A runner that is not started yet.
   *
   * @param what the device, for the log
   * @param speaksOnly whether it cannot be asked, as a scanner
   */
  public DeviceRunner runner(
      String what, TillSettings.Device device, Talk talk, boolean speaksOnly) {
    return runner(what, source(device), talk, speaksOnly);
  }

  /** Toledo's 8217 scales have seven data bits and even parity. */
  public DeviceRunner scale(TillSettings.Scale scale, Talk talk) {
    TillSettings.Device line = scale.line();
    LineSettings settings =
        scale.protocol() == ScaleProtocol.TOLEDO_8217
            ? LineSettings.sevenEven(line.port(), line.baud())
            : LineSettings.of(line.port(), line.baud());
    return runner("scale", source(line, settings), talk, false);
  }

  private DeviceRunner runner(String what, LineSource source, Talk talk, boolean speaksOnly) {
    return new DeviceRunner(
        source,
        talk,
        speaksOnly,
        BackOff.usual(),
        clock,
        random,
        // Neither cards nor codes are in a status: only how the device stands.
        status -> LOG.infof("%s, %s: %s", place, what, status.english()));
  }

  /** How a device stands, in a word for machines. */
  public static String state(DeviceRunner runner) {
    return runner
        .status()
        .fault()
        .map(fault -> fault.name())
        .orElse(runner.status().state().name());
  }

  /** Whether it answers, so that its word counts. */
  public static boolean works(DeviceRunner runner) {
    DeviceState state = runner.status().state();
    return state == DeviceState.READY || state == DeviceState.DEGRADED;
  }

  /**
   * Where lines to a device come from that is at a serial port with the usual eight bits, or TCP.
   */
  public static LineSource source(TillSettings.Device device) {
    return source(device, LineSettings.of(device.port(), device.baud()));
  }

  private static LineSource source(TillSettings.Device device, LineSettings serial) {
    if (!device.port().startsWith("tcp://")) {
      return SerialPorts.at(serial);
    }
    String[] parts = device.port().substring("tcp://".length()).split(":", 2);
    return TcpLine.at(parts[0], Integer.parseInt(parts[1]));
  }
}
