package bondgate.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.KeyRolled;
import bondgate.events.SigningKey;
import bondgate.events.VerifyKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A roll of the key, cut off after each of its steps. */
class KeyRingTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;
  private AgentDatabase database;
  private Outbox outbox;
  private KeyRing keys;
  private VerifyKey first;

  @BeforeEach
  void begin() throws Exception {
    database = AgentDatabase.open(folder);
    outbox = Outbox.open(database, new TestClock().recordClock(), "guiyang-o2o", "edge-1", 1);
    keys = open();
    first = keys.newest();
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void theRecordIsSignedByTheOldKeyAndWhatFollowsByTheNewOne() throws Exception {
    VerifyKey next = keys.roll(outbox, RANDOM);
    assertThat(keys.rollSeq(1)).isEqualTo(1);
    assertThat(keys.of(1, 1).verifyKey()).isEqualTo(first);
    assertThat(keys.of(1, 2).verifyKey()).isEqualTo(next);
    KeyRolled stated = (KeyRolled) outbox.nextBatch(0, 1).get(0).fields().body();
    assertThat(stated.newKey()).isEqualTo(next);
    assertThat(stated.provenIn(outbox.nextBatch(0, 1).get(0).fields())).isTrue();
  }

  @Test
  void aSecondRollWaitsForTheFirst() throws Exception {
    keys.roll(outbox, RANDOM);
    assertThatThrownBy(() -> keys.roll(outbox, RANDOM)).hasMessageContaining("wait until");
  }

  @Test
  void aKeyThatNoRecordStatesIsForgotten() throws Exception {
    AgentKey.writeNext(folder, SigningKey.generate(RANDOM));
    assertThat(open().newest()).isEqualTo(first);
    assertThat(folder.resolve("device.key.next")).doesNotExist();
  }

  @Test
  void aCrashBeforeTheAcknowledgementLeavesBothKeysInUse() throws Exception {
    VerifyKey next = keys.roll(outbox, RANDOM);
    KeyRing again = open();
    assertThat(again.of(1, 1).verifyKey()).isEqualTo(first);
    assertThat(again.of(1, 2).verifyKey()).isEqualTo(next);
    again.acknowledged(1, 1);
    assertThat(open().of(1, 1).verifyKey()).isEqualTo(next);
  }

  @Test
  void aCrashAfterTheFileTookTheOldOnesPlaceIsCompleted() throws Exception {
    VerifyKey next = keys.roll(outbox, RANDOM);
    AgentKey.promoteNext(folder);
    KeyRing again = open();
    assertThat(again.newest()).isEqualTo(next);
    assertThat(again.rollSeq(1)).isZero();
    assertThat(open().newest()).as("and the row is gone").isEqualTo(next);
  }

  @Test
  void aKeyThatARecordStatesAndThatIsGoneStopsTheStart() throws Exception {
    keys.roll(outbox, RANDOM);
    Files.delete(folder.resolve("device.key.next"));
    assertThatThrownBy(this::open).hasMessageContaining("neither device.key nor");
  }

  private KeyRing open() throws OutboxException {
    return KeyRing.open(folder, database, RANDOM);
  }
}
