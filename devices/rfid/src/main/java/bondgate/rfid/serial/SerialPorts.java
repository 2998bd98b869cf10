package bondgate.rfid.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The serial ports of this machine. */
public final class SerialPorts {
  private SerialPorts() {}

  /**
   * One of them.
   *
   * @param path by which it is opened, such as {@code /dev/ttyUSB0}
   * @param description what the operating system and the adapter say of it
   */
  public record Port(String path, String description) {}

  /** All that the operating system knows now, by their paths. */
  public static List<Port> list() {
    return Stream.of(SerialPort.getCommPorts())
        .map(port -> new Port(port.getSystemPortPath(), description(port)))
        .sorted(Comparator.comparing(Port::path))
        .toList();
  }

  private static String description(SerialPort port) {
    String usb =
        port.getVendorID() < 0
            ? ""
            : " (USB %04x:%04x)".formatted(port.getVendorID(), port.getProductID());
    return port.getDescriptivePortName() + usb;
  }
}
