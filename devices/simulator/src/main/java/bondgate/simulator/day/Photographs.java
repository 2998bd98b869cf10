package bondgate.simulator.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Photographs of those who come to the door, from a folder that a setting names; never a part of
 * this program. A file {@code <somebody>-<n>.jpg} is one of somebody's.
 *
 * @param comesByFace two of one person: the one agrees by, and the other comes by
 * @param comesAndWithdraws one or more of another
 * @param refuses of a third person, if there is one: seen by the camera, compared with nobody's
 */
public record Photographs(
    List<Path> comesByFace, List<Path> comesAndWithdraws, List<Path> refuses) {
  private static final String NEEDED =
      "the folder '%s' needs JPEGs named somebody-1.jpg: two of one person, and one of another";

  /** Checks what is needed, and keeps copies. */
  public Photographs {
    comesByFace = List.copyOf(comesByFace);
    comesAndWithdraws = List.copyOf(comesAndWithdraws);
    refuses = List.copyOf(refuses);
    if (comesByFace.size() < 2 || comesAndWithdraws.isEmpty()) {
      throw new IllegalArgumentException("two of one person and one of another are needed");
    }
  }

  /**
   * Those of a folder.
   *
   * @throws IllegalStateException if there are too few, saying what is needed
   */
  public static Photographs in(Path folder) {
    Map<String, List<Path>> persons = byPerson(folder);
    Optional<String> first =
        persons.keySet().stream().filter(name -> persons.get(name).size() > 1).findFirst();
    if (first.isEmpty() || persons.size() < 2) {
      throw new IllegalStateException(NEEDED.formatted(folder));
    }
    List<Path> known = persons.remove(first.get());
    List<List<Path>> others = List.copyOf(persons.values());
    return new Photographs(known, others.get(0), others.size() > 1 ? others.get(1) : List.of());
  }

  private static Map<String, List<Path>> byPerson(Path folder) {
    Map<String, List<Path>> persons = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Photographs::isJpeg).sorted().toList()) {
        String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        String person = stem.replaceFirst("-[^-]*$", "");
        persons.computeIfAbsent(person, name -> new ArrayList<>()).add(file);
      }
      return persons;
    } catch (IOException e) {
      throw new IllegalStateException(NEEDED.formatted(folder), e);
    }
  }

  private static boolean isJpeg(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jpg") || name.endsWith(".jpeg");
  }

  /** The photograph's bytes, as a camera sends them. */
  static byte[] bytes(Path photograph) {
    try {
      return Files.readAllBytes(photograph);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the photograph " + photograph, e);
    }
  }

  /** Names files, and thereby persons: never printed. */
  @Override
  public String toString() {
    return "Photographs[not shown]";
  }
}
