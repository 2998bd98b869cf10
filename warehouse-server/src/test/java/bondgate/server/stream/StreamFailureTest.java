package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.BatchAnswer;
import bondgate.events.EventJson;
import bondgate.events.PermitList;
import bondgate.events.Presence;
import bondgate.events.SealedRecord;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.evidence.ServerKey;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The stream while something breaks, over the real broker and the real database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class StreamFailureTest {
  private static final String ZONE = "failure-test";

  @Inject ZoneWriter writer;
  @Inject EvidenceLog evidence;
  @Inject Tables tables;
  @Inject AgroalDataSource database;
  @Inject Presences presences;
  @Inject ServerKey serverKey;

  @Test
  void whatFailsHalfwayLeavesNothingAndIsTriedAgain() throws Exception {
    try (FakeAgent agent = enrolled("edge-fails")) {
      long size = evidence.head(ZONE).size();
      // The last statement of the transaction fails, twice: everything before it was done by then.
      breakInserts("edge-fails", 2);
      agent.send(agent.heartbeats(3));
      assertThat(agent.accepted().throughSeq()).isEqualTo(3);
      assertThat(tables.count("SELECT last_value FROM failures_of_edge_fails")).isEqualTo(3);
      assertThat(evidence.head(ZONE).size()).isEqualTo(size + 3);
      assertThat(recordsOf(agent)).isEqualTo(3);
      assertThat(quarantined(agent)).isZero();
    }
  }

  @Test
  void whatFailsAgainAndAgainIsPutAsideAndHoldsNobodyUp() throws Exception {
    try (FakeAgent agent = enrolled("edge-poison");
        FakeAgent other = enrolled("edge-healthy")) {
      long size = evidence.head(ZONE).size();
      breakInserts("edge-poison", 3);
      List<SealedRecord> records = agent.heartbeats(2);
      agent.send(records);
      await("put aside", () -> quarantined(agent) == 1);
      assertThat(agent.refused().reason()).isEqualTo(BatchAnswer.Reason.ROUTE_FAILED);
      assertThat(recordsOf(agent)).isZero();
      // That it was put aside stands in the log, nothing else.
      assertThat(evidence.head(ZONE).size()).isEqualTo(size + 1);

      other.send(other.heartbeats(1));
      assertThat(other.accepted().throughSeq()).isEqualTo(1);
      // The agent keeps what was not answered, and sends it again; by now the fault is mended.
      agent.send(records);
      assertThat(agent.accepted().throughSeq()).isEqualTo(2);
    }
  }

  @Test
  void aDatabaseConnectionThatIsCutMidwayCostsNothing() throws Exception {
    try (FakeAgent agent = enrolled("edge-cut")) {
      agent.send(agent.heartbeats(1));
      agent.accepted();
      long size = evidence.head(ZONE).size();
      try (Connection own = database.getConnection()) {
        own.setAutoCommit(false);
        try (Statement hold = own.createStatement()) {
          hold.execute("SELECT 1 FROM stream_position WHERE device = 'edge-cut' FOR UPDATE");
          agent.send(agent.heartbeats(2));
          await("the writer waits for the row", () -> tables.count(WAITING) == 1);
          tables.execute(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
        }
        own.rollback();
      }
      assertThat(agent.accepted().throughSeq()).isEqualTo(3);
      assertThat(evidence.head(ZONE).size()).isEqualTo(size + 2);
      assertThat(recordsOf(agent)).isEqualTo(3);
      assertThat(quarantined(agent)).isZero();
    }
  }

  @Test
  void aConnectionToTheBrokerThatIsLostComesBackAndNothingIsLost() throws Exception {
    try (FakeAgent agent = enrolled("edge-reconnects")) {
      // Whoever comes with our client id throws us out, as the standard demands.
      FakeAgent.takeOver("bondgate-server");
      List<SealedRecord> first = agent.heartbeats(1);
      // The broker may drop what comes while the session changes hands: an agent sends again.
      assertThat(agent.sendUntilAccepted(first).throughSeq()).isEqualTo(1);
      assertThat(recordsOf(agent)).isEqualTo(1);
    }
  }

  @Test
  void permitsArePublishedSignedWhenTheyChange() throws Exception {
    String zone = "guiyang-o2o";
    try (FakeAgent agent = new FakeAgent(zone, "edge-permits")) {
      done(
          zone,
          new ZoneAct.RegisterItem(
              "permits-item", "staff:test", "P-1", "2204210000", "酒", "wine", "011", 100, 10, 5));
      done(
          zone,
          new ZoneAct.AcceptInboundList(
              "permits-list",
              "staff:test",
              "QD-PERMITS",
              List.of(new ZoneAct.AcceptInboundList.Line("P-1", List.of("E2FA00000001")))));
      PermitList list =
          EventJson.readSignedPermits(agent.permits()).verified(serverKey.signingKey().verifyKey());
      while (list.permits().stream().noneMatch(p -> p.epc().equals("E2FA00000001"))) {
        list =
            EventJson.readSignedPermits(agent.permits())
                .verified(serverKey.signingKey().verifyKey());
      }
      assertThat(list.version()).isPositive();
      // Retained: whoever comes later hears it at once.
      try (FakeAgent late = new FakeAgent(zone, "edge-late")) {
        assertThat(
                EventJson.readSignedPermits(late.permits())
                    .verified(serverKey.signingKey().verifyKey())
                    .version())
            .isGreaterThanOrEqualTo(list.version());
      }
    }
  }

  @Test
  void presenceFollowsTheRunThatWasBornLast() throws Exception {
    try (FakeAgent agent = enrolled("edge-presence")) {
      UUID first = new UUID(1, 1);
      UUID second = new UUID(2, 2);
      assertThat(status("edge-presence").online()).isFalse();
      agent.say(new Presence("edge-presence", first, true));
      await("online", () -> status("edge-presence").online());
      agent.say(new Presence("edge-presence", second, true));
      // The broker speaks the last will of the first run late: it is old news.
      agent.say(new Presence("edge-presence", first, false));
      agent.send(agent.heartbeats(1));
      agent.accepted();
      assertThat(status("edge-presence").online()).isTrue();
      assertThat(status("edge-presence").lastSeq()).isEqualTo(1);
      agent.say(new Presence("edge-presence", second, false));
      await("offline", () -> !status("edge-presence").online());
    }
  }

  private static final String WAITING =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";

  /**
   * Makes the next inserts of that device's batches fail: a sequence counts, also what rolls back.
   */
  private void breakInserts(String device, int times) throws SQLException {
    String name = "failures_of_" + device.replace('-', '_');
    tables.execute("CREATE SEQUENCE " + name);
    tables.execute(
        """
        CREATE FUNCTION fail_%1$s() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('%1$s') <= %2$d THEN RAISE EXCEPTION 'broken on purpose'; END IF;
          RETURN NEW;
        END $$"""
            .formatted(name, times));
    tables.execute(
        "CREATE TRIGGER %1$s BEFORE INSERT ON stream_batch FOR EACH ROW WHEN (NEW.device = '%2$s') EXECUTE FUNCTION fail_%1$s()"
            .formatted(name, device));
  }

  private FakeAgent enrolled(String device) throws Exception {
    FakeAgent agent = new FakeAgent(ZONE, device);
    done(ZONE, agent.enrolment());
    return agent;
  }

  private void done(String zone, ZoneAct act) throws InterruptedException {
    assertThat(writer.submit(zone, act)).isInstanceOf(ActAnswer.Done.class);
  }

  private AgentStatus status(String device) {
    return presences.agents(ZONE).stream()
        .filter(agent -> agent.device().equals(device))
        .findFirst()
        .orElseThrow();
  }

  private long recordsOf(FakeAgent agent) throws SQLException {
    return tables.count(
        "SELECT count(*) FROM stream_record WHERE device = '%s'".formatted(agent.device));
  }

  private long quarantined(FakeAgent agent) throws SQLException {
    return tables.count(
        "SELECT count(*) FROM stream_quarantine WHERE device = '%s'".formatted(agent.device));
  }

  private static void await(String what, Callable<Boolean> holds) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("%s within 20 s", what).isLessThan(until);
      Thread.onSpinWait();
    }
  }
}
