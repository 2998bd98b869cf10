package bondgate.server.tax;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How long a quote of twenty lines takes, computed alone and over HTTP at fifty a second. Not part
 * of the tests: {@code -Dtest=QuoteBench -Dbondgate.bench.quotes=true}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@EnabledIfSystemProperty(named = "bondgate.bench.quotes", matches = "true")
class QuoteBench {
  private static final int LINES = 20;
  private static final int WARM_UP = 2_000;
  private static final int ROUNDS = 5_000;
  private static final int HTTP_WARM_UP = 500;
  private static final int HTTP_ROUNDS = 1_000;
  private static final long PACE_NS = 20_000_000;

  @TestHTTPResource("/api/v1/tax/quotes")
  URI address;

  @Test
  void measure() throws Exception {
    byte[] body = body().getBytes(StandardCharsets.UTF_8);
    TaxCalculation calculation = TestOrders.calculation();
    QuoteRequest request = QuoteJson.read(body, TestOrders.DAY);
    run(WARM_UP, 0, () -> calculation.quote(request));
    report("computed alone", run(ROUNDS, 0, () -> calculation.quote(request)));

    HttpClient client = HttpClient.newHttpClient();
    HttpRequest post =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    run(HTTP_WARM_UP, 0, () -> answered(client, post));
    report("over HTTP, 50 a second", run(HTTP_ROUNDS, PACE_NS, () -> answered(client, post)));
  }

  private static String answered(HttpClient client, HttpRequest post)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(post, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /** Nanoseconds of each round, sorted; paced rounds count from when they were due. */
  private static long[] run(int rounds, long paceNs, Callable<?> question) throws Exception {
    long[] took = new long[rounds];
    long begun = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      long due = paceNs == 0 ? System.nanoTime() : begun + i * paceNs;
      while (System.nanoTime() < due) {
        Thread.sleep(1);
      }
      assertThat(question.call()).isNotNull();
      took[i] = System.nanoTime() - due;
    }
    Arrays.sort(took);
    return took;
  }

  private static void report(String what, long[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "quote of %d lines, %s: p50 %.3f ms, p99 %.3f ms%n",
        LINES,
        what,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6);
  }

  private static String body() {
    String serum =
        "{\"hsCode\":\"3304990029\",\"quantity\":1,\"unitPriceFen\":%d,"
            + "\"content\":{\"perPiece\":\"30\",\"unit\":\"ml\"}}";
    String lines =
        IntStream.range(0, LINES)
            .mapToObj(i -> serum.formatted(20_000 + 377 * i))
            .collect(Collectors.joining(","));
    return """
        {"orderDay":"2026-03-01","mode":"1210","freightFen":1000,"insuranceFen":333,
         "usedThisYearFen":0,"lines":[%s]}
        """
        .formatted(lines);
  }
}
