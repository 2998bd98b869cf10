package bondgate.edge.door;

import bondgate.camera.gallery.FaceVault;
import bondgate.camera.gallery.GalleryFill;
import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.FaceSettings;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * All that the doors have of faces: the gallery, the desk that looks, and the clock that erases; or
 * the reason why there is none, with which doors go by codes.
 */
final class FaceKeeping implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FaceKeeping.class);
  private static final Duration ERASE_EVERY = Duration.ofSeconds(30);

  private final Optional<FaceBook> book;
  private final Optional<FaceDesk> desk;
  private final FaceRights rights;
  private final TillFaces tills;
  private final String model;
  private final String whyNoGallery;
  private final AtomicReference<List<String>> forgotten = new AtomicReference<>();
  private Instant eraseAt = Instant.MIN; // owned by the doors' thread

  private FaceKeeping(
      Optional<FaceBook> book,
      Optional<FaceDesk> desk,
      FaceRights rights,
      TillFaces tills,
      String model,
      String whyNoGallery) {
    this.book = book;
    this.desk = desk;
    this.rights = rights;
    this.tills = tills;
    this.model = model;
    this.whyNoGallery = whyNoGallery;
  }

  /**
   * Where records go.
   *
   * @param outbox at once
   * @param later what the outbox does not take at once
   */
  record Records(Outbox outbox, Consumer<List<Fact>> later) {}

  /**
   * The two clocks.
   *
   * @param steady what waits go by
   * @param wall what records, tickets and the time of erasure go by
   */
  record Time(InstantSource steady, InstantSource wall) {}

  /** The gallery of those who consented, or why there is none. */
  private record Gallery(Optional<FaceBook> book, String whyNot) {}

  /**
   * Opens what the settings ask for.
   *
   * @param dumps why this process might write its memory to a file, which a gallery forbids; empty
   *     if it will not
   */
  static FaceKeeping open(
      EdgeSettings settings,
      Tickets tickets,
      Records records,
      List<String> dumps,
      FaceDesk.Teller teller,
      Time time,
      SecureRandom random) {
    Gallery gallery = gallery(settings.faces(), records, dumps, random);
    Optional<FaceDesk> desk =
        gallery
            .book()
            .map(
                book ->
                    new FaceDesk(
                        settings.faces().orElseThrow(),
                        settings.doors(),
                        settings.tills(),
                        book,
                        teller,
                        time.steady(),
                        time.wall(),
                        random));
    return new FaceKeeping(
        gallery.book(),
        desk,
        new FaceRights(tickets, gallery.book(), desk, time.steady(), time.wall(), random),
        new TillFaces(
            settings.zone(), settings.serverKey(), settings.faces(), gallery.book(), desk, time),
        settings.faces().map(faces -> faces.model().file().name()).orElse(""),
        gallery.whyNot());
  }

  private static Gallery gallery(
      Optional<FaceSettings> wanted, Records records, List<String> dumps, SecureRandom random) {
    if (wanted.isEmpty()) {
      return new Gallery(Optional.empty(), "");
    }
    if (!dumps.isEmpty()) {
      return new Gallery(Optional.empty(), String.join("; ", dumps));
    }
    FaceSettings faces = wanted.get();
    try {
      FaceVault vault =
          FaceVault.open(
              faces.gallery(),
              faces.key(),
              faces.model(),
              (act, person) -> LOG.infof("gallery: %s", act),
              random);
      return new Gallery(
          Optional.of(new FaceBook(vault, faces, records.outbox(), records.later())), "");
    } catch (IOException e) {
      return new Gallery(Optional.empty(), e.getMessage());
    }
  }

  void start() {
    if (!whyNoGallery.isEmpty()) {
      LOG.warnf("no face is compared, doors go by codes: %s", whyNoGallery);
    }
    desk.ifPresent(FaceDesk::start);
  }

  @Override
  public void close() {
    desk.ifPresent(FaceDesk::close);
  }

  /** Whether a gallery is open. */
  boolean open() {
    return book.isPresent();
  }

  /** How that door's camera stands. */
  DoorStatus.Camera camera(String door) {
    return desk.flatMap(one -> one.eye(door)).map(Eye::status).orElse(DoorStatus.Camera.NONE);
  }

  FacesStatus status() {
    if (model.isEmpty()) {
      return FacesStatus.NOT_WANTED;
    }
    int held = book.map(one -> one.vault().faces()).orElse(0);
    return new FacesStatus(
        true,
        desk.map(FaceDesk::whyNot).orElse(whyNoGallery),
        model,
        held,
        book.map(one -> one.vault().notComparable()).orElse(0),
        GalleryFill.of(held).name());
  }

  FaceRights rights() {
    return rights;
  }

  TillFaces tills() {
    return tills;
  }

  /** These are members no longer; any thread may say so. */
  void forget(List<String> persons) {
    forgotten.set(List.copyOf(persons));
  }

  /** Erases what is to be erased by now. */
  void turn(Moment now) {
    List<String> gone = forgotten.getAndSet(null);
    if (gone != null) {
      book.ifPresent(one -> one.forget(gone, now.wall()));
    }
    if (!now.steady().isBefore(eraseAt)) {
      eraseAt = now.steady().plus(ERASE_EVERY);
      book.ifPresent(one -> one.eraseExpired(now.wall()));
    }
  }
}
