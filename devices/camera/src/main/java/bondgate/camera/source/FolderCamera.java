package bondgate.camera.source;

import bondgate.camera.FaceCamera;
import bondgate.camera.Frame;
import bondgate.camera.FrameCheck;
import bondgate.camera.FrameLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A camera that is a folder into which something else writes JPEGs with rising names, or a
 * recording that is played. Files are not deleted here: whoever writes them must, as they are
 * pictures of persons.
 */
public final class FolderCamera implements FaceCamera {
  /** Which file comes next. */
  public enum Order {
    /** The last by name; those between are left out. */
    NEWEST,
    /** One after the other, for recordings. */
    EACH
  }

  private final Path folder;
  private final Order order;
  private final FrameLimits limits;
  private final InstantSource clock;
  private String last = "";
  private long unusable;

  /** A folder as a camera, used by one thread. */
  public FolderCamera(Path folder, Order order, FrameLimits limits, InstantSource clock) {
    this.folder = folder;
    this.order = order;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * The next picture; one that cannot be used is counted and left out.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  @Override
  public Optional<Frame> newest() {
    try {
      for (Path file : next()) {
        last = file.getFileName().toString();
        FrameCheck check = limits.check(bytes(file), clock.instant());
        if (check instanceof FrameCheck.Usable usable) {
          return Optional.of(usable.frame());
        }
        unusable++;
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of pictures %s".formatted(folder), e);
    }
  }

  /** How many files could not be used. */
  public long unusable() {
    return unusable;
  }

  private List<Path> next() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> later =
          files
              .filter(FolderCamera::isJpeg)
              .filter(file -> file.getFileName().toString().compareTo(last) > 0)
              .sorted(Comparator.comparing(file -> file.getFileName().toString()))
              .toList();
      return switch (order) {
        case EACH -> later;
        case NEWEST -> later.isEmpty() ? later : later.subList(later.size() - 1, later.size());
      };
    }
  }

  private byte[] bytes(Path file) throws IOException {
    try {
      if (Files.size(file) > limits.mostBytes()) {
        // One byte more than allowed is refused by name, without reading the rest.
        return new byte[limits.mostBytes() + 1];
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      // Deleted since it was listed.
      return new byte[0];
    }
  }

  private static boolean isJpeg(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jpg") || name.endsWith(".jpeg");
  }

  @Override
  public void close() {
    // Nothing is held open between two files.
  }
}
