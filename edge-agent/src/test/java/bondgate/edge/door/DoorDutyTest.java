package bondgate.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.Embedding;
import bondgate.camera.PersonRef;
import bondgate.camera.gallery.Consent;
import bondgate.camera.gallery.ConsentLanguage;
import bondgate.camera.gallery.ConsentText;
import bondgate.camera.gallery.FaceVault;
import bondgate.camera.model.FaceModels;
import bondgate.edge.TestSettings;
import bondgate.edge.outbox.AgentDatabase;
import bondgate.edge.outbox.Disk;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.TestClock;
import bondgate.edge.settings.DoorSettings;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.FaceSettings;
import bondgate.events.Direction;
import bondgate.events.DoorOpened;
import bondgate.events.DoorTicket;
import bondgate.events.EdgeEvent;
import bondgate.events.FaceConsent;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the duty does turn by turn, without threads: with a full disk, and as years go by. */
class DoorDutyTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z"); // as the clock's
  private static final PersonRef MEI = new PersonRef(DoorRig.MEMBER);

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private AgentDatabase database;
  private Outbox outbox;

  @BeforeEach
  void begin() throws Exception {
    database = AgentDatabase.open(folder.resolve("data"));
    outbox = Outbox.open(database, clock.recordClock(), "guiyang-o2o", "edge-1", 1);
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void nothingOpensWithoutItsRecordAndWhatDidNotHappenIsNotRecordedLater() throws Exception {
    DoorDuty duty = duty(Optional.empty(), List.of());
    Disk.fill(database, outbox);
    duty.openForStaff("entrance");
    turn(duty);
    assertThat(duty.doors().get(0).open()).isFalse();
    assertThat(duty.notOpened()).isEqualTo(1);
    assertThat(duty.diskFailure()).contains("full");

    Disk.free(database);
    turn(duty);
    assertThat(recorded(DoorOpened.class)).isEmpty();
    duty.openForStaff("entrance");
    turn(duty);
    assertThat(duty.doors().get(0).open()).isTrue();
    assertThat(duty.diskFailure()).isEmpty();
    assertThat(recorded(DoorOpened.class)).hasSize(1);
    clock.advance(Duration.ofSeconds(3));
    turn(duty);
    assertThat(duty.doors().get(0).open()).isFalse();
  }

  @Test
  void aFaceIsErasedWhenItsTimeIsOverWithoutAnybodyAskingAndThatIsRecorded() throws Exception {
    try (FaceVault vault = vault()) {
      vault.enrol(MEI, face(), consent(), clock.instant(), Duration.ofDays(365));
    }
    DoorDuty duty = duty(Optional.of(faces()), List.of());
    clock.advance(Duration.ofDays(365).minusMillis(1));
    turn(duty);
    assertThat(duty.faces().held()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(1));
    turn(duty);
    assertThat(duty.faces().held()).isZero();
    assertThat(recorded(FaceConsent.class))
        .containsExactly(
            new FaceConsent(FaceConsent.Act.ENDED, MEI.hex(), 1, consent().textSha256()));
  }

  @Test
  void aWithdrawalIsDoneAlsoWhenTheDiskIsFullAndItsRecordFollows() throws Exception {
    try (FaceVault vault = vault()) {
      vault.enrol(MEI, face(), consent(), clock.instant(), Duration.ofDays(365));
    }
    DoorDuty duty = duty(Optional.of(faces()), List.of());
    Disk.fill(database, outbox);
    String ticket = ticket();
    assertThat(duty.rights().withdraw(ticket).held()).isTrue();
    assertThat(duty.faces().held()).isZero();
    Disk.free(database);
    clock.advance(Duration.ofSeconds(1));
    turn(duty);
    assertThat(recorded(FaceConsent.class))
        .extracting(FaceConsent::act)
        .containsExactly(FaceConsent.Act.WITHDRAWN);
  }

  @Test
  void theFaceOfWhoeverIsNoMemberAnyMoreIsErasedAndOthersStay() throws Exception {
    PersonRef li = new PersonRef(DoorRig.OTHER_MEMBER);
    try (FaceVault vault = vault()) {
      vault.enrol(MEI, face(), consent(), clock.instant(), Duration.ofDays(365));
      vault.enrol(li, face(), consent(), clock.instant(), Duration.ofDays(365));
    }
    DoorDuty duty = duty(Optional.of(faces()), List.of());
    duty.forget(List.of(MEI.hex(), "ef".repeat(32)));
    turn(duty);
    assertThat(duty.faces().held()).isEqualTo(1);
    assertThat(folder.resolve("faces").resolve(li.hex() + ".face")).exists();
    duty.forget(List.of(MEI.hex(), "ef".repeat(32)));
    turn(duty);
    assertThat(recorded(FaceConsent.class))
        .as("once, and nothing of whom nothing was held")
        .containsExactly(
            new FaceConsent(FaceConsent.Act.ENDED, MEI.hex(), 1, consent().textSha256()));
  }

  @Test
  void noGalleryIsOpenedWhereTheMemoryMightBeWrittenToAFile() throws Exception {
    DoorDuty duty = duty(Optional.of(faces()), List.of("core dumps are allowed"));
    assertThat(duty.faces().whyNot()).contains("core dumps");
    assertThat(folder.resolve("faces")).doesNotExist();
  }

  private void turn(DoorDuty duty) {
    duty.turn(new Moment(clock.instant(), clock.instant()));
  }

  private DoorDuty duty(Optional<FaceSettings> faces, List<String> dumps) {
    DoorSettings door =
        new DoorSettings(
            "entrance",
            Direction.IN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Optional.empty());
    EdgeSettings plain =
        TestSettings.of(folder, DoorRig.SERVER.verifyKey(), "tcp://127.0.0.1:1", "/dev/none");
    return new DoorDuty(
        TestSettings.withDoors(plain, List.of(door), faces),
        outbox,
        dumps,
        clock,
        clock,
        new SecureRandom());
  }

  private FaceSettings faces() {
    return new FaceSettings(
        folder.resolve("models"),
        FaceModels.MOBILE_FACE_NET_STAND_IN,
        folder.resolve("faces"),
        folder.resolve("faces.key"),
        Duration.ofDays(365),
        500,
        2);
  }

  private FaceVault vault() throws Exception {
    FaceSettings faces = faces();
    return FaceVault.open(
        faces.gallery(), faces.key(), faces.model(), (act, person) -> {}, new SecureRandom());
  }

  private Consent consent() {
    return Consent.to(ConsentText.current(ConsentLanguage.ZH), START, Consent.Giver.PERSON);
  }

  private static Embedding face() {
    float[] numbers = new float[128];
    numbers[3] = 1;
    return Embedding.of(numbers);
  }

  private String ticket() {
    return new DoorTicket(
            "guiyang-o2o", Instant.ofEpochSecond(clock.instant().getEpochSecond() + 60), MEI.hex())
        .text(DoorRig.SERVER);
  }

  private <T extends EdgeEvent> List<T> recorded(Class<T> kind) throws Exception {
    return outbox.nextBatch(0, 10_000).stream()
        .map(record -> record.fields().body())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
