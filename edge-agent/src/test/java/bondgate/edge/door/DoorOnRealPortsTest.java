package bondgate.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.gallery.Consent;
import bondgate.camera.gallery.ConsentLanguage;
import bondgate.camera.gallery.ConsentText;
import bondgate.edge.Await;
import bondgate.edge.door.FaceRights.Agreed;
import bondgate.edge.door.FaceRights.Answer;
import bondgate.edge.door.FaceRights.Outcome;
import bondgate.events.DoorOpened;
import bondgate.events.DoorOpened.Means;
import bondgate.events.FaceConsent;
import bondgate.events.FaceSighting;
import bondgate.events.FaceSighting.Decision;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real pictures, real bytes at the scanner and at the lock: who gets in, and who does not. With
 * Quarkus only since a process may load OpenCV's library by one class loader, and another test does
 * so by that of Quarkus.
 */
@QuarkusTest
class DoorOnRealPortsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private DoorRig rig;

  @AfterEach
  void end() throws Exception {
    if (rig != null) {
      rig.end();
    }
  }

  @Test
  void aMemberEntersByFaceAnotherByTicketWithNoStepMoreAndAStrangerDoesNot() throws Exception {
    Path faces = DoorRig.sharedFaces();
    Path obama = faces.resolve("photos/white-house/obama-1.jpg");
    Path stranger = faces.resolve("photos/minivision/image_T1.jpg");
    rig = new DoorRig(folder, faces.resolve("models"));
    rig.awaitFaces();
    enrol(obama);

    // By face: one step, standing there.
    rig.stands(obama, 2);
    awaitLock(true);
    assertThat(rig.recorded(DoorOpened.class))
        .extracting(DoorOpened::by)
        .containsExactly(Means.FACE);
    assertThat(rig.recorded(DoorOpened.class))
        .extracting(DoorOpened::person)
        .containsExactly(DoorRig.MEMBER);
    awaitLock(false);

    // By ticket: one step, too. Nobody asks for a face.
    rig.scanner.scan("]Q0" + DoorRig.ticket(DoorRig.OTHER_MEMBER, MINUTE));
    awaitLock(true);
    assertThat(rig.recorded(DoorOpened.class))
        .extracting(DoorOpened::by)
        .containsExactly(Means.FACE, Means.CODE);
    awaitLock(false);

    // A stranger.
    rig.stands(stranger, 5);
    Await.until("the stranger is told", () -> decisions().contains(Decision.UNKNOWN));
    assertThat(rig.box.isRelayOn(DoorRig.LOCK)).isFalse();
    assertThat(rig.recorded(DoorOpened.class)).hasSize(2);
    assertThat(rig.recorded(FaceSighting.class))
        .filteredOn(sighting -> sighting.decision() != Decision.MATCH)
        .allMatch(sighting -> sighting.person().isEmpty());
  }

  @Test
  void aPhotographOfSomebodyIsNotLive() throws Exception {
    Path faces = DoorRig.sharedFaces();
    rig = new DoorRig(folder, faces.resolve("models"));
    rig.awaitFaces();
    rig.stands(faces.resolve("photos/minivision/image_F1.jpg"), 4);
    Await.until("it is told", () -> !decisions().isEmpty());
    assertThat(decisions()).containsExactly(Decision.NOT_LIVE);
    assertThat(rig.recorded(DoorOpened.class)).isEmpty();
    assertThat(rig.box.isRelayOn(DoorRig.LOCK)).isFalse();
  }

  @Test
  void whoWithdrewIsAStrangerAtOnce() throws Exception {
    Path faces = DoorRig.sharedFaces();
    Path obama = faces.resolve("photos/white-house/obama-1.jpg");
    rig = new DoorRig(folder, faces.resolve("models"));
    rig.awaitFaces();
    enrol(obama);
    assertThat(rig.agent.doors().faces().held()).isEqualTo(1);
    Answer answer = rights().withdraw(DoorRig.ticket(DoorRig.MEMBER, MINUTE));
    assertThat(answer).isEqualTo(new Answer(Outcome.OK, "", true));
    assertThat(rig.agent.doors().faces().held()).isZero();
    rig.stands(obama, 4);
    Await.until("it is told", () -> !decisions().isEmpty());
    assertThat(decisions()).containsExactly(Decision.UNKNOWN);
    assertThat(rig.recorded(DoorOpened.class)).isEmpty();
    assertThat(rig.recorded(FaceConsent.class))
        .extracting(FaceConsent::act)
        .containsExactly(FaceConsent.Act.GIVEN, FaceConsent.Act.WITHDRAWN);
  }

  @Test
  void withoutModelsItSaysSoAndTheTicketOpensAllTheSame() throws Exception {
    rig = new DoorRig(folder, folder.resolve("no-models"));
    Await.until(
        "it says why", () -> rig.agent.doors().faces().whyNot().contains("card and code only"));
    rig.scanner.scan("]Q0" + DoorRig.ticket(DoorRig.MEMBER, MINUTE));
    awaitLock(true);
    assertThat(rig.status().lastCode()).isEqualTo("VALID");
    awaitLock(false);
    assertThat(rights().withdraw(DoorRig.ticket(DoorRig.MEMBER, MINUTE)))
        .as("nobody is kept from withdrawing by a missing model")
        .isEqualTo(new Answer(Outcome.OK, "", false));
  }

  @Test
  void aTicketThatIsOverOrForgedOpensNothing() throws Exception {
    rig = new DoorRig(folder, folder.resolve("no-models"));
    rig.scanner.scan("]Q0" + DoorRig.ticket(DoorRig.MEMBER, Duration.ofSeconds(-1)));
    Await.until("it is refused", () -> rig.status().lastCode().equals("EXPIRED"));
    String right = DoorRig.ticket(DoorRig.MEMBER, MINUTE);
    String later = right.replaceFirst("\\.\\d+\\.", ".4102444800.");
    rig.scanner.scan("]Q0" + later);
    Await.until("it is refused", () -> rig.status().lastCode().equals("NOT_A_TICKET"));
    assertThat(rig.box.isRelayOn(DoorRig.LOCK)).isFalse();
    assertThat(rig.recorded(DoorOpened.class)).isEmpty();
    rig.scanner.scan("]Q0" + right);
    awaitLock(true);
  }

  @Test
  void anEmergencyOpensAndKeepsOpenUntilItIsOver() throws Exception {
    rig = new DoorRig(folder, folder.resolve("no-models"));
    rig.box.setContact(DoorRig.EMERGENCY, true);
    awaitLock(true);
    Await.until("it is recorded", () -> !rig.recorded(DoorOpened.class).isEmpty());
    assertThat(rig.recorded(DoorOpened.class))
        .extracting(DoorOpened::by)
        .containsExactly(Means.EMERGENCY);
    // A ticket's own time ends while the emergency lasts: the lock stays let go.
    rig.scanner.scan("]Q0" + DoorRig.ticket(DoorRig.MEMBER, MINUTE));
    Await.until("the ticket is taken", () -> rig.recorded(DoorOpened.class).size() == 2);
    assertThat(staysOpenFor(Duration.ofMillis(1500))).isTrue();
    rig.box.setContact(DoorRig.EMERGENCY, false);
    awaitLock(false);
  }

  private void enrol(Path photo) throws Exception {
    String ticket = DoorRig.ticket(DoorRig.MEMBER, MINUTE);
    ConsentText text = ConsentText.current(ConsentLanguage.ZH);
    Answer begun =
        rights()
            .begin(
                "entrance",
                ticket,
                new Agreed(ConsentLanguage.ZH, text.sha256(), Consent.Giver.PERSON));
    assertThat(begun.outcome()).isEqualTo(Outcome.OK);
    rig.stands(photo, 3);
    Await.until("kept", () -> rights().progress("entrance", begun.text()).orElseThrow().ended());
    assertThat(rights().progress("entrance", begun.text()).orElseThrow().state())
        .isEqualTo(EnrolmentProgress.State.DONE);
  }

  private FaceRights rights() {
    return rig.agent.doors().rights();
  }

  private List<Decision> decisions() throws Exception {
    return rig.recorded(FaceSighting.class).stream().map(FaceSighting::decision).toList();
  }

  private void awaitLock(boolean letGo) throws Exception {
    Await.until("the lock is " + letGo, () -> rig.box.isRelayOn(DoorRig.LOCK) == letGo);
  }

  private boolean staysOpenFor(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    boolean open = true;
    while (System.nanoTime() < end && open) {
      open = rig.box.isRelayOn(DoorRig.LOCK);
      Thread.onSpinWait();
    }
    return open;
  }
}
