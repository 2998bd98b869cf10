package bondgate.edge.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a reader is that speaks LLRP: {@code llrp://host} or {@code llrp://host:port} over TCP, and
 * {@code llrps://…} over TLS.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535
 * @param tls whether TLS is spoken
 */
public record LlrpAddress(String host, int port, boolean tls) {
  /** Name of the protocol in {@link EdgeSettings.Reader}. */
  public static final String PROTOCOL = "llrp";

  private static final String OVER_TLS = "llrps";
  private static final int USUAL_PORT = 5084;
  private static final int USUAL_TLS_PORT = 5085;
  private static final int HIGHEST_PORT = 65_535;

  /** Whether a reader's port is meant to be one; it may still be malformed. */
  static boolean isMeant(String text) {
    return text.startsWith(PROTOCOL + ":") || isOverTls(text);
  }

  /** Whether it is meant to be one that speaks TLS. */
  static boolean isOverTls(String text) {
    return text.startsWith(OVER_TLS + ":");
  }

  /** The address in that text, if it is one. */
  public static Optional<LlrpAddress> of(String text) {
    try {
      URI uri = new URI(text);
      boolean tls = isOverTls(text);
      int usual = tls ? USUAL_TLS_PORT : USUAL_PORT;
      int port = uri.getPort() < 0 ? usual : uri.getPort();
      boolean plain =
          uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawUserInfo() == null;
      return uri.getHost() == null || !plain || port == 0 || port > HIGHEST_PORT
          ? Optional.empty()
          : Optional.of(new LlrpAddress(uri.getHost(), port, tls));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
