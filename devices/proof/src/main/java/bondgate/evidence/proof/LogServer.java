package bondgate.evidence.proof;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The public files of a log over HTTP. Waits for nothing longer than {@link #WITHIN}. */
final class LogServer implements LogFolder.Source {
  static final Duration WITHIN = Duration.ofSeconds(30);

  // A full bundle of entries of 65 535 bytes, each with its length before it.
  private static final int MOST_BYTES = TilePath.FULL * (2 + 65_535);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(WITHIN).build();
  private final URI zone;

  private LogServer(URI zone) {
    this.zone = zone;
  }

  /**
   * The log at that address.
   *
   * @param address such as {@code https://host/evidence/guiyang-o2o}
   * @throws MalformedProofException if it is no such address
   */
  static LogServer at(String address) throws MalformedProofException {
    try {
      URI zone = new URI(address.replaceAll("/+$", "") + "/");
      if (zone.getHost() != null && String.valueOf(zone.getScheme()).matches("https?")) {
        return new LogServer(zone);
      }
    } catch (URISyntaxException e) {
      throw new MalformedProofException(noAddress(address), e);
    }
    throw new MalformedProofException(noAddress(address));
  }

  private static String noAddress(String address) {
    return "expected an address such as https://host/evidence/zone; received '" + address + "'";
  }

  @Override
  public byte[] read(String path) throws IOException {
    URI file = zone.resolve(path);
    try {
      HttpResponse<InputStream> answer =
          client.send(
              HttpRequest.newBuilder(file).timeout(WITHIN).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException(file + " answers " + answer.statusCode());
        }
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new IOException(file + " sends more than " + MOST_BYTES + " bytes");
        }
        return bytes;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
