package bondgate.till.serial;

import bondgate.till.line.Line;
import bondgate.till.line.LineException;
import bondgate.till.line.LineSource;
import com.fazecast.jSerialComm.SerialPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The serial ports of this machine. */
public final class SerialPorts {
  private SerialPorts() {}

  /** The paths that the system lists now; pseudo-terminals are not among them. */
  public static Set<String> list() {
    Set<String> paths = new TreeSet<>();
    for (SerialPort port : SerialPort.getCommPorts()) {
      paths.add(port.getSystemPortPath());
    }
    return paths;
  }

  /** Where lines over one port come from. */
  public static LineSource at(LineSettings settings) {
    return new LineSource() {
      @Override
      public String name() {
        return settings.portPath();
      }

      @Override
      public boolean isPresent() {
        // By path and not by the list: links and pseudo-terminals are ports too. Names such as COM3
        // are no paths, and there only opening tells.
        return !settings.portPath().startsWith("/") || Files.exists(Path.of(settings.portPath()));
      }

      @Override
      public Line open() throws LineException {
        return SerialLine.open(settings);
      }
    };
  }
}
