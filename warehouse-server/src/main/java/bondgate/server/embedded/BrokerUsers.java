package bondgate.server.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Whom the broker lets in: the server's own user, and the devices of the file {@code broker.users}
 * ({@code zone/device=hash of the secret}), which the server writes whole whenever it changes. So
 * agents find their broker also while the database is away.
 */
final class BrokerUsers implements AutoCloseable {
  static final String FILE = "broker.users";
  private static final Logger LOG = Logger.getLogger(BrokerUsers.class);
  private static final long LOOK_EVERY_MS = 300;

  private final String server;
  private final String serverHash;
  private final Path file;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread watch = new Thread(this::run, "broker-users");
  private volatile Map<String, String> devices = Map.of();
  private volatile Consumer<Set<String>> closed = users -> {};

  // Owned by the watch, but for its first look.
  private Object seen = "nothing";

  BrokerUsers(String server, String password, Path file) {
    this.server = server;
    this.serverHash = sha256(password);
    this.file = file;
    look();
  }

  /** Starts to watch the file; the listener is told whose secrets open no more, on the watch. */
  void watch(Consumer<Set<String>> listener) {
    closed = listener;
    watch.setDaemon(true);
    watch.start();
  }

  boolean isServer(String user) {
    return server.equals(user);
  }

  /** Whether that is a device's name that is known here, with whichever secret. */
  boolean isDevice(String user) {
    return user != null && devices.containsKey(user);
  }

  /** Whether the secret opens for that user. */
  boolean knows(String user, String secret) {
    String hash = isServer(user) ? serverHash : user == null ? null : devices.get(user);
    return hash != null
        && secret != null
        && MessageDigest.isEqual(
            sha256(secret).getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
  }

  private void run() {
    try {
      while (!stopping.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      Object now = "nothing";
      if (Files.exists(file)) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        // It is replaced whole, so each version is another file.
        now = attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
      }
      if (!now.equals(seen)) {
        change(Files.exists(file) ? read() : Map.of());
        seen = now;
      }
    } catch (IOException | IllegalArgumentException e) {
      // Who was let in stays; the next look tries again.
      LOG.errorf("the broker cannot read %s: %s", file, e.getMessage());
    }
  }

  /** Nobody comes any more by a secret that is closed; then the connections end that it opened. */
  private void change(Map<String, String> next) {
    Set<String> out = new TreeSet<>();
    devices.forEach(
        (user, hash) -> {
          if (!hash.equals(next.get(user))) {
            out.add(user);
          }
        });
    devices = next;
    if (!out.isEmpty()) {
      closed.accept(out);
    }
  }

  private Map<String, String> read() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(user -> user, properties::getProperty));
  }

  private static String sha256(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    stopping.countDown();
  }
}
