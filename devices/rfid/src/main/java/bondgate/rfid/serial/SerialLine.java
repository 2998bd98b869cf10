package bondgate.rfid.serial;

import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.frame.Bytes;
import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.util.Arrays;

/** One open serial port. Never reopened: after a failure a new one is made. */
final class SerialLine implements AutoCloseable {
  /** A read comes back after this even if nothing came; Linux counts it in tenths of a second. */
  private static final int READ_TIMEOUT_MILLIS = 100;

  private final SerialPort port;
  private final String path;
  // 45 ms of line at 115200 baud; a native call copies the whole of it, there and back.
  private final byte[] buffer = new byte[512];

  private SerialLine(SerialPort port, String path) {
    this.port = port;
    this.path = path;
  }

  static SerialLine open(String path, int baud) throws PortException {
    SerialPort port;
    try {
      port = SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw new PortException(
          Reason.PORT_NOT_OPENED,
          "no serial port '%s'; check the cable and the setting".formatted(path));
    }
    port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
    if (!port.openPort(0)) {
      throw new PortException(
          Reason.PORT_NOT_OPENED,
          "failed to open port '%s', lastErrorCode=%d; check the permissions and that nobody else has it"
              .formatted(path, port.getLastErrorCode()));
    }
    // lastErrorCode may be 25 (not a typewriter) after a success: no failure.
    return new SerialLine(port, path);
  }

  /** What came, none after a tenth of a second of silence. */
  Bytes read() throws PortException {
    int count = port.readBytes(buffer, buffer.length);
    if (count < 0) {
      throw lost("read");
    }
    return Bytes.of(Arrays.copyOf(buffer, count));
  }

  void write(Bytes bytes) throws PortException {
    int count = port.writeBytes(bytes.toArray(), bytes.size());
    if (count != bytes.size()) {
      throw lost("write");
    }
  }

  private PortException lost(String what) {
    return new PortException(
        Reason.PORT_LOST,
        "port '%s' is gone: %s failed, lastErrorCode=%d; check cable and power"
            .formatted(path, what, port.getLastErrorCode()));
  }

  @Override
  public void close() {
    port.closePort();
  }
}
