package bondgate.server.backup;

import bondgate.server.files.FileTrees;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
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

  private final AgroalDataSource database;
  private final InstantSource clock;
  private final Path data;
  private final Path folder;
  private final int keep;
  private final ReentrantLock making = new ReentrantLock();

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

  /** Where they lie. */
  public Path folder() {
    return folder.toAbsolutePath().normalize();
  }

  /** Makes one while everything goes on, and deletes those that are too many. */
  public BackupResult make() {
    if (!making.tryLock()) {
      return new BackupResult.Busy();
    }
    try (Connection connection = database.getConnection()) {
      Path made = new BackupWriting(connection, data).write(folder, unused(clock.instant()));
      StoredBackup backup = new StoredBackup(made, Manifest.read(made));
      LOG.infof(
          "backup %s: %d rows in %d bytes",
          backup.name(), backup.manifest().rows(), backup.manifest().bytes());
      prune();
      return new BackupResult.Made(backup);
    } catch (IOException | SQLException | BackupException | RuntimeException e) {
      LOG.errorf(e, "no backup was made");
      return new BackupResult.Failed(
          "no backup was made in '%s': %s; see that the folder can be written and its disk has room"
              .formatted(folder(), e.getMessage()));
    } finally {
      making.unlock();
    }
  }

  /** A second that no backup has yet. */
  private Instant unused(Instant now) {
    Instant at = now;
    while (Files.exists(folder.resolve(BackupWriting.name(at)))) {
      at = at.plusSeconds(1);
    }
    return at;
  }

  /** All that are finished and readable, the newest first. */
  public List<StoredBackup> all() {
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

  private List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inner = Files.list(folder)) {
      return inner.filter(Files::isDirectory).filter(Backups::isOurs).toList();
    } catch (IOException e) {
      throw new IllegalStateException("the folder of backups cannot be read: " + folder, e);
    }
  }

  /** Only what is named as we name it is ever read or deleted. */
  private static boolean isOurs(Path inner) {
    return inner.getFileName().toString().matches("\\d{8}T\\d{6}Z(\\.part)?");
  }

  /** Deletes what a crash left unfinished; nobody makes one before the server has started. */
  void tidy() throws IOException {
    for (Path one : folders()) {
      if (one.toString().endsWith(BackupWriting.UNFINISHED)) {
        FileTrees.deleteAll(one);
      }
    }
  }

  private void prune() throws IOException {
    List<StoredBackup> all = all();
    for (StoredBackup old : all.subList(Math.min(keep, all.size()), all.size())) {
      // First it is none any more: a crash in the middle of it leaves nothing that looks whole.
      Path gone = old.folder().resolveSibling(old.name() + BackupWriting.UNFINISHED);
      FileTrees.deleteAll(Files.move(old.folder(), gone, StandardCopyOption.ATOMIC_MOVE));
      LOG.infof("backup %s was deleted: %d are kept", old.name(), keep);
    }
  }
}
