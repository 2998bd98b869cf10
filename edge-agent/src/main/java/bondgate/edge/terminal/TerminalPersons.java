package bondgate.edge.terminal;

import bondgate.till.Octets;
import bondgate.till.SaltedReference;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Whose reference a terminal's person has: a table of this place, in lines {@code
 * 1026700/3=<reference>} for the person that terminal 1026700 calls 3, or {@code
 * own/STU-1=<reference>} for a number that the place gave at every terminal (customId). Numbers are
 * kept as salted references only. Used by one thread.
 */
final class TerminalPersons {
  private static final Logger LOG = Logger.getLogger(TerminalPersons.class);
  private static final Pattern KEY = Pattern.compile("([A-Za-z0-9_-]{1,64})/(\\S{1,64})");
  private static final Pattern REFERENCE = Pattern.compile("[0-9a-f]{64}");
  private static final String OWN = "own";
  private static final int MOST_BYTES = 32 * 1024 * 1024;

  private final Optional<Path> file;
  private final Octets salt;
  private Map<String, String> references = Map.of();
  private Optional<FileTime> readAt = Optional.empty();
  private Set<String> forgotten = Set.of();
  private String problem = "";

  TerminalPersons(Optional<Path> file, Octets salt) {
    this.file = file;
    this.salt = salt;
  }

  /** The member's reference; empty for a person that is not in the table, or not a member now. */
  Optional<String> of(SaltedReference person) {
    return Optional.ofNullable(references.get(person.hex()))
        .filter(reference -> !forgotten.contains(reference));
  }

  /** These are members no longer. */
  void forget(Set<String> persons) {
    forgotten = Set.copyOf(persons);
  }

  /** What is wrong with the table; empty if nothing is. */
  String problem() {
    return problem;
  }

  /** Reads the table again if it has changed: who was taken out is nobody from then on. */
  void turn() {
    if (file.isEmpty()) {
      return;
    }
    try {
      FileTime changed = Files.getLastModifiedTime(file.get());
      if (!readAt.equals(Optional.of(changed))) {
        readAt = Optional.of(changed);
        read(file.get());
      }
    } catch (IOException e) {
      none("cannot read '%s': %s".formatted(file.get(), e.getClass().getSimpleName()));
    }
  }

  private void read(Path table) throws IOException {
    if (Files.size(table) > MOST_BYTES) {
      none(
          "'%s' has more than %d bytes; expected a line for a person".formatted(table, MOST_BYTES));
      return;
    }
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(table, StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IllegalArgumentException e) {
      none("'%s' is no table of lines <terminal>/<person>=<reference>".formatted(table));
      return;
    }
    Map<String, String> next = new HashMap<>();
    int wrong = 0;
    for (String key : lines.stringPropertyNames()) {
      var parts = KEY.matcher(key);
      String reference = lines.getProperty(key).strip();
      if (parts.matches() && REFERENCE.matcher(reference).matches()) {
        next.put(person(parts.group(1), parts.group(2)), reference);
      } else {
        wrong++;
      }
    }
    references = Map.copyOf(next);
    // Never which: a line names a person.
    told(
        wrong == 0
            ? ""
            : "%d lines of '%s' are left out; expected <terminal>/<person>=<64 hex digits>"
                .formatted(wrong, table));
  }

  private String person(String terminal, String id) {
    String kind = terminal.equals(OWN) ? "person-number" : "person-of " + terminal;
    return SaltedReference.of(salt, kind, id).hex();
  }

  private void none(String why) {
    references = Map.of();
    told(why + "; nobody is known by a terminal");
  }

  private void told(String next) {
    if (!next.equals(problem) && !next.isEmpty()) {
      LOG.warnf("face terminals: %s", next);
    }
    problem = next;
  }
}
