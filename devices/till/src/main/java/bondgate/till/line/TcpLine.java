package bondgate.till.line;

import bondgate.till.Octets;
import bondgate.till.device.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A line over TCP, as printers (port 9100) and serial device servers have. */
public final class TcpLine implements Line {
  private static final int CONNECT_MILLIS = 3000;
  private static final int READ_MILLIS = 100;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String name;
  private final byte[] buffer = new byte[4096];

  private TcpLine(Socket socket, String name) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.name = name;
  }

  /** Where lines to this address come from. */
  public static LineSource at(String host, int port) {
    String name = host + ":" + port;
    return new LineSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean isPresent() {
        return true;
      }

      @Override
      public Line open() throws LineException {
        return TcpLine.open(host, port, name);
      }
    };
  }

  private static Line open(String host, int port, String name) throws LineException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(READ_MILLIS);
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return new TcpLine(socket, name);
    } catch (IOException e) {
      quietly(socket);
      throw new LineException(
          Fault.PORT_NOT_OPENED,
          "no connection to %s: %s; check address, network and power".formatted(name, e));
    }
  }

  @Override
  public Octets read() throws LineException {
    try {
      int count = in.read(buffer);
      if (count < 0) {
        throw new LineException(Fault.PORT_LOST, name + " closed the connection");
      }
      return Octets.of(Arrays.copyOf(buffer, count));
    } catch (SocketTimeoutException e) {
      // Silence, which is an answer here.
      return Octets.none();
    } catch (IOException e) {
      throw new LineException(Fault.PORT_LOST, "reading from %s failed: %s".formatted(name, e));
    }
  }

  @Override
  public void write(Octets bytes) throws LineException {
    try {
      out.write(bytes.toArray());
      out.flush();
    } catch (IOException e) {
      throw new LineException(Fault.PORT_LOST, "writing to %s failed: %s".formatted(name, e));
    }
  }

  @Override
  public void close() {
    quietly(socket);
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing depends on it: the line is given up either way.
      return;
    }
  }
}
