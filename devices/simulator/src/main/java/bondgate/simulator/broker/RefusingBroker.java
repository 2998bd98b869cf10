package bondgate.simulator.broker;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * An MQTT 5 broker that lets everybody in and lets nobody hear anything: each subscription is
 * answered with "not authorized" (MQTT 5.0, sections 3.2, 3.8 and 3.9). For one client at a time.
 */
public final class RefusingBroker implements AutoCloseable {
  private static final int CONNECT = 1;
  private static final int SUBSCRIBE = 8;
  private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};
  private static final byte NOT_AUTHORIZED = (byte) 0x87;

  private final ServerSocket server;
  private final Thread thread = new Thread(this::serve, "refusing-broker");

  /** One at a free port of this machine. */
  public RefusingBroker() {
    try {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread.setDaemon(true);
    thread.start();
  }

  /** Where a client finds it. */
  public String url() {
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        for (int first = in.read(); first >= 0; first = in.read()) {
          byte[] rest = new byte[length(in)];
          in.readFully(rest);
          answer(first >> 4, rest, client.getOutputStream());
        }
      } catch (IOException e) {
        // the client or this broker is gone
      }
    }
  }

  /** The remaining length: seven bits a byte, the low ones first. */
  private static int length(DataInputStream in) throws IOException {
    int length = 0;
    int shift = 0;
    int next;
    do {
      next = in.readUnsignedByte();
      length |= (next & 0x7F) << shift;
      shift += 7;
    } while ((next & 0x80) != 0);
    return length;
  }

  private static void answer(int packet, byte[] rest, OutputStream out) throws IOException {
    if (packet == CONNECT) {
      out.write(CONNACK);
    } else if (packet == SUBSCRIBE) {
      out.write(new byte[] {(byte) 0x90, 4, rest[0], rest[1], 0, NOT_AUTHORIZED});
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
