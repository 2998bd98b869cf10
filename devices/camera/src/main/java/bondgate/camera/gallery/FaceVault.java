package bondgate.camera.gallery;

import bondgate.camera.Embedding;
import bondgate.camera.FaceGallery;
import bondgate.camera.Nearest;
import bondgate.camera.PersonRef;
import bondgate.camera.model.EmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The gallery of one device: faces of those who consented, encrypted in a folder and searchable in
 * memory. Safe for several threads.
 *
 * <p>While it is open, templates are in the memory of the process; see {@link MemoryDumps}.
 */
public final class FaceVault implements FaceGallery, AutoCloseable {
  private final FaceFolder folder;
  private final GalleryKey key;
  private final EmbeddingModel model;
  private final GalleryJournal journal;
  private final SecureRandom random;

  // All below is guarded by this.
  private final TemplateIndex index;
  private final Map<PersonRef, Terms> terms = new HashMap<>();
  private final List<PersonRef> unreadable = new ArrayList<>();

  /** What is known in memory of a held face, beside the template in the index. */
  private record Terms(Consent consent, Instant eraseAt) {}

  private FaceVault(
      Path folder,
      GalleryKey key,
      EmbeddingModel model,
      GalleryJournal journal,
      SecureRandom random) {
    this.folder = new FaceFolder(folder);
    this.key = key;
    this.model = model;
    this.journal = journal;
    this.random = random;
    this.index = new TemplateIndex(model.length());
  }

  /**
   * The gallery in a folder, read into memory.
   *
   * @param folder made if it is missing
   * @param keyFile must lie outside of the folder; made if both it and the folder's faces are
   *     missing
   * @param model faces of other models are kept but not compared
   * @param random for nonces and a new key
   * @throws IOException if the key is missing though there are faces, lies inside of the folder,
   *     may be read by others, or the folder cannot be read
   */
  public static FaceVault open(
      Path folder, Path keyFile, EmbeddingModel model, GalleryJournal journal, SecureRandom random)
      throws IOException {
    FaceFolder files = new FaceFolder(folder);
    files.prepare();
    // Real paths, so that no link leads back inside.
    Path keyHome = keyFile.toAbsolutePath().getParent().toRealPath();
    if (keyHome.startsWith(folder.toRealPath())) {
      throw new IOException(
          "the key file %s lies in the gallery's folder; a copy of it would be readable: put it"
                  .formatted(keyFile)
              + " elsewhere");
    }
    FaceVault vault = new FaceVault(folder, key(keyFile, files, random), model, journal, random);
    vault.load();
    return vault;
  }

  private static GalleryKey key(Path file, FaceFolder faces, SecureRandom random)
      throws IOException {
    if (Files.exists(file)) {
      return GalleryKey.read(file);
    }
    if (!faces.persons().isEmpty()) {
      throw new IOException(
          "the key file %s is missing though faces are held; bring it back, or erase the folder and"
                  .formatted(file)
              + " ask the persons again");
    }
    return GalleryKey.create(file, random);
  }

  private synchronized void load() throws IOException {
    for (PersonRef person : folder.persons()) {
      try {
        HeldFace face = SealedFace.open(folder.read(person).orElse(new byte[0]), person, key);
        terms.put(person, new Terms(face.consent(), face.eraseAt()));
        if (comparable(face)) {
          index.put(person, face.template());
        }
        face.template().wipe();
      } catch (IOException e) {
        unreadable.add(person);
      }
    }
  }

  private boolean comparable(HeldFace face) {
    return face.model().equals(model.file().sha256()) && face.template().size() == model.length();
  }

  /** The reference of a member. */
  public PersonRef reference(String memberNumber) {
    return key.reference("member", memberNumber);
  }

  /**
   * Keeps a face; the one before of the same person is erased. Durable when it returns.
   *
   * @param template by this gallery's model; the caller wipes it
   * @param keepFor no longer than this
   * @throws IOException if it cannot be written: then nobody is compared with this person, and a
   *     face held before may still be in the folder, to be enrolled again or withdrawn
   */
  public synchronized void enrol(
      PersonRef person, Embedding template, Consent consent, Instant now, Duration keepFor)
      throws IOException {
    if (template.size() != model.length()) {
      throw new IllegalArgumentException(
          "a template of %s has %d numbers; received %d"
              .formatted(model.file().name(), model.length(), template.size()));
    }
    if (keepFor.isNegative() || keepFor.isZero() || consent.givenAt().isAfter(now)) {
      throw new IllegalArgumentException(
          "a face is kept for more than no time, and not before consent; received %s and consent at"
                  .formatted(keepFor)
              + " %s, now %s".formatted(consent.givenAt(), now));
    }
    HeldFace face =
        new HeldFace(person, model.file().sha256(), template, consent, now, now.plus(keepFor));
    index.remove(person);
    folder.write(person, SealedFace.seal(face, key, random));
    unreadable.remove(person);
    terms.put(person, new Terms(face.consent(), face.eraseAt()));
    index.put(person, template);
    journal.note(GalleryAct.ENROLLED, person);
  }

