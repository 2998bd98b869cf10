package bondgate.server.bondedlist;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.bondedlist.SandboxSwitch.Fate;
import bondgate.server.customs.IncomingMessage;
import bondgate.server.customs.MessageTransport;
import bondgate.server.customs.MessageTransports;
import bondgate.server.customs.OutgoingMessage;
import bondgate.server.customs.ReleasedSales;
import bondgate.server.customs.SendResult;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists on their way to customs and receipts back: sandbox, folders, failures and a crash. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ListPostTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final Instant RELEASED = Instant.parse("2026-03-05T02:00:00Z");
  private static final Instant AT = Instant.parse("2026-03-06T02:00:00Z");

  @Inject BondedLists lists;
  @Inject ListInbox inbox;
  @Inject ListOutbox outbox;
  @Inject ReleasedSales sales;

  private GatherResult gather(String zone, String innerNo) {
    return lists.gather(zone, new GatherRequest(innerNo, DAY, DAY, List.of(), "staff:ls-07"), AT);
  }

  private void rounds(String zone, MessageTransport transport, Instant at) {
    ListPost post = new ListPost(zone, transport, outbox, inbox);
    while (post.round(at)) {}
  }

  private PaperStanding standing(String zone, String innerNo) {
    return lists.find(zone, innerNo).orElseThrow().standing();
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_IMPORTED, CANCELLED, NOT_DEDUCTED, false",
    "IN_HAND, IN_HAND, NOT_DEDUCTED, true",
    "CANCELLED, CANCELLED, NOT_DEDUCTED, false",
    "APPROVED, APPROVED, PRE_DEDUCTED, true",
    "DELETED, VOID, PRE_DEDUCTED, false",
    "PARTLY_PASSED, PARTLY_PASSED, PRE_DEDUCTED, true",
    "WRITTEN, PASSED, DEDUCTED, true"
  })
  void aListMeetsEachFate(Fate fate, Stage stage, DeductionMark mark, boolean holds) {
    for (boolean odd : List.of(false, true)) {
      String zone = "blp-%s-%s".formatted(fate.name().toLowerCase(java.util.Locale.ROOT), odd);
      SandboxListOffice office = new SandboxListOffice();
      office.behave(new SandboxSwitch(fate, odd, odd));
      sales.release(zone, "S-1", RELEASED);
      gather(zone, "BL-1");
      rounds(zone, office, AT);

      PaperStanding standing = standing(zone, "BL-1");
      assertThat(standing.stage()).as("%s, twice and backwards: %s", fate, odd).isEqualTo(stage);
      assertThat(standing.mark()).isEqualTo(mark);
      assertThat(inbox.contradictions(zone, 10)).isEmpty();
      assertThat(gather(zone, "BL-2"))
          .isInstanceOf(holds ? GatherResult.NothingToGather.class : GatherResult.Gathered.class);
    }
  }

  @Test
  void aListThatCannotBeHandedOverIsTriedAgainByteForByte() {
    String zone = "blp-fails";
    Flaky transport = new Flaky(2);
    sales.release(zone, "S-1", RELEASED);
    gather(zone, "BL-1");
    rounds(zone, transport, AT);
    assertThat(standing(zone, "BL-1")).isEqualTo(PaperStanding.DRAFT);
    rounds(zone, transport, AT.plusSeconds(1));
    assertThat(transport.sent).hasSize(1);
    rounds(zone, transport, AT.plusSeconds(2));
    rounds(zone, transport, AT.plusSeconds(60));

    assertThat(transport.sent).hasSize(3).containsOnly(transport.sent.get(0));
    assertThat(transport.sent.get(0)).isEqualTo(lists.message(zone, "BL-1").orElseThrow());
    assertThat(standing(zone, "BL-1").countsAsGone()).isTrue();
  }

  /** Fails so often, then hands over to an office. */
  private static final class Flaky implements MessageTransport {
    private final SandboxListOffice office = new SandboxListOffice();
    private final List<String> sent = new java.util.ArrayList<>();
    private int failures;

    Flaky(int failures) {
      this.failures = failures;
    }

    @Override
    public SendResult send(OutgoingMessage message, Instant now) {
      sent.add(new String(message.bytes(), java.nio.charset.StandardCharsets.UTF_8));
      return failures-- > 0 ? new SendResult.Failed("no line") : office.send(message, now);
    }

    @Override
    public List<IncomingMessage> collect(int most, Instant now) {
      return office.collect(most, now);
    }

    @Override
    public void taken(IncomingMessage message) {
      office.taken(message);
    }

    @Override
    public void setAside(IncomingMessage message, String reason) {
      office.setAside(message, reason);
    }
  }

  /** Handed over, and dead before that was written down: the second copy must not end the list. */
  @Test
  void aCrashBetweenSendingAndKnowingItNeverEndsTheList() {
    String zone = "blp-crash";
    SandboxListOffice office = new SandboxListOffice();
    office.behave(new SandboxSwitch(Fate.APPROVED, false, false));
    String one = sales.release(zone, "S-1", RELEASED);
    gather(zone, "BL-1");
    ListOutbox.Taken taken = outbox.take(PaperKind.INV101, zone, 1, AT).get(0);
    office.send(
        OutgoingMessage.of(
            "INV101",
            taken.innerNo(),
            taken.content().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        AT);
    // The first answer is lost with the server; after the start it is sent again.
    office.collect(10, AT).forEach(office::taken);
    outbox.recover(zone, AT);
    rounds(zone, office, AT);

    assertThat(standing(zone, "BL-1")).isEqualTo(PaperStanding.DRAFT);
    assertThat(inbox.contradictions(zone, 10))
        .singleElement()
        .satisfies(receipt -> assertThat(receipt.trouble()).contains(Trouble.SENT_MORE_THAN_ONCE))
        .satisfies(receipt -> assertThat(receipt.words()).contains("重复"));
    assertThat(
            lists.gather(
                zone, new GatherRequest("BL-2", DAY, DAY, List.of(one), "staff:ls-07"), AT))
        .isInstanceOf(GatherResult.TakenAlready.class);
  }

  @Test
  void theFoldersOfAnImportClientCarryListsAndReceipts(@TempDir Path folder) throws Exception {
    String zone = "blp-folders";
    Path out = folder.resolve("out");
    Path in = folder.resolve("in");
    MessageTransport folders = MessageTransports.folders(out, in, 1 << 20);
    sales.release(zone, "S-1", RELEASED);
    gather(zone, "BL-1");
    rounds(zone, folders, AT);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly("INV101_BL-1.xml");
    }

    Files.writeString(in.resolve("a.xml"), TestReceipts.written("BL-1"));
    Files.writeString(in.resolve("b.xml"), "<Package/>");
    rounds(zone, folders, AT);
    assertThat(standing(zone, "BL-1").countsAsGone()).isTrue();
    assertThat(in.resolve("a.xml")).doesNotExist();
    assertThat(in.resolve("broken/b.xml")).exists();
    assertThat(in.resolve("broken/b.xml.reason.txt")).exists();
  }
}
