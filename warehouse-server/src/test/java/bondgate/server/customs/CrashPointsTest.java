package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stop between any two steps repeats, and never loses or changes anything. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class CrashPointsTest {
  private static final Instant AT = TestSales.AT;

  @Inject Declarations declarations;
  @Inject CustomsNewsFeed feed;
  @Inject CustomsOutbox outbox;
  @Inject CustomsInbox inbox;
  @Inject CustomsForms forms;
  @Inject CustomsKeys keys;
  @Inject AgroalDataSource database;

  /** Where the process dies. */
  private enum Stop {
    BEFORE_SENDING,
    AFTER_SENDING,
    BEFORE_KEEPING,
    AFTER_KEEPING
  }

  /** Dies once at that point of that message, and keeps what it saw. */
  private static class Dying implements MessageTransport {
    private final SandboxCustoms sandbox;
    private final Stop stop;
    private int left;
    private final Map<String, List<String>> sent = new HashMap<>();

    Dying(SandboxCustoms sandbox, Stop stop, int after) {
      this.sandbox = sandbox;
      this.stop = stop;
      this.left = after;
    }

    private void dieAt(Stop here) {
      if (stop == here && left-- == 0) {
        throw new IllegalStateException("died");
      }
    }

    @Override
    public SendResult send(OutgoingMessage message, Instant now) {
      dieAt(Stop.BEFORE_SENDING);
      sent.computeIfAbsent(message.guid(), guid -> new ArrayList<>())
          .add(new String(message.bytes(), StandardCharsets.UTF_8));
      SendResult result = sandbox.send(message, now);
      dieAt(Stop.AFTER_SENDING);
      return result;
    }

    @Override
    public List<IncomingMessage> collect(int most, Instant now) {
      List<IncomingMessage> messages = sandbox.collect(1, now);
      if (!messages.isEmpty()) {
        dieAt(Stop.BEFORE_KEEPING);
      }
      return messages;
    }

    @Override
    public void taken(IncomingMessage message) {
      dieAt(Stop.AFTER_KEEPING);
      sandbox.taken(message);
    }

    @Override
    public void setAside(IncomingMessage message, String reason) {
      sandbox.setAside(message, reason);
    }
  }

  @Test
  void aStopAnywhereEndsInTheSameNews() {
    for (Stop stop : Stop.values()) {
      for (int after = 0; after < 4; after++) {
        String zone = "cus-crash-%s-%d".formatted(stop, after);
        SandboxCustoms sandbox = new SandboxCustoms(forms, keys);
        Dying transport = new Dying(sandbox, stop, after);
        declarations.declare(TestSales.sale(zone, "S-1"), AT);

        assertThatThrownBy(() -> carry(zone, transport, AT)).hasMessage("died");
        outbox.recover(zone, AT.plusSeconds(3));
        carry(zone, transport, AT.plusSeconds(3));

        assertThat(news(zone)).as(zone).containsExactly("Released", "TaxAssessed");
        transport.sent.values().forEach(all -> assertThat(all.stream().distinct()).hasSize(1));
        assertThat(transport.sent).hasSize(4);
        assertThat(declarations.hanging(zone, AT.plusSeconds(99))).isEmpty();
      }
    }
  }

  @Test
  void aDeclarationThatIsRolledBackLeavesNothing() {
    String zone = "cus-rollback";
    QuarkusTransaction.begin();
    declarations.declare(TestSales.sale(zone, "S-1"), AT);
    QuarkusTransaction.rollback();

    assertThat(declarations.messages(zone, "S-1")).isEmpty();
    assertThat(declarations.declare(TestSales.sale(zone, "S-1"), AT))
        .isInstanceOf(DeclareResult.Queued.class);
  }

  @Test
  void aTransportThatFailsIsTriedAgainLaterAndLater() {
    String zone = "cus-failing";
    List<Instant> tries = new ArrayList<>();
    MessageTransport failing =
        new Dying(new SandboxCustoms(forms, keys), Stop.AFTER_KEEPING, 99) {
          @Override
          public SendResult send(OutgoingMessage message, Instant now) {
            if (message.type().equals(MessageKind.CEB311.root())) {
              tries.add(now);
            }
            return new SendResult.Failed("no line");
          }
        };
    declarations.declare(TestSales.sale(zone, "S-1"), AT);
    for (int second = 0; second <= 30; second++) {
      new CustomsPost(zone, failing, outbox, inbox).round(AT.plusSeconds(second));
    }

    assertThat(tries)
        .containsExactly(
            AT, AT.plusSeconds(2), AT.plusSeconds(6), AT.plusSeconds(14), AT.plusSeconds(30));
    assertThat(declarations.hanging(zone, AT.plusSeconds(31)))
        .filteredOn(hanging -> hanging.kind().equals("CEB311"))
        .singleElement()
        .satisfies(hanging -> assertThat(hanging.why()).isEqualTo(HangingReason.NOT_SENT))
        .satisfies(hanging -> assertThat(hanging.detail()).isEqualTo("no line"));
  }

  @Test
  void theTablesRefuseToForgetOrReopen() {
    String zone = "cus-guards";
    Customs customs =
        new Customs(zone, new SandboxCustoms(forms, keys), declarations, feed, outbox, inbox);
    customs.declare("S-1");
    customs.rounds(AT);

    for (String sql :
        List.of(
            "UPDATE customs_message SET kind = 'CEB311' WHERE zone = '%s'",
            "DELETE FROM customs_message WHERE zone = '%s'",
            "DELETE FROM customs_outbox WHERE zone = '%s'",
            "UPDATE customs_outbox SET state = 'DUE' WHERE zone = '%s'",
            "DELETE FROM customs_received WHERE zone = '%s'",
            "UPDATE customs_receipt SET status = '1' WHERE zone = '%s'",
            "UPDATE customs_news SET code = '1' WHERE zone = '%s'",
            "DELETE FROM customs_declaration WHERE zone = '%s'")) {
      assertThatThrownBy(() -> execute(sql.formatted(zone)))
          .as(sql)
          .isInstanceOf(SQLException.class);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void carry(String zone, MessageTransport transport, Instant at) {
    CustomsPost post = new CustomsPost(zone, transport, outbox, inbox);
    while (post.round(at)) {}
  }

  private List<String> news(String zone) {
    return feed.after(0, 1_000_000).stream()
        .filter(news -> news.zone().equals(zone))
        .map(news -> news.getClass().getSimpleName())
        .toList();
  }
}
