package bondgate.edge.door;

import bondgate.camera.Embedding;
import bondgate.camera.PersonRef;
import bondgate.camera.gallery.Consent;
import bondgate.camera.gallery.ConsentLanguage;
import bondgate.camera.gallery.Erasure;
import bondgate.camera.gallery.FaceVault;
import bondgate.camera.gallery.HeldAbout;
import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.OutboxException;
import bondgate.edge.settings.FaceSettings;
import bondgate.events.FaceConsent;
import bondgate.events.FaceSighting;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The gallery together with its records: nothing is kept before the consent is on disk, and what
 * was erased is recorded. References stay out of the log. Safe for several threads.
 */
final class FaceBook {
  private static final Logger LOG = Logger.getLogger(FaceBook.class);

  private final FaceVault vault;
  private final FaceSettings settings;
  private final Outbox outbox;
  private final Consumer<List<Fact>> later;
  private Set<String> forgotten = Set.of(); // guarded by this

  /**
   * A gallery and where it is recorded.
   *
   * @param later takes what the outbox did not take at once
   */
  FaceBook(FaceVault vault, FaceSettings settings, Outbox outbox, Consumer<List<Fact>> later) {
    this.vault = vault;
    this.settings = settings;
    this.outbox = outbox;
    this.later = later;
  }

  FaceVault vault() {
    return vault;
  }

  /**
   * Records the consent, then keeps the face. A crash between the two leaves a consent without a
   * face, and never a face without one. One that was withdrawn meanwhile is not kept.
   *
   * @return whether it is kept
   */
  synchronized boolean keep(Enrolment enrolment, Embedding template, Instant now) {
    if (enrolment.isGivenUp() || forgotten.contains(enrolment.person().hex())) {
      return false;
    }
    PersonRef person = enrolment.person();
    Consent consent = enrolment.consent();
    try {
      outbox.append(fact(FaceConsent.Act.GIVEN, person, Optional.of(consent), consent.givenAt()));
    } catch (OutboxException e) {
      LOG.errorf("a face was not kept, since its consent was not recorded: %s", e.getMessage());
      return false;
    }
    try {
      vault.enrol(person, template, consent, now, settings.keepFor());
      return true;
    } catch (IOException e) {
      LOG.errorf("a face was not kept: %s", e.getMessage());
      erase(person, now);
      return false;
    }
  }

  private void erase(PersonRef person, Instant now) {
    try {
      vault.withdraw(person, now);
      record(FaceConsent.Act.ENDED, person, Optional.empty(), now);
    } catch (IOException e) {
      LOG.errorf("what was written of a face could not be erased: %s", e.getMessage());
    }
  }

  /**
   * Erases, then records that it is done: a crash between the two leaves an erased face without its
   * record, and never a record of an erasure that did not happen.
   *
   * @throws IOException if something is still there; it must be tried again
   */
  synchronized Erasure withdraw(PersonRef person, Instant now) throws IOException {
    Erasure erasure = vault.withdraw(person, now);
    if (erasure.wasHeld()) {
      record(FaceConsent.Act.WITHDRAWN, person, erasure.consent(), now);
      LOG.infof("a face was erased since consent was withdrawn; %d held", erasure.facesLeft());
    }
    return erasure;
  }

  /**
   * Erases what is held of persons who are members no longer; whoever still has a ticket of before
   * is not kept again. What a failing disk leaves is tried again with the next list.
   */
  synchronized void forget(List<String> persons, Instant now) {
    forgotten = Set.copyOf(persons);
    for (String hex : persons) {
      PersonRef person = new PersonRef(hex);
      try {
        Erasure erasure = vault.withdraw(person, now);
        if (erasure.wasHeld()) {
          record(FaceConsent.Act.ENDED, person, erasure.consent(), now);
          LOG.infof("a face was erased with its membership; %d held", erasure.facesLeft());
        }
      } catch (IOException e) {
        LOG.errorf("the face of a former member could not be erased: %s", e.getMessage());
      }
    }
  }

  /** Erases what has had its time. */
  synchronized void eraseExpired(Instant now) {
    try {
      for (Erasure erasure : vault.eraseExpired(now)) {
        record(FaceConsent.Act.ENDED, erasure.person(), erasure.consent(), now);
        LOG.infof("a face was erased since its time was over; %d held", erasure.facesLeft());
      }
    } catch (IOException e) {
      LOG.errorf("a face whose time is over could not be erased: %s", e.getMessage());
    }
  }

  /**
   * What is held about somebody, as text for that person.
   *
   * @throws IOException if it cannot be read; it can still be erased
   */
  Optional<String> heldAbout(PersonRef person, ConsentLanguage language) throws IOException {
    return vault.heldAbout(person).map((HeldAbout held) -> held.text(language));
  }

  /**
   * Records who was seen at a till, unless consent ended since the picture was looked at: a
   * withdrawal waits for this, or this for it.
   */
  synchronized TillFace sighted(FaceSighting sighting, Instant now) {
    boolean match = sighting.decision() == FaceSighting.Decision.MATCH;
    if (match && !vault.holds(new PersonRef(sighting.person()))) {
      return TillFace.NOT_HELD;
    }
    try {
      outbox.append(new Fact(sighting, now));
    } catch (OutboxException e) {
      LOG.errorf("who was seen at a till was not recorded: %s", e.getMessage());
      return match ? TillFace.NOT_RECORDED : state(sighting);
    }
    // On disk, not yet told to the page: after a crash here the server hears of it all the same.
    return state(sighting);
  }

  private static TillFace state(FaceSighting sighting) {
    return switch (sighting.decision()) {
      case MATCH -> TillFace.MATCH;
      case UNKNOWN -> TillFace.UNKNOWN;
      case NOT_SURE -> TillFace.NOT_SURE;
      case NOT_LIVE -> TillFace.NOT_LIVE;
    };
  }

  private void record(
      FaceConsent.Act act, PersonRef person, Optional<Consent> consent, Instant at) {
    Fact fact = fact(act, person, consent, at);
    try {
      outbox.append(fact);
    } catch (OutboxException e) {
      // The person's right comes first: the face is gone, and its record waits for the disk.
      LOG.errorf("the record of an erasure waits for the disk: %s", e.getMessage());
      later.accept(List.of(fact));
    }
  }

  private static Fact fact(
      FaceConsent.Act act, PersonRef person, Optional<Consent> consent, Instant at) {
    return new Fact(
        new FaceConsent(
            act,
            person.hex(),
            consent.map(Consent::textVersion).orElse(0),
            consent.map(Consent::textSha256).orElse("")),
        at);
  }
}
