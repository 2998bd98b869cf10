package bondgate.edge.door;

import bondgate.camera.FaceCamera;
import bondgate.camera.Frame;
import bondgate.camera.FrameLimits;
import bondgate.camera.source.FolderCamera;
import bondgate.camera.source.MjpegCamera;
import bondgate.camera.source.MjpegSettings;
import bondgate.edge.settings.DoorSettings;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The camera of one door or till, and who is being enrolled or verified before it. Used by the
 * faces' thread.
 */
final class Eye implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Eye.class);

  /** A stream without a picture for so long has a fault to tell. */
  private static final Duration SILENT_AFTER = Duration.ofSeconds(5);

  private final String door;
  private final boolean identifies;
  private final FaceCamera camera;
  private final InstantSource steady;
  private Instant frameAt = Instant.EPOCH;
  private volatile long frames; // written by the faces' thread only
  private volatile String fault = "";
  private volatile Optional<Enrolment> enrolment = Optional.empty();
  private volatile Optional<Verification> verification = Optional.empty();

  private Eye(String door, boolean identifies, FaceCamera camera, InstantSource steady) {
    this.steady = steady;
    this.door = door;
    this.identifies = identifies;
    this.camera = camera;
  }

  /**
   * Opens a camera whose pictures are timed by the steady clock.
   *
   * @param door name of the door or till
   * @param identifies whether everybody before it is looked at, as at a door; at a till nobody is
   *     who did not ask for it
   */
  static Eye open(
      String door,
      boolean identifies,
      DoorSettings.Camera at,
      InstantSource steady,
      RandomGenerator random) {
    if (at instanceof DoorSettings.Camera.Stream stream) {
      return new Eye(
          door,
          identifies,
          MjpegCamera.start(MjpegSettings.usual(stream.at()), steady, random),
          steady);
    }
    FolderCamera folder =
        new FolderCamera(
            ((DoorSettings.Camera.Folder) at).at(),
            FolderCamera.Order.NEWEST,
            FrameLimits.usual(),
            steady);
    Eye eye = new Eye(door, identifies, folder, steady);
    try {
      // Whoever is on a picture from before the start does not stand there now.
      Optional<Frame> before = folder.newest();
      if (before.isPresent()) {
        LOG.debugf("door %s: a picture from before the start is left out", door);
      }
    } catch (UncheckedIOException e) {
      eye.failed(e);
    }
    return eye;
  }

  Optional<Frame> newest() {
    Optional<Frame> frame = camera.newest();
    if (frame.isPresent()) {
      long before = frames;
      frames = before + 1;
      frameAt = frame.get().seenAt();
      fault = "";
    } else if (camera instanceof MjpegCamera stream
        && steady.instant().isAfter(frameAt.plus(SILENT_AFTER))) {
      fault = stream.counts().lastFault();
    }
    return frame;
  }

  void failed(RuntimeException e) {
    frameAt = steady.instant();
    fault = e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  String door() {
    return door;
  }

  boolean identifies() {
    return identifies;
  }

  /** Who is to be verified, or was last; any thread may ask. */
  Optional<Verification> verification() {
    return verification;
  }

  /** Begins a verification; the one before it ends. Any thread may ask. */
  synchronized void verify(Verification next) {
    forgetVerification();
    verification = Optional.of(next);
  }

  /** Nobody is to be verified any more; any thread may say so. */
  synchronized void forgetVerification() {
    verification.ifPresent(before -> before.end(TillFace.NOBODY));
    verification = Optional.empty();
  }

  Optional<Enrolment> enrolment() {
    return enrolment;
  }

  /** Begins an enrolment unless one is under way; any thread may ask. */
  synchronized boolean begin(Enrolment next, Instant now) {
    boolean busy = enrolment.filter(one -> !one.progress().ended() && !one.isOver(now)).isPresent();
    if (!busy) {
      enrolment = Optional.of(next);
    }
    return !busy;
  }

  DoorStatus.Camera status() {
    return new DoorStatus.Camera(true, frames, fault);
  }

  @Override
  public void close() {
    camera.close();
  }
}
