package bondgate.server.payment;

import com.alipay.api.FileItem;
import com.alipay.api.internal.util.AbstractHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Carries one call of Alipay's SDK, which signs and verifies, and remembers the bytes of the
 * exchange. For one call.
 */
final class AlipayTransport extends AbstractHttpClient {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_ANSWER = 1 << 20;

  private final HttpClient client;
  private Wire last = new Wire(new byte[0], new byte[0]);

  AlipayTransport(HttpClient client) {
    this.client = client;
  }

  /** What was sent and received last. */
  Wire last() {
    return last;
  }

  @Override
  public String doPost(
      String url, Map<String, String> parameters, String charset, Map<String, String> headers)
      throws IOException {
    String form =
        parameters.entrySet().stream()
            .filter(each -> each.getValue() != null)
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .setHeader("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      byte[] body;
      try (InputStream in = response.body()) {
        body = in.readNBytes(LONGEST_ANSWER + 1);
      }
      last = new Wire(RawExchange.utf8("POST " + url + "\n\n" + form), body);
      if (response.statusCode() != 200 || body.length > LONGEST_ANSWER) {
        throw new IOException(
            "HTTP status %d, %d bytes".formatted(response.statusCode(), body.length));
      }
      return new String(body, StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public String doPost(
      String url,
      Map<String, String> parameters,
      Map<String, FileItem> files,
      String charset,
      Map<String, String> headers) {
    throw new UnsupportedOperationException("no files are sent to Alipay here");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
