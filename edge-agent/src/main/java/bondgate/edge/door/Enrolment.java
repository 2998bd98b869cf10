package bondgate.edge.door;

import bondgate.camera.Embedding;
import bondgate.camera.EnrolmentSession;
import bondgate.camera.EnrolmentSession.Progress;
import bondgate.camera.FaceEngine;
import bondgate.camera.Frame;
import bondgate.camera.PersonRef;
import bondgate.camera.QualityGate;
import bondgate.camera.QualityProblem;
import bondgate.camera.gallery.Consent;
import bondgate.edge.door.EnrolmentProgress.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One person who has agreed and stands before a camera. Its pictures are looked at by the faces'
 * thread; anybody may ask how far it has come.
 */
final class Enrolment {
  private static final int WANTED = 3;

  private final String id;
  private final PersonRef person;
  private final Consent consent;
  private final Instant endsAt;
  private volatile EnrolmentProgress progress = EnrolmentProgress.of(State.WAITING, 0, WANTED);
  private volatile boolean givenUp;
  private Optional<EnrolmentSession> session = Optional.empty(); // owned by the faces' thread

  /**
   * An enrolment that has not seen anybody.
   *
   * @param id names it to the page that asks
   * @param endsAt by the steady clock; then it is given up
   */
  Enrolment(String id, PersonRef person, Consent consent, Instant endsAt) {
    this.id = id;
    this.person = person;
    this.consent = consent;
    this.endsAt = endsAt;
  }

  /** Looks at a picture; the template once all are there, to be kept and wiped by the caller. */
  Optional<Embedding> show(FaceEngine engine, int leastLive, Frame frame) {
    if (session.isEmpty()) {
      session =
          Optional.of(new EnrolmentSession(engine, QualityGate.enrolment(), leastLive, WANTED));
    }
    Progress came = session.get().show(frame);
    if (came instanceof Progress.Complete complete) {
      return Optional.of(complete.template());
    }
    progress = told(came);
    return Optional.empty();
  }

  private EnrolmentProgress told(Progress came) {
    int have = progress.have();
    if (came instanceof Progress.Again again) {
      List<QualityProblem> problems = again.problems();
      return new EnrolmentProgress(
          State.AGAIN,
          problems.stream().map(QualityProblem::zh).toList(),
          problems.stream().map(QualityProblem::en).toList(),
          have,
          WANTED);
    }
    if (came instanceof Progress.OneMore more) {
      return EnrolmentProgress.of(State.ONE_MORE, more.have(), WANTED);
    }
    if (came instanceof Progress.NotLive) {
      return EnrolmentProgress.of(State.NOT_LIVE, have, WANTED);
    }
    if (came instanceof Progress.AnotherPerson) {
      return EnrolmentProgress.of(State.ANOTHER_PERSON, 0, WANTED);
    }
    return EnrolmentProgress.of(State.AGAIN, have, WANTED);
  }

  /** Ends it so: what was taken is wiped. */
  void end(State state) {
    session.ifPresent(EnrolmentSession::close);
    session = Optional.empty();
    progress = EnrolmentProgress.of(state, state == State.DONE ? WANTED : 0, WANTED);
  }

  boolean isOver(Instant now) {
    return givenUp || !now.isBefore(endsAt);
  }

  /** The person wants no longer; any thread may say so. */
  void giveUp() {
    givenUp = true;
  }

  boolean isGivenUp() {
    return givenUp;
  }

  String id() {
    return id;
  }

  PersonRef person() {
    return person;
  }

  Consent consent() {
    return consent;
  }

  EnrolmentProgress progress() {
    return progress;
  }
}
