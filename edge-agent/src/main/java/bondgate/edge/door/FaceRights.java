package bondgate.edge.door;

import bondgate.camera.PersonRef;
import bondgate.camera.gallery.Consent;
import bondgate.camera.gallery.ConsentLanguage;
import bondgate.camera.gallery.ConsentText;
import bondgate.camera.gallery.Erasure;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a person may do about the own face at this device: agree and be enrolled, see what is held,
 * withdraw. Who it is, the ticket says, and the reference in it; no name comes here.
 */
public final class FaceRights {
  private static final Duration ENROL_WITHIN = Duration.ofSeconds(60);
  private static final int ID_BYTES = 16;

  private final Tickets tickets;
  private final Optional<FaceBook> book;
  private final Optional<FaceDesk> desk;
  private final InstantSource steady;
  private final InstantSource wall;
  private final SecureRandom random;

  FaceRights(
      Tickets tickets,
      Optional<FaceBook> book,
      Optional<FaceDesk> desk,
      InstantSource steady,
      InstantSource wall,
      SecureRandom random) {
    this.tickets = tickets;
    this.book = book;
    this.desk = desk;
    this.steady = steady;
    this.wall = wall;
    this.random = random;
  }

  /** What became of a wish. */
  public enum Outcome {
    /** Done, or begun. */
    OK,
    /** The code is none of ours, or of another zone. */
    NOT_A_TICKET,
    /** The code's time is over. */
    EXPIRED,
    /** No gallery is open at this device. */
    NO_GALLERY,
    /** No face is compared at this device at the moment. */
    NO_FACES,
    /** This door has no camera. */
    NO_CAMERA,
    /** Somebody else is being enrolled here. */
    BUSY,
    /** Another text is shown now: read and agree again. */
    OTHER_TEXT,
    /** The disk refused: it is to be tried again until it is done. */
    DISK_REFUSED
  }

  /**
   * What became of a wish.
   *
   * @param outcome what
   * @param text for {@link Outcome#OK}: the id of an enrolment, or what is held; may be empty
   * @param held whether there was something to erase or to show
   */
  public record Answer(Outcome outcome, String text, boolean held) {
    static Answer no(Outcome why) {
      return new Answer(why, "", false);
    }
  }

  /**
   * What a person agreed to.
   *
   * @param language in which it was shown
   * @param textSha256 of the text that was shown
   * @param giver who agrees
   */
  public record Agreed(ConsentLanguage language, String textSha256, Consent.Giver giver) {}

  /** Begins to enrol whoever holds that ticket, before the camera of that door. */
  public Answer begin(String door, String ticket, Agreed agreed) {
    Instant now = wall.instant();
    Tickets.Read read = tickets.read(ticket, now);
    if (read instanceof Tickets.Read.Refused refused) {
      return Answer.no(outcome(refused));
    }
    if (desk.isEmpty() || !desk.get().whyNot().isEmpty()) {
      return Answer.no(Outcome.NO_FACES);
    }
    ConsentText shown = ConsentText.current(agreed.language());
    if (!shown.sha256().equals(agreed.textSha256())) {
      return Answer.no(Outcome.OTHER_TEXT);
    }
    Optional<Eye> eye = desk.get().eye(door);
    if (eye.isEmpty()) {
      return Answer.no(Outcome.NO_CAMERA);
    }
    PersonRef person = new PersonRef(((Tickets.Read.Valid) read).person());
    return begin(eye.get(), person, Consent.to(shown, now, agreed.giver()));
  }

  private Answer begin(Eye eye, PersonRef person, Consent consent) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    Instant now = steady.instant();
    Enrolment next =
        new Enrolment(HexFormat.of().formatHex(id), person, consent, now.plus(ENROL_WITHIN));
    return eye.begin(next, now)
        ? new Answer(Outcome.OK, next.id(), false)
        : Answer.no(Outcome.BUSY);
  }

  /** How far that enrolment has come; empty once another has begun there. */
  public Optional<EnrolmentProgress> progress(String door, String id) {
    return desk.flatMap(one -> one.eye(door))
        .flatMap(Eye::enrolment)
        .filter(enrolment -> enrolment.id().equals(id))
        .map(Enrolment::progress);
  }

  /** Erases the face of whoever holds that ticket, at once. Nobody is asked why. */
  public Answer withdraw(String ticket) {
    return forHolder(
        ticket,
        (faces, person) -> {
          desk.ifPresent(one -> one.giveUp(person));
          Erasure erasure = faces.withdraw(person, wall.instant());
          return new Answer(Outcome.OK, "", erasure.wasHeld());
        });
  }

  /** What is held about whoever holds that ticket. */
  public Answer held(String ticket, ConsentLanguage language) {
    return forHolder(
        ticket,
        (faces, person) -> {
          Optional<String> text = faces.heldAbout(person, language);
          return new Answer(Outcome.OK, text.orElse(""), text.isPresent());
        });
  }

  private interface Wish {
    Answer of(FaceBook faces, PersonRef person) throws IOException;
  }

  private Answer forHolder(String ticket, Wish wish) {
    Tickets.Read read = tickets.read(ticket, wall.instant());
    if (read instanceof Tickets.Read.Refused refused) {
      return Answer.no(outcome(refused));
    }
    if (book.isEmpty()) {
      return Answer.no(Outcome.NO_GALLERY);
    }
    try {
      return wish.of(book.get(), new PersonRef(((Tickets.Read.Valid) read).person()));
    } catch (IOException e) {
      return Answer.no(Outcome.DISK_REFUSED);
    }
  }

  private static Outcome outcome(Tickets.Read.Refused refused) {
    return refused.why() == CodeAnswer.EXPIRED ? Outcome.EXPIRED : Outcome.NOT_A_TICKET;
  }
}
