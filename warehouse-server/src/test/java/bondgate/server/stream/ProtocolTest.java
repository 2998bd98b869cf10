package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.BatchAnswer;
import bondgate.events.BatchAnswer.Reason;
import bondgate.events.Consistency;
import bondgate.events.EpochBegun;
import bondgate.events.KeyRolled;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.ConsistencyProof;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.evidence.ServerKey;
import bondgate.server.fence.Alarm;
import bondgate.server.fence.Alarms;
import bondgate.server.fence.DeviceTrouble;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Witness, epochs, keys and poison over the real broker and database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ProtocolTest {
  @Inject ZoneWriter writer;
  @Inject EvidenceLog evidence;
  @Inject ServerKey serverKey;
  @Inject Alarms alarms;

  @Test
  void anAnswerProvesThatTheLogContinuesTheCheckpointThatWasShown() throws Exception {
    try (FakeAgent agent = enrolled("protocol-witness")) {
      agent.send(agent.heartbeats(2), agent.key, "");
      BatchAnswer.Accepted first = agent.accepted();
      assertThat(first.consistency()).isEqualTo(new Consistency(0, List.of()));
      agent.send(agent.heartbeats(3), agent.key, first.checkpoint());
      BatchAnswer.Accepted second = agent.accepted();

      List<Hash> hashes = new ArrayList<>();
      for (String hash : second.consistency().hashes()) {
        hashes.add(Hash.ofBase64(hash));
      }
      TreeHead from = head(first.checkpoint());
      assertThat(second.consistency().from()).isEqualTo(from.size());
      assertThat(new ConsistencyProof(hashes).check(from, head(second.checkpoint())).holds())
          .isTrue();
    }
  }

  @Test
  void nothingIsTakenFromOneWhoHoldsALargerOrAnotherLogAndAnOfficerIsCalled() throws Exception {
    String zone = "protocol-restored";
    try (FakeAgent agent = enrolled(zone)) {
      agent.send(agent.heartbeats(2));
      TreeHead now = head(agent.accepted().checkpoint());
      Hash other = MerkleTree.leafHash(new byte[] {1});
      List<SealedRecord> next = agent.heartbeats(1);

      agent.send(next, agent.key, signed(zone, new TreeHead(now.size() + 5, other)));
      assertThat(agent.refused().reason()).isEqualTo(Reason.LOG_ROLLED_BACK);
      agent.send(next, agent.key, signed(zone, new TreeHead(now.size(), other)));
      assertThat(agent.refused().reason()).isEqualTo(Reason.LOG_FORKED);

      assertThat(evidence.head(zone)).isEqualTo(now);
      // Nobody gets a second history from us, neither another device nor a person.
      assertThatThrownBy(() -> evidence.checkpoint(zone))
          .hasMessageContaining("the log has " + now.size() + "; it lost its end");
      assertThat(troubles(zone)).containsExactlyInAnyOrder("LOG_ROLLED_BACK", "LOG_FORKED");
    }
  }

  @Test
  void theAlarmOfALogThatStoodStillIsAcknowledgedAsAnyOther() throws Exception {
    String zone = "protocol-stood-still";
    try (FakeAgent agent = enrolled(zone)) {
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  alarms.troubled(
                      zone,
                      agent.device,
                      DeviceTrouble.LOG_FORKED,
                      "two histories",
                      Instant.parse("2026-03-02T04:00:00Z"),
                      () -> -1));
      ActAnswer answer =
          writer.submit(
              zone, new ZoneAct.AcknowledgeAlarm("seen", "officer:2", -1, "restored; stop lifted"));
      assertThat(answer).isInstanceOf(ActAnswer.Done.class);
      assertThat(alarms.list(zone, 10).get(0).open()).isFalse();
    }
  }

  @Test
  void aKeyIsRolledByTheChainItselfAndTheOldOneSpeaksNoMore() throws Exception {
    try (FakeAgent agent = enrolled("protocol-roll")) {
      SigningKey next = SigningKey.generate(new SecureRandom());
      List<SealedRecord> rolling = agent.heartbeats(2);
      rolling.add(agent.record(KeyRolled.at(agent.chain, next)));
      agent.send(rolling, agent.key, "");
      List<SealedRecord> after = agent.heartbeats(2);
      agent.send(after, next, "");
      assertThat(lastAccepted(agent, 5)).isEqualTo(5);

      agent.send(rolling, agent.key, "");
      assertThat(agent.accepted().throughSeq()).as("a repeat").isEqualTo(5);
      agent.send(agent.heartbeats(1), agent.key, "");
      assertThat(agent.refused().reason()).isEqualTo(Reason.NOT_GENUINE);
    }
  }

  @Test
  void aRevokedKeyIsRefusedByNameAndANewEpochUnderANewKeyGoesOn() throws Exception {
    String zone = "protocol-revoke";
    try (FakeAgent agent = enrolled(zone)) {
      agent.send(agent.heartbeats(2));
      agent.accepted();
      String keyId = agent.key.verifyKey().id();
      assertThat(act(zone, new RevokeKey("r1", "staff:t", "edge", keyId, "laptop was stolen")))
          .isInstanceOf(ActAnswer.Done.class);
      agent.send(agent.heartbeats(1));
      assertThat(agent.refused().reason()).isEqualTo(Reason.REVOKED_KEY);
      assertThat(troubles(zone)).containsExactly("REVOKED_KEY");

      assertThat(act(zone, new OpenEpoch("e2", "staff:t", "edge", 2, "after the theft", null)))
          .isInstanceOfSatisfying(
              ActAnswer.Refused.class,
              refused -> assertThat(refused.code()).isEqualTo("needsANewKey"));
      SigningKey next = SigningKey.generate(new SecureRandom());
      String publicKey = next.verifyKey().base64();
      assertThat(act(zone, new OpenEpoch("e3", "staff:t", "edge", 2, "after the theft", publicKey)))
          .isInstanceOf(ActAnswer.Done.class);
      long made = agent.chain.lastSeq();
      String lastHash = agent.chain.lastHash();
      agent.chain = RecordChain.begin(zone, "edge", 2);
      agent.send(List.of(agent.record(new EpochBegun(1, made, lastHash, 2))), next, "");
      assertThat(agent.accepted().epoch()).isEqualTo(2);
      assertThat(troubles(zone)).contains("RECORDS_LOST");
      assertThat(alarms.list(zone, 10).get(0).detail()).contains("records 3 to 3");
    }
  }

  @Test
  void whatIsLeftOfAnEpochIsTakenUntilTheNextBegins() throws Exception {
    String zone = "protocol-epochs";
    try (FakeAgent agent = enrolled(zone)) {
      List<SealedRecord> old = agent.heartbeats(4);
      agent.send(old.subList(0, 2));
      agent.accepted();
      assertThat(act(zone, new OpenEpoch("o3", "staff:t", "edge", 3, "why", null)))
          .as("3 does not follow 1")
          .isInstanceOf(ActAnswer.Refused.class);
      assertThat(act(zone, new OpenEpoch("o2", "staff:t", "edge", 2, "disk was replaced", null)))
          .isInstanceOf(ActAnswer.Done.class);
      agent.send(old.subList(2, 3));
      assertThat(agent.accepted().throughSeq()).isEqualTo(3);
      agent.chain = RecordChain.begin(zone, "edge", 2);
      agent.send(agent.heartbeats(1));
      assertThat(agent.accepted().epoch()).isEqualTo(2);
      agent.send(old.subList(3, 4));
      assertThat(agent.refused().reason()).isEqualTo(Reason.OTHER_EPOCH);
    }
  }

  @Test
  void poisonIsPutAsideWithOneAlarmAndTheOthersGoOn() throws Exception {
    String zone = "protocol-poison";
    try (FakeAgent agent = enrolled(zone);
        FakeAgent other = new FakeAgent(zone, "edge-2")) {
      writer.submit(zone, other.enrolment());
      for (String poison : List.of("nonsense", "{}", "nonsense")) {
        agent.send(poison.getBytes(StandardCharsets.UTF_8));
        assertThat(agent.refused().reason()).isEqualTo(Reason.MALFORMED);
      }
      other.send(other.heartbeats(1));
      other.accepted();
      agent.send(agent.heartbeats(1));
      agent.accepted();

      assertThat(alarms.list(zone, 10))
          .singleElement()
          .satisfies(
              alarm -> {
                assertThat(alarm.trouble()).isEqualTo("MALFORMED");
                assertThat(alarm.device()).isEqualTo("edge");
                assertThat(alarm.facts()).as("two different messages").isEqualTo(2);
                assertThat(
                        new String(evidence.leaf(zone, alarm.id()).get(), StandardCharsets.UTF_8))
                    .contains("putAside", "MALFORMED");
              });
      long id = alarms.list(zone, 10).get(0).id();
      assertThat(act(zone, new ZoneAct.AcknowledgeAlarm("a1", "officer:o", id, "a test")))
          .isInstanceOf(ActAnswer.Done.class);
    }
  }

  private FakeAgent enrolled(String zone) throws Exception {
    FakeAgent agent = new FakeAgent(zone, "edge");
    assertThat(act(zone, agent.enrolment())).isInstanceOf(ActAnswer.Done.class);
    return agent;
  }

  private ActAnswer act(String zone, ZoneAct act) throws InterruptedException {
    return writer.submit(zone, act);
  }

  private List<String> troubles(String zone) {
    return alarms.list(zone, 10).stream().map(Alarm::trouble).toList();
  }

  /** Two batches may be answered together. */
  private static long lastAccepted(FakeAgent agent, long until) throws InterruptedException {
    long through = 0;
    while (through < until) {
      through = agent.accepted().throughSeq();
    }
    return through;
  }

  private static TreeHead head(String note) throws Exception {
    return Checkpoint.parse(SignedNote.parse(note).text()).head();
  }

  /** A checkpoint that this server's key signed before its database was restored. */
  private String signed(String zone, TreeHead head) {
    String text = Checkpoint.of(evidence.origin(zone), head).text();
    byte[] signature =
        Base64.getDecoder()
            .decode(serverKey.signingKey().sign(text.getBytes(StandardCharsets.UTF_8)));
    return new SignedNote(
            text, List.of(SignedNote.NoteSignature.of(evidence.verifierKey(zone), signature)))
        .note();
  }
}