  /**
   * Erases a face since consent was withdrawn (撤回同意), in memory and in the folder.
   *
   * @throws IOException if the file cannot be erased: nobody is compared with it any more, but it
   *     must be tried again until it is gone
   */
  public Erasure withdraw(PersonRef person, Instant now) throws IOException {
    return erase(person, now, GalleryAct.WITHDRAWN);
  }

  /**
   * Erases all faces whose time is over.
   *
   * @throws IOException if one cannot be erased; all others are, and the next call tries again
   */
  public synchronized List<Erasure> eraseExpired(Instant now) throws IOException {
    List<PersonRef> over =
        terms.entrySet().stream()
            .filter(entry -> !entry.getValue().eraseAt().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    return eraseAll(over, now);
  }

  /**
   * Erases the files that cannot be read, damaged or written with another key: nobody knows how
   * long they may be kept.
   */
  public synchronized List<Erasure> eraseUnreadable(Instant now) throws IOException {
    return eraseAll(List.copyOf(unreadable), now);
  }

  private List<Erasure> eraseAll(List<PersonRef> persons, Instant now) throws IOException {
    List<Erasure> erased = new ArrayList<>();
    IOException failed = null;
    for (PersonRef person : persons) {
      try {
        erased.add(erase(person, now, GalleryAct.EXPIRED));
      } catch (IOException e) {
        failed = failed == null ? new IOException("a face was not erased; try again", e) : failed;
      }
    }
    if (failed != null) {
      throw failed;
    }
    return erased;
  }

  private synchronized Erasure erase(PersonRef person, Instant now, GalleryAct act)
      throws IOException {
    // Memory first: from here on nobody is taken for this person, whatever the disk does.
    index.remove(person);
    boolean wasHeld = folder.erase(person);
    Optional<Consent> consent = Optional.ofNullable(terms.remove(person)).map(Terms::consent);
    unreadable.remove(person);
    if (wasHeld) {
      journal.note(act, person);
    }
    return new Erasure(person, now, wasHeld, faces(), wasHeld ? consent : Optional.empty());
  }

  /**
   * What is held about a person; empty if nothing is.
   *
   * @throws IOException if the file cannot be read; it can still be erased
   */
  public synchronized Optional<HeldAbout> heldAbout(PersonRef person) throws IOException {
    Optional<byte[]> sealed = folder.read(person);
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    HeldFace face = SealedFace.open(sealed.get(), person, key);
    int numbers = face.template().size();
    face.template().wipe();
    journal.note(GalleryAct.EXPORTED, person);
    return Optional.of(
        new HeldAbout(
            person, face.consent(), face.enrolledAt(), face.eraseAt(), numbers, face.model()));
  }

  /** How many faces are held, comparable or not. */
  public synchronized int faces() {
    return terms.size() + unreadable.size();
  }

  /** Held faces that this model cannot compare: the persons must be asked to enrol again. */
  public synchronized int notComparable() {
    return faces() - index.size();
  }

  /** Who can be compared with at this moment: held, and by this model. */
  public synchronized List<PersonRef> persons() {
    return index.persons();
  }

  /** Whether this person can be compared with at this moment. */
  public synchronized boolean holds(PersonRef person) {
    return index.holds(person);
  }

  @Override
  public synchronized Nearest nearest(Embedding face) {
    return index.nearest(face);
  }

  @Override
  public synchronized OptionalInt similarityMilli(PersonRef person, Embedding face) {
    OptionalInt similarity = index.similarityMilli(person, face);
    if (similarity.isPresent()) {
      journal.note(GalleryAct.COMPARED, person);
    }
    return similarity;
  }

  /** Overwrites the templates in memory. */
  @Override
  public synchronized void close() {
    index.wipe();
  }
}
