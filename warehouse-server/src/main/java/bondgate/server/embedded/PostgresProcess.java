package bondgate.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL says of its own run in {@code postmaster.pid}.
 *
 * @param pid its process
 * @param port its port, 0 while it is not known yet
 * @param ready whether it takes connections
 */
record PostgresProcess(long pid, int port, boolean ready) {
  // Lines of the file, counted from 0: miscadmin.h of PostgreSQL, LOCK_FILE_LINE_*.
  private static final int PID = 0;
  private static final int PORT = 3;
  private static final int STATUS = 7;

  /** What the file in that cluster says; empty if there is none, or it is not whole yet. */
  static Optional<PostgresProcess> of(Path cluster) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (lines.size() <= PORT || !lines.get(PID).strip().matches("[1-9][0-9]{0,9}")) {
      return Optional.empty();
    }
    String port = lines.get(PORT).strip();
    return Optional.of(
        new PostgresProcess(
            Long.parseLong(lines.get(PID).strip()),
            port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0,
            lines.size() > STATUS && lines.get(STATUS).strip().equals("ready")));
  }

  /**
   * Whether that process lives and is the given program on the given cluster, and not a stranger
   * who was given an old number.
   */
  static boolean isOurs(long pid, String program, Path cluster) throws IOException {
    String commandLine;
    try {
      commandLine = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    } catch (IOException e) {
      return false;
    }
    List<String> words = List.of(commandLine.split("\0", -1));
    return words.contains(program) && words.contains(cluster.toString());
  }

  /**
   * Whether any process still runs the given program; after kill -9 its children end a bit later.
   */
  static boolean anyRuns(String program) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().command().filter(program::equals).isPresent());
  }
}
