package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import bondgate.events.AgentStarted;
import bondgate.events.CheckpointRefused;
import bondgate.events.ClockJumped;
import bondgate.events.Direction;
import bondgate.events.DiskChanged;
import bondgate.events.DoorOpened;
import bondgate.events.EdgeEvent;
import bondgate.events.EdgeRecord;
import bondgate.events.EpochBegun;
import bondgate.events.EventKind;
import bondgate.events.FaceConsent;
import bondgate.events.FaceSighting;
import bondgate.events.Heartbeat;
import bondgate.events.HistoryLost;
import bondgate.events.KeyRolled;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.SigningKey;
import bondgate.events.TagSighting;
import bondgate.events.TrayChanged;
import bondgate.events.VerifyKey;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.fence.Alarm;
import bondgate.server.fence.Alarms;
import bondgate.server.fence.Fence;
import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.OpenPermit;
import bondgate.server.fence.Permits;
import bondgate.server.fence.Verdict;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import bondgate.server.ledger.Voucher;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where facts go, what becomes of a fact that the book refuses, and what the tables refuse. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class RoutingTest {
  private static final String EPC = "E28011606000020BB0000001";
  private static final String OTHER = "E28011606000020BB0000002";

  private final BottleActs acts = new BottleActs("BEER", 10);

  private static final String ROLLED =
      SigningKey.ofSeed(new byte[SigningKey.SEED_LENGTH_BYTES]).verifyKey().base64();

  @Inject TestZone desk;
  @Inject Fence fence;
  @Inject Alarms alarms;
  @Inject Permits permits;
  @Inject Ledger ledger;
  @Inject AgroalDataSource database;

  private static List<EdgeEvent> oneOfEachKind() {
    return List.of(
        new AgentStarted("0.1.0", 0, 1),
        new Heartbeat(5_000, 0, 0, List.of()),
        new ReaderHealth("reader-exit", ReaderState.ONLINE, ReaderHealth.Reason.ROUND_FINISHED, ""),
        new TagSighting(
            "exit", "reader-exit", EPC, TagSighting.Outcome.NEAR, 0, 3, -70, TestZone.AT),
        TestZone.siren("exit", EPC),
        TestZone.refused("exit", EPC, Direction.OUT),
        new ClockJumped(TestZone.AT, TestZone.AT.plusSeconds(9), 9000, true),
        new DiskChanged(DiskChanged.State.ON_RESERVE, "full"),
        TagFacts.chip(EPC, "E2801105200075CA56BE0935"),
        new KeyRolled(ROLLED, "proof"),
        new EpochBegun(1, 0, EdgeRecord.GENESIS, 0),
        new CheckpointRefused("held", "received", "another root"),
        new HistoryLost("held", "the disk died"),
        new TrayChanged("till-1", List.of(EPC), TrayChanged.NOT_WEIGHED),
        new FaceSighting("entrance", FaceSighting.Decision.UNKNOWN, "", 120, -1),
        new DoorOpened("entrance", Direction.IN, DoorOpened.Means.EMERGENCY, ""),
        new FaceConsent(FaceConsent.Act.GIVEN, "ab".repeat(32), 1, "cd".repeat(32)));
  }

  @Test
  void everyKindOfFactIsWrittenDownExceptHeartbeats() {
    String zone = "routing-kinds";
    List<EdgeEvent> facts = oneOfEachKind();
    assertThat(facts).as("one of each kind").hasSize(EventKind.values().length);

    desk.facts(zone, facts);

    assertThat(fence.after(zone, -1, 20))
        .extracting(FenceEntry::kind, FenceEntry::detail)
        .containsExactly(
            tuple("agent-started", "0.1.0"),
            tuple("reader-health", "ONLINE ROUND_FINISHED"),
            tuple("tag-sighting", "NEAR"),
            tuple("alarm-raised", "NOT_PERMITTED"),
            tuple("tag-crossing", ""),
            tuple("clock-jumped", "9000 ms"),
            tuple("disk-changed", "ON_RESERVE"),
            // A chip that fits is none: tag-chip stands here when it does not.
            tuple("key-rolled", VerifyKey.ofBase64(ROLLED).id()),
            tuple("epoch-begun", "after epoch 1"),
            tuple("checkpoint-refused", "another root"),
            tuple("history-lost", "the disk died"));
    assertThat(alarms.list(zone, 10))
        .extracting(Alarm::trouble)
        .containsExactly("EMERGENCY_DOORS", "HISTORY_LOST", "CHECKPOINT_REFUSED", null);
  }

  @Test
  void whatTheBookRefusesBecomesAVerdictAndTheStreamGoesOn() {
    String zone = "routing-refused";
    desk.openPortals(zone);
    desk.act(zone, acts.register(20));
    desk.act(zone, acts.inbound("QD1", List.of(EPC, OTHER)));
    OpenPermit permit = permits.open(zone, List.of(EPC)).get(EPC);
    // Something else makes the planned move: the crossing finds it made.
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                ledger.submit(
                    zone,
                    Chain.of(Transfer.post(TransferId.of(zone, "foreign"), permit.moveId(), 1, "")),
                    Voucher.of("staff:t-1", 0, TestZone.AT)));

    desk.facts(
        zone,
        List.of(
            TestZone.permitted("dock", EPC, Direction.IN, "QD1"),
            TestZone.permitted("dock", OTHER, Direction.IN, "QD1")));

    List<FenceEntry> log = fence.after(zone, -1, 10);
    assertThat(log)
        .extracting(entry -> entry.judged().orElseThrow())
        .containsExactly(Verdict.NOT_ON_BOOK, Verdict.PERMITTED);
    assertThat(log.get(0).detail()).contains("PendingAlreadyPosted");
    assertThat(alarms.list(zone, 10)).hasSize(1);
    assertThat(desk.book(zone)).containsEntry("WAREHOUSE", "2 +0 -0");
  }

  @Test
  void anActOfAPlaceThatNoPortalLeadsToLeavesNothing() {
    String zone = "routing-wayless";
    desk.act(zone, acts.register(20));

    ActAnswer answer = desk.act(zone, acts.inbound("QD1", List.of(EPC)));

    assertThat(answer).extracting("code").isEqualTo("noPortalLeadsThere");
    assertThat(desk.book(zone)).isEmpty();
    assertThat(permits.version(zone)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "goods_tag",
        "book_inbound_list",
        "guarantee_instrument",
        "guarantee_hold",
        "guarantee_hold_end",
        "gate_pass",
        "sale",
        "fence_entry"
      })
  void theDatabaseRefusesToChangeWhatWasWritten(String table) {
    String column = table.equals("guarantee_hold_end") ? "document" : "zone";
    for (String statement :
        List.of(
            "UPDATE %s SET %s = 'x'".formatted(table, column),
            "DELETE FROM " + table,
            "TRUNCATE " + table + " CASCADE")) {
      assertThatThrownBy(() -> execute(statement))
          .as(statement)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("append-only: correct with a further entry");
    }
  }

  @Test
  void aClosedPermitAndAnAcknowledgedAlarmStayAsTheyAre() {
    String zone = "routing-once";
    desk.openPortals(zone);
    desk.act(zone, acts.register(20));
    desk.act(zone, acts.inbound("QD1", List.of(EPC)));
    desk.facts(
        zone,
        List.of(TestZone.permitted("dock", EPC, Direction.IN, "QD1"), TestZone.siren("exit", EPC)));
    desk.act(zone, acts.acknowledge(alarms.list(zone, 1).get(0).id(), "a test"));

    for (String statement :
        List.of(
            "UPDATE fence_permit SET closed_leaf = NULL, closed_at = NULL",
            "DELETE FROM fence_permit",
            "UPDATE fence_alarm SET outcome = 'something else'",
            "DELETE FROM fence_alarm")) {
      assertThatThrownBy(() -> execute(statement + " WHERE zone = '" + zone + "'"))
          .as(statement)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void anActIsReadAsItWasWritten() throws MalformedActException {
    for (ZoneAct act :
        List.of(
            acts.register(20),
            acts.inbound("QD1", List.of(EPC)),
            acts.lodge("BH-1", 5),
            acts.pass("HF1", List.of(EPC)),
            acts.sale("S1", List.of(EPC)),
            acts.acknowledge(7, "a test"))) {
      assertThat(ActJson.read(ActJson.content(act))).isEqualTo(act);
      assertThat(ActJson.leaf("z", TestZone.AT, act, new Random(1)).text())
          .startsWith("{\"zone\":\"z\",\"committedAt\":\"2026-03-01T02:00:00Z\",\"act\":");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
