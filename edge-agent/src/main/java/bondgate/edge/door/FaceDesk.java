package bondgate.edge.door;

import bondgate.camera.Embedding;
import bondgate.camera.FaceDecisions;
import bondgate.camera.FaceEngine;
import bondgate.camera.Frame;
import bondgate.camera.PersonRef;
import bondgate.camera.QualityGate;
import bondgate.camera.model.ModelFolder;
import bondgate.camera.opencv.CvFaceEngine;
import bondgate.camera.opencv.FinderSettings;
import bondgate.edge.door.EnrolmentProgress.State;
import bondgate.edge.settings.DoorSettings;
import bondgate.edge.settings.FaceSettings;
import bondgate.edge.settings.TillSettings;
import bondgate.events.FaceSighting;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The faces' thread: looks at the newest picture of each door's camera, and tells the doors' thread
 * what it says; and at those of a till's while somebody there says who he is. A thread of its own,
 * so that neither a slow picture nor a failing library stands between a ticket or an emergency and
 * a lock.
 */
final class FaceDesk implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FaceDesk.class);
  private static final Duration NOTHING_NEW = Duration.ofMillis(40);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

  private final FaceSettings settings;
  private final FaceBook book;
  private final List<Eye> eyes;
  private final Teller teller;
  private final InstantSource steady;
  private final InstantSource wall;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "faces");
  private volatile String whyNot = "the models are being loaded";

  /** Who is told what a picture says. */
  interface Teller {
    void looked(String door, DoorPost.Looked look);
  }

  /** A desk that is not started yet. */
  FaceDesk(
      FaceSettings settings,
      List<DoorSettings> doors,
      List<TillSettings> tills,
      FaceBook book,
      Teller teller,
      InstantSource steady,
      InstantSource wall,
      RandomGenerator random) {
    this.settings = settings;
    this.book = book;
    this.teller = teller;
    this.steady = steady;
    this.wall = wall;
    Stream<Eye> ofDoors =
        doors.stream().flatMap(door -> open(door.name(), true, door.camera(), random));
    Stream<Eye> ofTills =
        tills.stream().flatMap(till -> open(till.name(), false, till.camera(), random));
    this.eyes = Stream.concat(ofDoors, ofTills).toList();
  }

  private Stream<Eye> open(
      String place,
      boolean identifies,
      Optional<DoorSettings.Camera> camera,
      RandomGenerator random) {
    return camera.stream().map(at -> Eye.open(place, identifies, at, steady, random));
  }

  void start() {
    thread.start();
  }

  /** Why no face is compared; empty if faces are compared. */
  String whyNot() {
    return whyNot;
  }

  Optional<Eye> eye(String door) {
    return eyes.stream().filter(eye -> eye.door().equals(door)).findFirst();
  }

  /** Nobody is enrolled who withdraws meanwhile. */
  void giveUp(PersonRef person) {
    for (Eye eye : eyes) {
      eye.enrolment().filter(one -> one.person().equals(person)).ifPresent(Enrolment::giveUp);
    }
  }

  private void run() {
    ModelFolder models = new ModelFolder(settings.models());
    try (CvFaceEngine engine =
        CvFaceEngine.open(models, settings.model(), FinderSettings.usual())) {
      FaceDecisions decisions =
          new FaceDecisions(
              engine, book.vault(), QualityGate.usual(), settings.leastLivePermille());
      whyNot = "";
      LOG.infof("faces are compared by %s", settings.model().file().name());
      boolean looked = false;
      while (!stopped(looked ? Duration.ZERO : NOTHING_NEW)) {
        looked = false;
        for (Eye eye : eyes) {
          looked |= look(eye, engine, decisions);
        }
      }
    } catch (IOException e) {
      whyNot = e.getMessage();
      LOG.warnf("no face is compared, doors go by codes: %s", e.getMessage());
    } finally {
      if (whyNot.isEmpty() && stopping.getCount() > 0) {
        whyNot = "the thread that compares faces has ended; see the log, and start the agent again";
      }
      eyes.forEach(Eye::close);
    }
  }

  private boolean look(Eye eye, FaceEngine engine, FaceDecisions decisions) {
    try {
      Optional<Enrolment> enrolment = eye.enrolment().filter(one -> !one.progress().ended());
      enrolment
          .filter(one -> one.isOver(steady.instant()))
          .ifPresent(one -> one.end(State.GIVEN_UP));
      if (enrolment.isEmpty() && !eye.identifies()) {
        return verify(eye, decisions);
      }
      Optional<Frame> frame = eye.newest();
      if (frame.isEmpty()) {
        return false;
      }
      if (enrolment.isPresent() && !enrolment.get().progress().ended()) {
        enrol(enrolment.get(), engine, frame.get());
      } else if (eye.identifies()) {
        teller.looked(
            eye.door(), new DoorPost.Looked(decisions.identify(frame.get()), frame.get().seenAt()));
      }
      return true;
    } catch (RuntimeException e) {
      // A picture that the library does not bear, or a folder that is gone for now, must not end
      // the thread for all doors. Its message is of files and sizes, never of a person.
      eye.failed(e);
      return !stopped(AFTER_A_FAULT);
    }
  }

  /** Looks only while somebody asks for it: nobody is looked at because he stands at a till. */
  private boolean verify(Eye eye, FaceDecisions decisions) {
    Optional<Verification> asked = eye.verification().filter(one -> !one.state().ended());
    if (asked.isEmpty()) {
      return false;
    }
    Verification one = asked.get();
    if (one.isOver(steady.instant())) {
      one.end(TillFace.NO_PICTURE);
      return false;
    }
    Optional<Frame> frame = eye.newest();
    if (one.begins() || frame.isEmpty()) {
      return false;
    }
    if (!book.vault().holds(one.person())) {
      one.end(TillFace.NOT_HELD);
      return true;
    }
    Optional<FaceSighting> said = one.said(eye.door(), decisions.verify(frame.get(), one.person()));
    if (said.isPresent() && !one.state().ended()) {
      one.end(book.sighted(said.get(), wall.instant()));
    }
    return true;
  }

  private void enrol(Enrolment enrolment, FaceEngine engine, Frame frame) {
    Optional<Embedding> template = enrolment.show(engine, settings.leastLivePermille(), frame);
    if (template.isEmpty()) {
      return;
    }
    boolean kept = book.keep(enrolment, template.get(), wall.instant());
    template.get().wipe();
    enrolment.end(kept ? State.DONE : State.FAILED);
  }

  private boolean stopped(Duration wait) {
    try {
      return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    book.vault().close();
  }
}
