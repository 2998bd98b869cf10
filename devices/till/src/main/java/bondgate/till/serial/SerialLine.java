package bondgate.till.serial;

import bondgate.till.Octets;
import bondgate.till.device.Fault;
import bondgate.till.line.Line;
import bondgate.till.line.LineException;
import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.util.Arrays;

/** One open serial port. */
final class SerialLine implements Line {
  /** A read comes back after this even if nothing came; Linux counts it in tenths of a second. */
  private static final int READ_TIMEOUT_MILLIS = 100;

  private final SerialPort port;
  private final String path;
  private final byte[] buffer = new byte[4096];

  private SerialLine(SerialPort port, String path) {
    this.port = port;
    this.path = path;
  }

  static Line open(LineSettings settings) throws LineException {
    SerialPort port;
    try {
      port = SerialPort.getCommPort(settings.portPath());
    } catch (SerialPortInvalidPortException e) {
      throw new LineException(
          Fault.PORT_ABSENT,
          "no serial port '%s'; check the cable and the setting".formatted(settings.portPath()));
    }
    port.setComPortParameters(
        settings.baud(), settings.dataBits(), settings.stopBits() == 1 ? 1 : 3, parity(settings));
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
    settings
        .rs485()
        .ifPresent(
            rs485 ->
                port.setRs485ModeParameters(
                    true,
                    rs485.sendWhenHigh(),
                    rs485.termination(),
                    false,
                    rs485.beforeMicros(),
                    rs485.afterMicros()));
    if (!port.openPort(0)) {
      throw new LineException(
          Fault.PORT_NOT_OPENED,
          "failed to open port '%s', lastErrorCode=%d; check the permissions and that nobody else has it"
              .formatted(settings.portPath(), port.getLastErrorCode()));
    }
    // lastErrorCode may be 25 (not a typewriter) after a success: no failure.
    return new SerialLine(port, settings.portPath());
  }

  private static int parity(LineSettings settings) {
    return switch (settings.parity()) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }

  @Override
  public Octets read() throws LineException {
    int count = port.readBytes(buffer, buffer.length);
    if (count < 0) {
      throw lost("read");
    }
    return Octets.of(Arrays.copyOf(buffer, count));
  }

  @Override
  public void write(Octets bytes) throws LineException {
    int count = port.writeBytes(bytes.toArray(), bytes.size());
    if (count != bytes.size()) {
      throw lost("write");
    }
  }

  private LineException lost(String what) {
    return new LineException(
        Fault.PORT_LOST,
        "port '%s' is gone: %s failed, lastErrorCode=%d; check cable and power"
            .formatted(path, what, port.getLastErrorCode()));
  }

  @Override
  public void close() {
    port.closePort();
  }
}
