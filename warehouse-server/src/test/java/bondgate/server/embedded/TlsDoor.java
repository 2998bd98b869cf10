package bondgate.server.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Somebody on a loopback port who shows a certificate, and has nothing else to say. */
final class TlsDoor implements AutoCloseable {
  private final SSLServerSocket socket;
  private final Thread thread = new Thread(this::run, "tls-door");

  TlsDoor(BrokerTls tls) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = BrokerTls.STORE_PASSWORD.toCharArray();
    try (InputStream in = Files.newInputStream(tls.store())) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "ssl://127.0.0.1:" + socket.getLocalPort();
  }

  private void run() {
    while (!socket.isClosed()) {
      try (Socket guest = socket.accept()) {
        guest.setSoTimeout(5_000);
        while (guest.getInputStream().read() >= 0) {
          Thread.onSpinWait();
        }
      } catch (IOException e) {
        // The guest does not believe the certificate, or the door is closed.
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close(); // the thread ends with it, or with its guest
  }
}
