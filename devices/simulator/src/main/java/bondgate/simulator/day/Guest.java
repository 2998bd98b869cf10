package bondgate.simulator.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Somebody who comes to the door for members, with a telephone. Every step that is asked of him is
 * counted, so that whoever keeps his face to himself can be shown to have none more.
 */
public final class Guest {
  /** What is asked of somebody. */
  public enum Step {
    /** Opens the form of the membership. */
    OPENS_THE_FORM,
    /** Fills it in, agrees and sends it. */
    SENDS_THE_FORM,
    /** Opens the page with the door code on his telephone. */
    OPENS_THE_DOOR_CODE,
    /** Reads at the kiosk what becomes of a face. */
    READS_THE_TEXT_ON_FACES,
    /** Agrees to it there, with his door code. */
    AGREES_TO_FACES,
    /** Looks into the camera until his face is kept. */
    LOOKS_INTO_THE_CAMERA,
    /** Stands before the door. */
    STANDS_BEFORE_THE_DOOR,
    /** Holds his telephone before the door's scanner. */
    HOLDS_UP_THE_CODE,
    /** Withdraws his consent at the kiosk, with his door code. */
    WITHDRAWS,
    /** Leaves the membership, on his telephone. */
    LEAVES
  }

  private static final Set<Step> AT_THE_DOOR =
      Set.of(Step.STANDS_BEFORE_THE_DOOR, Step.HOLDS_UP_THE_CODE);

  /** So many pictures are looked at before somebody gives up; two in a row decide. */
  private static final int LOOKS_UNTIL_HE_GIVES_UP = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ONE_PICTURE = Duration.ofMillis(700);

  private final TillShopper.Person person;
  private final Telephone telephone;
  private final Kiosk kiosk;
  private final SiteDoor door;
  private final AgentApi agent;
  private final List<Step> steps = new ArrayList<>();
  private String code = "";

  Guest(
      TillShopper.Person person, Telephone telephone, Kiosk kiosk, SiteDoor door, AgentApi agent) {
    this.person = person;
    this.telephone = telephone;
    this.kiosk = kiosk;
    this.door = door;
    this.agent = agent;
  }

  /** Registers, unless his telephone knows that he did before the day was cut off. */
  void registers() throws InterruptedException {
    if (telephone.isMembers()) {
      return;
    }
    steps.add(Step.OPENS_THE_FORM);
    String consent = telephone.opensTheForm();
    steps.add(Step.SENDS_THE_FORM);
    telephone.registers(person, consent);
  }

  /** Erases what a day that was cut off may have left of him at the door; no step of today. */
  void beginsAnew() throws InterruptedException {
    if (telephone.isMembers()) {
      kiosk.withdraws(telephone.opensTheDoorCode());
    }
  }

  /** Opens the code that opens doors. */
  void opensTheDoorCode() throws InterruptedException {
    steps.add(Step.OPENS_THE_DOOR_CODE);
    code = telephone.opensTheDoorCode();
  }

  /** Agrees at the kiosk that his face is kept, and looks into the camera until it is. */
  void agreesToFaces(byte[] photograph) throws InterruptedException {
    steps.add(Step.READS_THE_TEXT_ON_FACES);
    String text = kiosk.showsTheText();
    steps.add(Step.AGREES_TO_FACES);
    String enrolment = kiosk.agrees(code, text);
    steps.add(Step.LOOKS_INTO_THE_CAMERA);
    Kiosk.Progress now = kiosk.progress(enrolment);
    while (!now.ended()) {
      // One picture at a time: whoever went on standing there would be let in at once.
      door.seesOnce(photograph);
      now = nextProgress(enrolment, now.have());
    }
    if (!now.kept()) {
      throw new PhotographsDoNotDo("no face was kept; the kiosk says " + now.advice());
    }
  }

  private Kiosk.Progress nextProgress(String enrolment, int have) throws InterruptedException {
    long deadline = System.nanoTime() + ONE_PICTURE.toNanos();
    Kiosk.Progress now = kiosk.progress(enrolment);
    while (!now.ended() && now.have() == have && System.nanoTime() - deadline < 0) {
      // As often as the kiosk's page looks while a picture is taken.
      TimeUnit.MILLISECONDS.sleep(50);
      now = kiosk.progress(enrolment);
    }
    return now;
  }

  /** Stands before the door's camera, and goes in or away. Whether he was let in. */
  boolean comesByFace(byte[] photograph) throws InterruptedException {
    steps.add(Step.STANDS_BEFORE_THE_DOOR);
    long before = door.timesOpened();
    long enough = looks() + LOOKS_UNTIL_HE_GIVES_UP;
    door.sees(photograph);
    Patience.insist(
        "the door's camera to look at somebody",
        PATIENCE,
        () -> door.timesOpened() > before || looks() >= enough);
    boolean letIn = door.timesOpened() > before;
    goesOn();
    return letIn;
  }

  private long looks() {
    return agent
        .status()
        .map(status -> status.path("doors").path(0).path("camera").path("frames").asLong())
        .orElse(0L);
  }

  /** Holds up the code that his telephone shows, and goes in. */
  void comesByCode() throws InterruptedException {
    steps.add(Step.HOLDS_UP_THE_CODE);
    long before = door.timesOpened();
    door.scans(code);
    Patience.insist("the door to open for a code", PATIENCE, () -> door.timesOpened() > before);
    goesOn();
  }

  /** Nobody is before the camera any more, and the door has shut: who comes again comes anew. */
  private void goesOn() throws InterruptedException {
    door.seesNobody();
    Patience.insist("the door to shut", PATIENCE, () -> !door.isOpen());
    // Whoever is let in is let in again only after so long; twice that, to be surely one anew.
    TimeUnit.MILLISECONDS.sleep(2 * SiteDoor.PASSAGE.toMillis());
  }

  /** Withdraws at the kiosk; whether there was something to erase. */
  boolean withdraws() throws InterruptedException {
    steps.add(Step.WITHDRAWS);
    return kiosk.withdraws(code);
  }

  /** Leaves the membership. */
  void leaves() throws InterruptedException {
    steps.add(Step.LEAVES);
    telephone.leaves();
  }

  /** Whether a face of his is held by the door; looked up with the last code, and no step. */
  public boolean isHeld() throws InterruptedException {
    return kiosk.holds(code);
  }

  /** All that was asked of him, in order. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** What was asked of him at the door, each time that he came. */
  public List<Step> stepsAtTheDoor() {
    return steps.stream().filter(AT_THE_DOOR::contains).toList();
  }

  /** The text of the last door code that his telephone showed; opens the door for minutes. */
  public String code() {
    return code;
  }
}
