package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The customs side knows after a kill of the server what it knew before. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class SandboxMemoryTest {
  private static final Instant AT = TestSales.AT;

  @TempDir Path folder;
  @Inject Declarations declarations;
  @Inject CustomsNewsFeed feed;
  @Inject CustomsOutbox outbox;
  @Inject CustomsInbox inbox;
  @Inject CustomsForms forms;
  @Inject CustomsKeys keys;

  @Test
  void whatItStillOwesIsAnsweredByteForByteAfterAStart() throws Exception {
    String zone = "cus-memory-owed";
    SandboxCustoms before = started();
    before.behave(SandboxSwitches.PLAIN.withDelay(Duration.ofSeconds(1)).withTwice());
    declarations.declare(TestSales.sale(zone, "S-1"), AT);
    new CustomsPost(zone, before, outbox, inbox).send(AT);
    before.taken(before.collect(99, AT.plusSeconds(99)).get(0));

    SandboxCustoms after = started();

    assertThat(texts(after)).isNotEmpty().isEqualTo(texts(before));
    CustomsPost post = new CustomsPost(zone, after, outbox, inbox);
    post.receive(AT.plusSeconds(99));
    // The list goes only now, when order, payment and waybill are accepted.
    post.send(AT.plusSeconds(100));
    post.receive(AT.plusSeconds(199));
    assertThat(news(zone)).containsExactly("Released", "TaxAssessed");
    assertThat(texts(started())).isEmpty();
  }

  @Test
  void whatItTookItDoesNotTakeAgainWithOtherContent() {
    String zone = "cus-memory-took";
    Customs before = new Customs(zone, started(), declarations, feed, outbox, inbox);
    before.declare("S-1");
    before.rounds(AT);

    String other = "cus-memory-took-again";
    Customs after = new Customs(other, started(), declarations, feed, outbox, inbox);
    after.declare("S-1");
    after.rounds(AT);

    assertThat(news(zone)).containsExactly("Released", "TaxAssessed");
    assertThat(news(other)).containsExactly("Refused");
  }

  @Test
  void whatAPersonBoughtElsewhereStillCounts() {
    SandboxCustoms before = started();
    before.boughtElsewhere(TestSales.sale("x", "S").buyer().idNumber(), 2026, 2_600_000);

    String zone = "cus-memory-year";
    Customs after = new Customs(zone, started(), declarations, feed, outbox, inbox);
    after.declare("S-1");
    after.rounds(AT);

    assertThat(news(zone)).containsExactly("Refused");
  }

  @Test
  void nobodyStandsInTheFileAndALineThatACrashLeftHalfHidesNoOther() throws Exception {
    String zone = "cus-memory-file";
    Customs before = new Customs(zone, started(), declarations, feed, outbox, inbox);
    before.declare("S-1");
    new CustomsPost(zone, before.sandbox(), outbox, inbox).send(AT);
    Files.writeString(file(), "{\"what\":\"SENT\",\"atMs", StandardOpenOption.APPEND);

    String text = Files.readString(file());
    DeclaredBuyer buyer = TestSales.sale(zone, "S-1").buyer();
    assertThat(text).doesNotContain(buyer.idNumber()).doesNotContain(buyer.name());
    SandboxCustoms after = started();
    List<String> owed = texts(after);
    after.taken(after.collect(99, AT.plusSeconds(99)).get(0));
    assertThat(texts(started())).isEqualTo(owed.subList(1, owed.size()));
  }

  private Path file() {
    return folder.resolve("customs-sandbox.jsonl");
  }

  private SandboxCustoms started() {
    return new SandboxCustoms(forms, keys, SandboxMemory.in(file(), keys.sealing()));
  }

  private static List<String> texts(SandboxCustoms sandbox) {
    return sandbox.collect(99, AT.plusSeconds(99)).stream()
        .map(message -> message.reference() + new String(message.bytes(), StandardCharsets.UTF_8))
        .toList();
  }

  private List<String> news(String zone) {
    return feed.after(0, 1_000_000).stream()
        .filter(news -> news.zone().equals(zone))
        .map(news -> news.getClass().getSimpleName())
        .toList();
  }
}
