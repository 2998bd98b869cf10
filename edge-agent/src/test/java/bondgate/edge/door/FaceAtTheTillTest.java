package bondgate.edge.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bondgate.camera.gallery.Consent;
import bondgate.camera.gallery.ConsentLanguage;
import bondgate.camera.gallery.ConsentText;
import bondgate.edge.Await;
import bondgate.edge.door.FaceRights.Agreed;
import bondgate.edge.door.FaceRights.Answer;
import bondgate.edge.door.FaceRights.Outcome;
import bondgate.events.DoorOpened;
import bondgate.events.FaceClaim;
import bondgate.events.FaceSighting;
import bondgate.events.FaceSighting.Decision;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real pictures before a till's camera: the one who was claimed, and everybody else. */
@QuarkusTest
class FaceAtTheTillTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String VISIT = "visit-0123456789";

  @TempDir Path folder;
  private DoorRig rig;
  private Path faces;

  @AfterEach
  void end() throws Exception {
    if (rig != null) {
      rig.end();
    }
  }

  @Test
  void theOneWhoWasClaimedIsRecognisedAndSomebodyElseIsNot() throws Exception {
    begin();
    enrol(DoorRig.MEMBER, photo("white-house/obama-1.jpg"));
    enrol(DoorRig.OTHER_MEMBER, photo("white-house/biden-1.jpg"));
    int before = rig.recorded(FaceSighting.class).size();

    assertThat(claim(DoorRig.MEMBER)).isEqualTo(TillFace.LOOKING);
    assertThat(seen(photo("white-house/obama-2.jpg"))).isEqualTo(TillFace.MATCH);
    assertThat(claim(DoorRig.OTHER_MEMBER)).isEqualTo(TillFace.LOOKING);
    assertThat(seen(photo("white-house/obama-2.jpg")))
        .as("held here, but not the one who was claimed: 1:1")
        .isEqualTo(TillFace.UNKNOWN);

    List<FaceSighting> told = rig.recorded(FaceSighting.class);
    assertThat(told.subList(before, told.size()))
        .extracting(FaceSighting::door, FaceSighting::decision, FaceSighting::person)
        .containsExactly(
            tuple("till-1", Decision.MATCH, DoorRig.MEMBER), tuple("till-1", Decision.UNKNOWN, ""));
    assertThat(rig.recorded(DoorOpened.class)).as("no till opens a door").isEmpty();
    nothingOfAPictureIsLeft();
  }

  @Test
  void aPrintOfSomebodyIsNotLive() throws Exception {
    begin();
    enrol(DoorRig.MEMBER, photo("white-house/obama-1.jpg"));
    assertThat(claim(DoorRig.MEMBER)).isEqualTo(TillFace.LOOKING);
    assertThat(seen(photo("minivision/image_F1.jpg"))).isEqualTo(TillFace.NOT_LIVE);
  }

  @Test
  void oneGoodPictureIsNotEnoughAndOneFromBeforeTheClaimIsNone() throws Exception {
    begin();
    enrol(DoorRig.MEMBER, photo("white-house/obama-1.jpg"));
    rig.showAtTill(photo("white-house/obama-2.jpg"));
    assertThat(claim(DoorRig.MEMBER)).isEqualTo(TillFace.LOOKING);
    Await.until("the old picture is passed over", () -> tillIsFresh());
    rig.showAtTill(photo("white-house/obama-2.jpg"));
    assertThat(staysLooking(Duration.ofMillis(1500))).as("one of two").isTrue();
    assertThat(seen(photo("white-house/obama-2.jpg"))).isEqualTo(TillFace.MATCH);
  }

  @Test
  void whoNeverConsentedOrWithdrewIsNotLookedForAtAll() throws Exception {
    begin();
    assertThat(claim(DoorRig.MEMBER)).isEqualTo(TillFace.NOT_HELD);
    enrol(DoorRig.MEMBER, photo("white-house/obama-1.jpg"));
    assertThat(claim(DoorRig.MEMBER)).isEqualTo(TillFace.LOOKING);
    // While the camera looks.
    rig.agent.doors().rights().withdraw(DoorRig.ticket(DoorRig.MEMBER, MINUTE));
    assertThat(seen(photo("white-house/obama-2.jpg"))).isEqualTo(TillFace.NOT_HELD);
    assertThat(claim(DoorRig.MEMBER)).isEqualTo(TillFace.NOT_HELD);
    assertThat(rig.recorded(FaceSighting.class))
        .noneMatch(sighting -> sighting.door().equals("till-1"));
  }

  @Test
  void nobodyIsLookedAtWhoDidNotAsk() throws Exception {
    begin();
    enrol(DoorRig.MEMBER, photo("white-house/obama-1.jpg"));
    for (int i = 0; i < 4; i++) {
      rig.showAtTill(photo("white-house/obama-2.jpg"));
    }
    assertThat(tills().progress("till-1", VISIT)).isEqualTo(TillFace.NOBODY);
    assertThat(claim(DoorRig.MEMBER)).isEqualTo(TillFace.LOOKING);
    tills().forget("till-1");
    for (int i = 0; i < 4; i++) {
      rig.showAtTill(photo("white-house/obama-2.jpg"));
    }
    rig.stands(photo("minivision/image_T1.jpg"), 4);
    assertThat(tills().progress("till-1", VISIT)).isEqualTo(TillFace.NOBODY);
    assertThat(rig.recorded(FaceSighting.class))
        .noneMatch(sighting -> sighting.door().equals("till-1"));
  }

  @Test
  void onlyTheServersClaimForThisTillAndTimeIsTaken() throws Exception {
    begin();
    enrol(DoorRig.MEMBER, photo("white-house/obama-1.jpg"));
    byte[] seed = new byte[32];
    seed[0] = 1;
    assertThat(begin(text("till-1", MINUTE, SigningKey.ofSeed(seed))))
        .as("another key than the server's")
        .isEqualTo(TillFace.NOT_A_CLAIM);
    assertThat(begin(text("till-2", MINUTE, DoorRig.SERVER))).isEqualTo(TillFace.NOT_A_CLAIM);
    assertThat(begin(DoorRig.ticket(DoorRig.MEMBER, MINUTE))).isEqualTo(TillFace.NOT_A_CLAIM);
    assertThat(begin(text("till-1", Duration.ofSeconds(-1), DoorRig.SERVER)))
        .isEqualTo(TillFace.EXPIRED);
    assertThat(begin(text("till-1", MINUTE, DoorRig.SERVER))).isEqualTo(TillFace.LOOKING);
  }

  @Test
  void withoutCameraOrModelsItSaysSoAtOnce() throws Exception {
    rig = DoorRig.withTill(folder, folder.resolve("no-models"), true);
    Await.until("it says why", () -> !rig.agent.doors().faces().whyNot().contains("being loaded"));
    assertThat(tills().state()).isEqualTo(TillFaces.NO_FACES);
    assertThat(rig.agent.tills().till("till-1").orElseThrow().status("", tills().state()).camera())
        .isEqualTo(TillFaces.NO_FACES);
    assertThat(claim(DoorRig.MEMBER)).isEqualTo(TillFace.NO_FACES);
    assertThat(tills().begin("till-1", false, VISIT, claimText(DoorRig.MEMBER)))
        .isEqualTo(TillFace.NO_CAMERA);
  }

  @Test
  void aTillWithoutACameraSaysSoInItsStatus() throws Exception {
    rig = DoorRig.withTill(folder, folder.resolve("no-models"), false);
    assertThat(rig.agent.tills().till("till-1").orElseThrow().status("", "READY").camera())
        .isEmpty();
  }

  private void begin() throws Exception {
    faces = DoorRig.sharedFaces();
    rig = DoorRig.withTill(folder, faces.resolve("models"), true);
    rig.awaitFaces();
  }

  private Path photo(String name) {
    return faces.resolve("photos").resolve(name);
  }

  private TillFaces tills() {
    return rig.agent.doors().atTills();
  }

  private TillFace claim(String person) {
    return begin(claimText(person));
  }

  private TillFace begin(String text) {
    return tills().begin("till-1", true, VISIT, text);
  }

  private static String text(String till, Duration goodFor, SigningKey key) {
    Instant until = CLOCK.instant().plus(goodFor).truncatedTo(ChronoUnit.SECONDS);
    return FaceClaim.of("guiyang-o2o", till, until, "0f".repeat(16), DoorRig.MEMBER).text(key);
  }

  private static String claimText(String person) {
    Instant until = CLOCK.instant().plus(MINUTE).truncatedTo(ChronoUnit.SECONDS);
    return FaceClaim.of("guiyang-o2o", "till-1", until, "0f".repeat(16), person)
        .text(DoorRig.SERVER);
  }

  /** What becomes of it while that picture is before the camera. */
  private TillFace seen(Path photo) throws Exception {
    Await.until(
        "the camera is done",
        () -> {
          rig.showAtTill(photo);
          return tills().progress("till-1", VISIT).ended();
        });
    return tills().progress("till-1", VISIT);
  }

  private boolean tillIsFresh() {
    return staysLooking(Duration.ofMillis(500));
  }

  private boolean staysLooking(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    boolean looks = true;
    while (System.nanoTime() < end && looks) {
      looks = tills().progress("till-1", VISIT) == TillFace.LOOKING;
      Thread.onSpinWait();
    }
    return looks;
  }

  private void enrol(String person, Path photo) throws Exception {
    ConsentText text = ConsentText.current(ConsentLanguage.ZH);
    FaceRights rights = rig.agent.doors().rights();
    Answer begun =
        rights.begin(
            "entrance",
            DoorRig.ticket(person, MINUTE),
            new Agreed(ConsentLanguage.ZH, text.sha256(), Consent.Giver.PERSON));
    assertThat(begun.outcome()).isEqualTo(Outcome.OK);
    rig.stands(photo, 3);
    Await.until("kept", () -> rights.progress("entrance", begun.text()).orElseThrow().ended());
    assertThat(rights.progress("entrance", begun.text()).orElseThrow().state())
        .isEqualTo(EnrolmentProgress.State.DONE);
  }

  /** Nothing but what stands in the sightings leaves the agent, and no picture is in its folder. */
  private void nothingOfAPictureIsLeft() throws Exception {
    for (SealedRecord record : rig.agent.outbox().nextBatch(0, 10_000)) {
      assertThat(record.bytes().length).as("a record has room for no picture").isLessThan(1500);
    }
    try (Stream<Path> files = Files.walk(folder.resolve("agent"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".jpg"));
    }
  }
}
