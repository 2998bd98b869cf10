package bondgate.simulator.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks one HTTP server for JSON. */
final class HttpJson {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI base;

  HttpJson(URI base) {
    this.base = base;
  }

  /** The body of a GET, as text. */
  String text(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          "GET %s answered %d: %s".formatted(path, response.statusCode(), response.body()));
    }
    return response.body();
  }

  /** The body of a GET, as JSON. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(text(path));
  }

  /** Status and body of a POST of JSON. */
  Reply post(String path, JsonNode body) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return new Reply(response.statusCode(), response.body());
  }

  /** Status and body of a POST of a form, as the script of a page sends it. */
  Reply postForm(String path, Map<String, String> fields) throws IOException, InterruptedException {
    HttpResponse<String> response = form(path, fields);
    return new Reply(response.statusCode(), response.body());
  }

  /** Where the answer to a form leads; empty if it leads nowhere. */
  String opens(String path, Map<String, String> fields) throws IOException, InterruptedException {
    HttpResponse<String> response = form(path, fields);
    if (response.statusCode() >= 500) {
      throw new IOException("POST %s answered %d".formatted(path, response.statusCode()));
    }
    return response.headers().firstValue("Location").map(URI::create).map(URI::getPath).orElse("");
  }

  private HttpResponse<String> form(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return client.send(
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Screen", "alone")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A page as somebody looks at it; empty while there is none. */
  String page(String path) {
    try {
      return text(path);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading " + path, e);
    }
  }

  /**
   * Sends a form as somebody does who looks at the page afterwards: a server that does not answer
   * just now is no fault, for the page says what stands, and it is sent again.
   *
   * @throws IllegalStateException if the server does not take it
   */
  void send(String path, Map<String, String> form) throws InterruptedException {
    Reply reply;
    try {
      reply = postForm(path, form);
    } catch (IOException e) {
      return;
    }
    if (reply.status() >= 400 && reply.status() < 500) {
      throw new IllegalStateException(
          "the server answered %d to '%s': %s".formatted(reply.status(), path, reply.body()));
    }
  }

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param body text
   */
  record Reply(int status, String body) {}
}
