package bondgate.server.backup;

import bondgate.server.files.FileTrees;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The backups of this server: made, listed, and the oldest deleted. */
@ApplicationScoped
public class Backups {
  private static final Logger LOG = Logger.getLogger(Backups.class);

  /** No backup is written for as long as this. */
  private static final Duration UNFINISHED_FOR = Duration.ofDays(1);

  private final AgroalDataSource database;
  private final InstantSource clock;
  private final Path data;
  private final Path folder;
  private final int keep;
  private final ReentrantLock making = new ReentrantLock();

  /** Of the newest that was made or listed; null if there is none, or nobody has looked. */
  private volatile Instant newestAt;

  @Inject
  Backups(
      AgroalDataSource database,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.data", defaultValue = ".bondgate") Path data,
      @ConfigProperty(name = "bondgate.backup.folder") Optional<Path> folder,
      @ConfigProperty(name = "bondgate.backup.keep") int keep) {
    if (keep < 1) {
      throw new IllegalArgumentException(
          "bondgate.backup.keep: received %d, expected 1 or more".formatted(keep));
    }
    this.database = database;
    this.clock = clock;
    this.data = data;
    this.folder = folder.orElse(data.resolve("backups"));
    this.keep = keep;
  }

  /** The moment of the newest, without a look at the disk. */
  public Optional<Instant> newestAt() {
    return Optional.ofNullable(newestAt);
  }

  /** Where they lie. */
  public Path folder() {
    return folder.toAbsolutePath().normalize();
  }

  /** Makes one while everything goes on, and deletes those that are too many. */
  public BackupResult make() {
    if (!making.tryLock()) {
      return new BackupResult.Busy();
    }
    try {
      return write();
    } finally {
      making.unlock();
    }
  }

  private BackupResult write() {
    StoredBackup backup;
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      requireRoom();
      try (Connection connection = database.getConnection()) {
        backup = new BackupWriting(connection, data).write(folder, unused(clock.instant()));
      }
    } catch (IOException e) {
      return failed(e, "see that the folder can be written and its disk has room");
    } catch (SQLException e) {
      return failed(e, "see that the database runs, then try again");
    } catch (RuntimeException e) {
      return failed(e, "the server's log says more");
    }
    newestAt = backup.manifest().at();
    LOG.infof(
        "backup %s: %d rows in %d bytes",
        backup.name(), backup.manifest().rows(), backup.manifest().bytes());
    try {
      prune();
    } catch (IOException | RuntimeException e) {
      // The new one lies on the disk, whatever becomes of the old ones.
      LOG.warnf("an old backup could not be deleted: %s", e);
    }
    return new BackupResult.Made(backup);
  }

  private BackupResult failed(Exception e, String whatToDo) {
    LOG.errorf(e, "no backup was made");
    return new BackupResult.Failed(
        "no backup was made in '%s': %s; %s".formatted(folder(), words(e), whatToDo));
  }

  /** Of a file, the message alone is only its name. */
  private static String words(Exception e) {
    return e instanceof FileSystemException ? e.toString() : String.valueOf(e.getMessage());
  }

  /** A full disk stops more than backups: what is not sure to fit is not begun. */
  private void requireRoom() throws IOException {
    long newest = list().stream().findFirst().map(one -> one.manifest().bytes()).orElse(0L);
    long usable = Files.getFileStore(folder).getUsableSpace();
    if (usable / 2 < newest) {
      throw new IOException(
          "the disk has %d bytes left, and the newest backup has %d: twice as many are wanted"
              .formatted(usable, newest));
    }
  }

  /** A second that no backup has yet, finished or not. */
  private Instant unused(Instant now) {
    Instant at = now;
    while (isTaken(BackupWriting.name(at))) {
      at = at.plusSeconds(1);
    }
    return at;
  }

  private boolean isTaken(String name) {
    return Files.exists(folder.resolve(name))
        || Files.exists(folder.resolve(name + BackupWriting.UNFINISHED));
  }

  /**
   * All that are finished and readable, the newest first.
   *
   * @throws BackupException if their folder cannot be read
   */
  public List<StoredBackup> all() throws BackupException {
    try {
      List<StoredBackup> found = list();
      newestAt = found.isEmpty() ? null : found.get(0).manifest().at();
      return found;
    } catch (IOException e) {
      throw new BackupException(
          "the folder of backups '%s' cannot be read: %s; see that this user may read it"
              .formatted(folder(), e),
          e);
    }
  }

  private List<StoredBackup> list() throws IOException {
    List<StoredBackup> found = new ArrayList<>();
    for (Path one : folders()) {
      try {
        if (!one.toString().endsWith(BackupWriting.UNFINISHED)) {
          found.add(new StoredBackup(one, Manifest.read(one)));
        }
      } catch (BackupException e) {
        LOG.warn(e.getMessage());
      }
    }
    found.sort(Comparator.comparing(StoredBackup::name).reversed());
    return found;
  }

  /** Those that are there, whole or not. */
  List<Path> folders() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inner = Files.list(folder)) {
      return inner.filter(Files::isDirectory).filter(Backups::isOurs).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Only what is named as we name it is ever read or deleted. */
  private static boolean isOurs(Path inner) {
    return inner.getFileName().toString().matches("\\d{8}T\\d{6}Z(\\.part)?");
  }

  /**
   * Deletes what a crash left unfinished. Another server may be writing one into the same folder:
   * it is left alone until it is a day old.
   */
  void tidy(Instant now) throws IOException {
    for (Path one : folders()) {
      if (one.toString().endsWith(BackupWriting.UNFINISHED)
          && BackupWriting.moment(one)
              .filter(at -> at.plus(UNFINISHED_FOR).isBefore(now))
              .isPresent()) {
        FileTrees.deleteAll(one);
      }
    }
  }

  private void prune() throws IOException {
    List<StoredBackup> all = list();
    for (StoredBackup old : all.subList(Math.min(keep, all.size()), all.size())) {
      // First it is none any more: a crash in the middle of it leaves nothing that looks whole.
      Path gone = old.folder().resolveSibling(old.name() + BackupWriting.UNFINISHED);
      FileTrees.deleteAll(Files.move(old.folder(), gone, StandardCopyOption.ATOMIC_MOVE));
      LOG.infof("backup %s was deleted: %d are kept", old.name(), keep);
    }
  }
}
