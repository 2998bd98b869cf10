package bondgate.server.customs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Transport by HTTP: a message is POSTed, and any 2xx says that it is there. A receipt may be the
 * answer's body. One that is lost with a crash comes again when the message is sent again.
 */
final class HttpTransport implements MessageTransport {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_LIMIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI url;
  private final int mostBytes;
  private final Map<String, IncomingMessage> received = new LinkedHashMap<>();

  HttpTransport(URI url, int mostBytes) {
    this.url = url;
    this.mostBytes = mostBytes;
  }

  @Override
  public SendResult send(OutgoingMessage message, Instant now) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER_LIMIT)
            .header("Content-Type", "application/xml; charset=utf-8")
            .header("X-Message-Type", message.type())
            .header("X-Message-Guid", message.guid())
            .POST(HttpRequest.BodyPublishers.ofByteArray(message.bytes()))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(mostBytes + 1);
        if (response.statusCode() / 100 != 2) {
          return new SendResult.Failed("HTTP status " + response.statusCode());
        }
        if (bytes.length > 0) {
          remember("answer to " + message.guid(), bytes);
        }
      }
      return new SendResult.HandedOver();
    } catch (IOException e) {
      return new SendResult.Failed(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SendResult.Failed("interrupted");
    }
  }

  private synchronized void remember(String reference, byte[] bytes) {
    received.put(
        reference,
        bytes.length > mostBytes
            ? IncomingMessage.broken(reference, "more than %d bytes".formatted(mostBytes))
            : IncomingMessage.of(reference, bytes));
  }

  @Override
  public synchronized List<IncomingMessage> collect(int most, Instant now) {
    return new ArrayList<>(received.values().stream().limit(most).toList());
  }

  @Override
  public synchronized void taken(IncomingMessage message) {
    received.remove(message.reference());
  }

  @Override
  public synchronized void setAside(IncomingMessage message, String reason) {
    received.remove(message.reference());
  }
}
