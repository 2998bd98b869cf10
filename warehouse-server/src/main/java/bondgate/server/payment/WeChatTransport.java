package bondgate.server.payment;

import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.WechatPayException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Carries one call of WeChat Pay's SDK, which signs and verifies, to the gateway of our settings:
 * the SDK knows two host names only. The signature covers path and body, not the host. Remembers
 * the bytes of the last exchange. For one call.
 */
final class WeChatTransport extends AbstractHttpClient {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final int LONGEST_BILL = 64 << 20;
  private static final String[] SIGNED_HEADERS = {
    "Wechatpay-Timestamp",
    "Wechatpay-Nonce",
    "Wechatpay-Signature",
    "Wechatpay-Serial",
    "Request-ID"
  };

  private final HttpClient client;
  private final URI gateway;
  private Wire last = new Wire(new byte[0], new byte[0]);

  WeChatTransport(HttpClient client, URI gateway, Credential credential, Validator validator) {
    super(credential, validator);
    this.client = client;
    this.gateway = gateway;
  }

  /** What was sent and received last. */
  Wire last() {
    return last;
  }

  /**
   * As the SDK does it, but with its own kind of exception for every answer that is not as agreed.
   */
  @Override
  public <T> com.wechat.pay.java.core.http.HttpResponse<T> execute(
      HttpRequest request, Class<T> answer) {
    try {
      return super.execute(request, answer);
    } catch (WechatPayException e) {
      throw e;
    } catch (RuntimeException e) {
      // Its validator throws this where the time of the signature is missing or too far off.
      throw new MalformedMessageException("the answer is not as agreed", e);
    }
  }

  @Override
  protected OriginalResponse innerExecute(HttpRequest request) {
    HttpResponse<InputStream> response = send(request);
    byte[] body = read(request, response, LONGEST_ANSWER);
    last = new Wire(sent(request), body);
    Map<String, String> headers = new HashMap<>();
    // The SDK asks for headers by exactly these names; HTTP does not know their case.
    for (String name : SIGNED_HEADERS) {
      response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
    }
    return new OriginalResponse.Builder()
        .request(request)
        .headers(headers)
        .statusCode(response.statusCode())
        .contentType(response.headers().firstValue("Content-Type").orElse(null))
        .body(new String(body, StandardCharsets.UTF_8))
        .build();
  }

  @Override
  protected InputStream innerDownload(HttpRequest request) {
    HttpResponse<InputStream> response = send(request);
    if (response.statusCode() != 200) {
      throw new HttpException(
          "download answered %d".formatted(response.statusCode()), new IOException());
    }
    return new ByteArrayInputStream(read(request, response, LONGEST_BILL));
  }

  private HttpResponse<InputStream> send(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(gateway + pathOf(request)))
            .timeout(PATIENCE)
            .method(
                request.getHttpMethod().name(),
                java.net.http.HttpRequest.BodyPublishers.ofString(bodyOf(request)));
    request.getHeaders().getHeaders().forEach(builder::setHeader);
    try {
      return client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new HttpException(request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HttpException(request, e);
    }
  }

  private static byte[] read(HttpRequest request, HttpResponse<InputStream> response, int longest) {
    try (InputStream in = response.body()) {
      byte[] body = in.readNBytes(longest + 1);
      if (body.length > longest) {
        throw new IOException("the answer is longer than %d bytes".formatted(longest));
      }
      return body;
    } catch (IOException e) {
      throw new HttpException(request, e);
    }
  }

  /** Method, path and body: what the signature covers, without the time and the nonce. */
  private static byte[] sent(HttpRequest request) {
    return RawExchange.utf8(
        "%s %s\n\n%s".formatted(request.getHttpMethod(), pathOf(request), bodyOf(request)));
  }

  private static String pathOf(HttpRequest request) {
    URI uri = request.getUri();
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private static String bodyOf(HttpRequest request) {
    return request.getBody() instanceof JsonRequestBody json ? json.getBody() : "";
  }

  @Override
  protected String getHttpClientInfo() {
    return "jdk";
  }
}
