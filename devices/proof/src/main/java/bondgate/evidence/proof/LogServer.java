package bondgate.evidence.proof;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The public files of a log over HTTP. Waits for nothing longer than {@link #WITHIN}. */
final class LogServer implements LogFolder.Source {
  static final Duration WITHIN = Duration.ofSeconds(30);

  // A full bundle of entries of 65 535 bytes, each with its length before it.
  private static final int MOST_BYTES = TilePath.FULL * (2 + 65_535);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(WITHIN).build();
  private final URI zone;

  /** What the header {@code Authorization} says; empty: nothing. */
  private final Optional<String> authorization;

  private LogServer(URI zone, Optional<String> authorization) {
    this.zone = zone;
    this.authorization = authorization;
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
        return new LogServer(zone, Optional.empty());
      }
    } catch (URISyntaxException e) {
      throw new MalformedProofException(noAddress(address), e);
    }
    throw new MalformedProofException(noAddress(address));
  }

  /**
   * The same log, asked as that account.
   *
   * @param account {@code account:secret}
   * @throws MalformedProofException if it is none, or the secret would cross a network in the clear
   */
  LogServer as(String account) throws MalformedProofException {
    String line = account.strip();
    if (!line.matches("[a-z0-9-]+:\\S+")) {
      throw new MalformedProofException(
          "expected one line account:secret in the file of --account; received something else");
    }
    if (!"https".equals(zone.getScheme()) && !zone.getHost().matches("localhost|127\\.[0-9.]+")) {
      throw new MalformedProofException(
          "the secret of an account is sent over https only; received " + zone);
    }
    String encoded = Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
    return new LogServer(zone, Optional.of("Basic " + encoded));
  }

  private static String noAddress(String address) {
    return "expected an address such as https://host/evidence/zone; received '" + address + "'";
  }

  @Override
  public byte[] read(String path) throws IOException {
    URI file = zone.resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(file).timeout(WITHIN);
    authorization.ifPresent(value -> request.header("Authorization", value));
    try {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
          throw new IOException(
              "%s answers %d: name an account that may read the entries, with --account <file>"
                  .formatted(file, answer.statusCode()));
        }
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
