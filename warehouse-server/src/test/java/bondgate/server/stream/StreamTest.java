package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.BatchAnswer;
import bondgate.events.BatchAnswer.Reason;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The stream over the real broker and the real database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class StreamTest {
  private static final String ZONE = "stream-test";

  @Inject ZoneWriter writer;
  @Inject EvidenceLog evidence;
  @Inject Tables tables;

  @Test
  void aBatchIsCommittedAndThenAnswered() throws Exception {
    try (FakeAgent agent = enrolled("edge-commits")) {
      List<SealedRecord> records = agent.heartbeats(3);
      agent.send(records);
      BatchAnswer.Accepted answer = agent.accepted();
      assertThat(answer.throughSeq()).isEqualTo(3);
      assertThat(answer.checkpoint()).isEqualTo(evidence.checkpoint(ZONE));
      assertThat(recordsOf(agent)).isEqualTo(3);
      assertThat(
              tables.text(
                  "SELECT convert_from(l.bytes, 'UTF8') FROM evidence_leaf l JOIN stream_record r"
                      + " USING (zone, leaf_index) WHERE r.device = 'edge-commits' AND r.seq = 2"))
          .isEqualTo(records.get(1).text());
    }
  }

  @Test
  void aBatchThatComesAgainIsAnsweredAgainAndHasNoSecondEffect() throws Exception {
    try (FakeAgent agent = enrolled("edge-repeats")) {
      List<SealedRecord> records = agent.heartbeats(2);
      agent.send(records);
      agent.accepted();
      long size = evidence.head(ZONE).size();
      agent.send(records);
      assertThat(agent.accepted().throughSeq()).isEqualTo(2);
      assertThat(evidence.head(ZONE).size()).isEqualTo(size);

      // Half known, half new: only the new half takes effect.
      List<SealedRecord> longer = new java.util.ArrayList<>(records);
      longer.addAll(agent.heartbeats(2));
      agent.send(longer);
      assertThat(agent.accepted().throughSeq()).isEqualTo(4);
      assertThat(evidence.head(ZONE).size()).isEqualTo(size + 2);
      assertThat(recordsOf(agent)).isEqualTo(4);
    }
  }

  @Test
  void aGapIsSeenAndNamedAndTheStreamGoesOnWhenItIsFilled() throws Exception {
    try (FakeAgent agent = enrolled("edge-skips")) {
      List<SealedRecord> first = agent.heartbeats(2);
      List<SealedRecord> second = agent.heartbeats(2);
      agent.send(second);
      BatchAnswer.Refused answer = agent.refused();
      assertThat(answer.reason()).isEqualTo(Reason.GAP);
      assertThat(answer.expectedSeq()).isEqualTo(1);
      assertThat(recordsOf(agent)).isZero();

      agent.send(first);
      agent.accepted();
      agent.send(second);
      assertThat(agent.accepted().throughSeq()).isEqualTo(4);
    }
  }

  @Test
  void otherBytesUnderATakenNumberAreRefusedAndKept() throws Exception {
    try (FakeAgent agent = enrolled("edge-lies")) {
      RecordChain start = agent.chain;
      agent.send(agent.heartbeats(1));
      agent.accepted();
      agent.chain = start;
      agent.record(
          new bondgate.events.Heartbeat(2_000, 0, 0, List.of())); // the other history's record 1
      List<SealedRecord> other = agent.heartbeats(1);
      agent.send(other);
      BatchAnswer.Refused answer = agent.refused();
      assertThat(answer.reason()).isEqualTo(Reason.EQUIVOCATION);
      assertThat(answer.detail()).contains("record 1 ");
      assertThat(recordsOf(agent)).isEqualTo(1);
      assertThat(quarantined(agent)).isEqualTo("EQUIVOCATION");
    }
  }

  @Test
  void aDeviceThatNobodyEnrolledIsRefusedUntilSomebodyDoes() throws Exception {
    try (FakeAgent agent = new FakeAgent(ZONE, "edge-stranger")) {
      List<SealedRecord> records = agent.heartbeats(1);
      agent.send(records);
      assertThat(agent.refused().reason()).isEqualTo(Reason.UNKNOWN_DEVICE);
      assertThat(writer.submit(ZONE, agent.enrolment())).isInstanceOf(ActAnswer.Done.class);
      agent.send(records);
      assertThat(agent.accepted().throughSeq()).isEqualTo(1);
    }
  }

  @Test
  void whatIsNoBatchIsKeptAndTheStreamGoesOn() throws Exception {
    try (FakeAgent agent = enrolled("edge-babbles")) {
      agent.send("{\"nonsense\":1}".getBytes(StandardCharsets.UTF_8));
      BatchAnswer.Refused answer = agent.refused();
      assertThat(answer.reason()).isEqualTo(Reason.MALFORMED);
      assertThat(answer.epoch()).isZero();
      assertThat(quarantined(agent)).isEqualTo("MALFORMED");
      agent.send(agent.heartbeats(1));
      agent.accepted();
    }
  }

  @Test
  void anActTakesEffectOnceAndOtherContentUnderItsIdIsRefused() throws Exception {
    try (FakeAgent agent = new FakeAgent(ZONE, "edge-acts");
        FakeAgent other = new FakeAgent(ZONE, "edge-acts-2")) {
      ActAnswer first = writer.submit(ZONE, agent.enrolment());
      assertThat(first).isInstanceOf(ActAnswer.Done.class);
      long size = evidence.head(ZONE).size();
      ActAnswer again = writer.submit(ZONE, agent.enrolment());
      assertThat(((ActAnswer.Repeated) again).leafIndex())
          .isEqualTo(((ActAnswer.Done) first).leafIndex());
      ZoneAct taken =
          new ZoneAct.EnrolDevice(
              "enrol-edge-acts", "staff:test", "edge-acts-2", other.key.verifyKey().base64());
      assertThat(((ActAnswer.Refused) writer.submit(ZONE, taken)).code()).isEqualTo("actIdTaken");
      assertThat(evidence.head(ZONE).size()).isEqualTo(size);
    }
  }

  @Test
  void anActLongerThanALeafCanBeIsRefusedByName() throws Exception {
    long size = evidence.head(ZONE).size();
    List<String> epcs = IntStream.range(0, 2_500).mapToObj("E2CC%020X"::formatted).toList();
    ZoneAct list =
        new ZoneAct.AcceptInboundList(
            "long-list",
            "staff:test",
            "QD-LONG",
            List.of(new ZoneAct.AcceptInboundList.Line("P-1", epcs)));
    ActAnswer.Refused refused = (ActAnswer.Refused) writer.submit(ZONE, list);
    assertThat(refused.code()).isEqualTo("actTooLong");
    assertThat(refused.todo()).contains("several documents");
    assertThat(evidence.head(ZONE).size()).isEqualTo(size);
  }

  @Test
  void ofARefusedActNothingRemains() throws Exception {
    try (FakeAgent agent = enrolled("edge-twice");
        FakeAgent other = new FakeAgent(ZONE, "edge-twice-other")) {
      long size = evidence.head(ZONE).size();
      ZoneAct otherKey =
          new ZoneAct.EnrolDevice(
              "enrol-again", "staff:test", "edge-twice", other.key.verifyKey().base64());
      assertThat(((ActAnswer.Refused) writer.submit(ZONE, otherKey)).code())
          .isEqualTo("deviceHasAnotherKey");
      assertThat(evidence.head(ZONE).size()).isEqualTo(size);
      assertThat(tables.count("SELECT count(*) FROM stream_act WHERE id = 'enrol-again'")).isZero();
      agent.send(agent.heartbeats(1));
      agent.accepted();
    }
  }

  @Test
  void theDatabaseRefusesToChangeWhatWasTaken() throws Exception {
    try (FakeAgent agent = enrolled("edge-kept")) {
      agent.send(agent.heartbeats(2));
      agent.accepted();
      for (String table : List.of("stream_record", "stream_batch", "stream_act", "fleet_device")) {
        assertThatThrownBy(() -> tables.execute("UPDATE " + table + " SET zone = zone"))
            .as(table)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("append-only");
        assertThatThrownBy(() -> tables.execute("DELETE FROM " + table))
            .as(table)
            .hasMessageContaining("append-only");
        assertThatThrownBy(() -> tables.execute("TRUNCATE " + table + " CASCADE"))
            .as(table)
            .hasMessageContaining("append-only");
      }
      assertThatThrownBy(
              () ->
                  tables.execute(
                      "UPDATE stream_position SET last_seq = 1 WHERE device = 'edge-kept'"))
          .hasMessageContaining("only grows");
      assertThatThrownBy(() -> tables.execute("DELETE FROM stream_position"))
          .hasMessageContaining("append-only");
    }
  }

  private FakeAgent enrolled(String device) throws Exception {
    FakeAgent agent = new FakeAgent(ZONE, device);
    assertThat(writer.submit(ZONE, agent.enrolment())).isInstanceOf(ActAnswer.Done.class);
    return agent;
  }

  private long recordsOf(FakeAgent agent) throws SQLException {
    return tables.count(
        "SELECT count(*) FROM stream_record WHERE device = '%s'".formatted(agent.device));
  }

  private String quarantined(FakeAgent agent) throws SQLException {
    return tables.text(
        "SELECT string_agg(reason, ',') FROM stream_quarantine WHERE device = '%s'"
            .formatted(agent.device));
  }
}
