package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.Continuity.Shown;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator gives up by lifting a stop, and what he does not. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class GivenUpCheckpointTest {
  @Inject EvidenceLog log;
  @Inject StartCheck check;
  @Inject StopRows rows;
  @Inject SigningStops stops;
  @Inject Continuity continuity;
  @Inject ServerKey key;
  @Inject AgroalDataSource database;

  private String zone;

  @BeforeEach
  void aLogOfThree() {
    zone = "given-up-" + UUID.randomUUID().toString().substring(0, 8);
    append(3);
  }

  @AfterEach
  void lift() {
    open().forEach(stop -> stops.lift(stop + ":end of the test"));
    check.resume(zone);
  }

  @Test
  void whatWasShownWhileTheLogWasStoppedDoesNotStopItAgainAndAnythingElseDoes() throws Exception {
    String one = note(8, 1);
    String other = note(6, 2);
    assertThat(continuity.look(zone, one)).isInstanceOf(Shown.RolledBack.class);
    assertThat(continuity.look(zone, other)).isInstanceOf(Shown.RolledBack.class);
    assertThat(open()).as("one stop for all who hold what was lost").hasSize(1);
    assertThatThrownBy(() -> log.checkpoint(zone)).isInstanceOf(DamagedLogException.class);

    stops.lift(open().get(0) + ":nothing newer is left");
    for (String known : List.of(one, other)) {
      assertThat(continuity.look(zone, known))
          .isInstanceOfSatisfying(
              Shown.RolledBack.class,
              back -> assertThat(back.finding()).contains("has to let go of it"));
    }
    assertThat(open()).isEmpty();
    assertThat(log.checkpoint(zone)).contains("\n3\n");

    assertThat(continuity.look(zone, note(8, 3))).isInstanceOf(Shown.RolledBack.class);
    assertThat(open()).as("as large, and another root").hasSize(1);
    assertThatThrownBy(() -> log.checkpoint(zone)).isInstanceOf(DamagedLogException.class);
  }

  @Test
  void itStaysGivenUpWhenTheLogHasGrownBeyondIt() throws Exception {
    String lost = note(5, 1);
    continuity.look(zone, lost);
    stops.lift(open().get(0) + ":nothing newer is left");
    append(9);
    assertThat(continuity.look(zone, lost))
        .isInstanceOfSatisfying(
            Shown.Forked.class,
            forked -> assertThat(forked.finding()).contains("has to let go of it"));
    assertThat(open()).isEmpty();
    assertThat(continuity.look(zone, note(5, 2))).isInstanceOf(Shown.Forked.class);
    assertThat(open()).hasSize(1);
  }

  @Test
  void aStopThatNobodyLiftedGivesNothingUp() throws Exception {
    String lost = note(5, 1);
    continuity.look(zone, lost);
    assertThat(continuity.look(zone, lost))
        .isInstanceOfSatisfying(
            Shown.RolledBack.class,
            back -> assertThat(back.finding()).doesNotContain("let go of it"));
    assertThat(open()).hasSize(1);
    for (String change :
        List.of("DELETE FROM evidence_stop_shown", "UPDATE evidence_stop_shown SET size = 1")) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(change)).isInstanceOf(SQLException.class);
      }
    }
  }

  private List<Long> open() {
    return rows.open().stream()
        .filter(stop -> stop.zone().equals(zone))
        .map(StopRows.Stop::id)
        .toList();
  }

  /** A checkpoint of ours of a history that the log does not have. */
  private String note(long size, int history) {
    TreeHead head = new TreeHead(size, MerkleTree.leafHash(new byte[] {(byte) history}));
    String text = Checkpoint.of(log.origin(zone), head).text();
    byte[] signature =
        Base64.getDecoder().decode(key.signingKey().sign(text.getBytes(StandardCharsets.UTF_8)));
    return new SignedNote(
            text, List.of(SignedNote.NoteSignature.of(log.verifierKey(zone), signature)))
        .note();
  }

  private void append(int count) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
    }
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, leaves));
  }
}
