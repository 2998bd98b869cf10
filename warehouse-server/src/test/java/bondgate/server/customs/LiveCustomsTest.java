package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The server's own thread carries a sale of its zone, without anybody's help. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class LiveCustomsTest {
  @Inject Declarations declarations;
  @Inject CustomsNewsFeed feed;
  @Inject InstantSource clock;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @Test
  void aSaleIsReleasedByTheSandboxThatRunsInTheServer() throws InterruptedException {
    Instant now = clock.instant();
    declarations.declare(TestSales.sale(zone, "LIVE-1"), now);

    Instant end = now.plus(Duration.ofSeconds(30));
    while (news().isEmpty() && clock.instant().isBefore(end)) {
      // The server's own thread works; its news are looked for often.
      Thread.sleep(20);
    }
    assertThat(news().get(0)).isInstanceOf(CustomsNews.Released.class);
  }

  private List<CustomsNews> news() {
    return feed.after(0, 1_000_000).stream()
        .filter(news -> news.saleNo().equals("LIVE-1"))
        .toList();
  }
}
