package bondgate.simulator.terminal;

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
        while (true) {
          MqttPackets.Packet packet = MqttPackets.read(in);
          answer(packet, client.getOutputStream());
        }
      } catch (IOException e) {
        // the client or this broker is gone
      }
    }
  }

  private static void answer(MqttPackets.Packet packet, OutputStream out) throws IOException {
    if (packet.type() == CONNECT) {
      out.write(CONNACK);
    } else if (packet.type() == SUBSCRIBE) {
      out.write(MqttPackets.notAuthorized(packet));
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
