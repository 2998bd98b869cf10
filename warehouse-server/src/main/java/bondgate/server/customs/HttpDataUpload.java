package bondgate.server.customs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Uploads raw payment data by HTTP to the address of the settings. */
@ApplicationScoped
class HttpDataUpload implements DataUpload {
  private static final String TAKEN = "10000";

  private final Optional<URI> url;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @Inject
  HttpDataUpload(CustomsSettings settings) {
    this.url = settings.dataUploadUrl();
  }

  @Override
  public SendResult upload(String payExInfoStr) {
    if (url.isEmpty()) {
      return new SendResult.Failed("bondgate.customs.data-upload-url is not set");
    }
    HttpRequest request =
        HttpRequest.newBuilder(url.get())
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "payExInfoStr=" + URLEncoder.encode(payExInfoStr, StandardCharsets.UTF_8)))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      String code = new ObjectMapper().readTree(response.body()).path("code").asText();
      return response.statusCode() / 100 == 2 && code.equals(TAKEN)
          ? new SendResult.HandedOver()
          : new SendResult.Failed("HTTP %d, code %s".formatted(response.statusCode(), code));
    } catch (JsonProcessingException e) {
      return new SendResult.Failed("the answer is no JSON");
    } catch (IOException e) {
      return new SendResult.Failed(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SendResult.Failed("interrupted");
    }
  }
}
