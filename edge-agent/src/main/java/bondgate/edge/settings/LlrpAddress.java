package bondgate.edge.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a reader is that speaks LLRP over TCP: {@code llrp://host} or {@code llrp://host:port}.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535
 */
public record LlrpAddress(String host, int port) {
  /** Name of the protocol in {@link EdgeSettings.Reader}. */
  public static final String PROTOCOL = "llrp";

  private static final int USUAL_PORT = 5084;
  private static final int HIGHEST_PORT = 65_535;

  /** Whether a reader's port is meant to be one; it may still be malformed. */
  static boolean isMeant(String text) {
    return text.startsWith(PROTOCOL + ":");
  }

  /** The address in that text, if it is one. */
  public static Optional<LlrpAddress> of(String text) {
    try {
      URI uri = new URI(text);
      int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
      boolean plain =
          uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawUserInfo() == null;
      return uri.getHost() == null || !plain || port == 0 || port > HIGHEST_PORT
          ? Optional.empty()
          : Optional.of(new LlrpAddress(uri.getHost(), port));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
