package bondgate.edge.command;

import bondgate.rfid.portal.CalibrationCheck.Row;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.RecordingText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a calibration left in its folder, and how its table says it. */
final class Recorded {
  private Recorded() {}

  /** The recordings, read again, in the order of the steps. */
  static List<Recording> in(Path folder) throws IOException {
    List<Recording> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("reads-")).sorted().toList()) {
        all.add(RecordingText.parse(Files.readAllLines(file)));
      }
    }
    return all;
  }

  /** A row of the table, as far as the defaults go. */
  static String row(List<Row> rows, String situation) {
    Row row =
        rows.stream().filter(one -> one.situation().equals(situation)).findFirst().orElseThrow();
    return "%-15s %5d %7d %9d %5d |"
        .formatted(situation, row.tags(), row.right(), row.uncertain(), row.wrong());
  }
}
