package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.RawReplay;
import bondgate.simulator.day.ServerApi;
import bondgate.simulator.day.Site;
import bondgate.simulator.day.SiteSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes that real R2000 readers sent, misprints of a manual among them, played through the same
 * pseudo-terminal to the same agent: their tags stand in the officer's fence log.
 */
class RealBytesTest {
  private static final int FRAMES_MILLIS_APART = 40;
  private static final int TAG_FRAME_LENGTH = 0x13;
  private static final int EPC_AT_DIGIT = 14;
  private static final int EPC_DIGITS = 24;

  @Test
  void theTagsOfARecordingStandInTheFenceLog(@TempDir Path folder) throws Exception {
    Path frames =
        Path.of(System.getProperty("bondgate.shared", "../../shared"))
            .resolve("data/devices/serial-frames.json");
    assumeTrue(
        Files.exists(frames),
        "SKIPPED: no captured frames at " + frames + "; give their folder by -Dbondgate.shared");
    List<JsonNode> rows = readerFrames(frames);
    Set<String> expected = tags(rows);
    assertThat(expected).as("tags in the capture").hasSizeGreaterThanOrEqualTo(4);
    Path recording = writeRecording(rows, folder.resolve("recording.txt"));

    try (PseudoTerminal terminal = PseudoTerminal.open();
        Site site =
            new Site(
                SiteSettings.onFreePorts(folder, TheDayAfterAKillTest.projectFolder()),
                Map.of("exit", terminal.slavePath()))) {
      site.start();
      RawReplay.read(recording).play(terminal);

      assertThat(awaitTags(site.api(), expected)).containsAll(expected);
      assertThat(site.api().text("/officer/fence")).contains(expected);
    }
  }

  /**
   * What the reader said, damaged frames too; what the host said is not on this side of the wire.
   */
  private static List<JsonNode> readerFrames(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(file.toFile())) {
      if (row.path("protocol").asText().equals("R2000-A0")
          && !row.path("meaning").asText().startsWith("host:")) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static Set<String> tags(List<JsonNode> rows) {
    Set<String> epcs = new TreeSet<>();
    for (JsonNode row : rows) {
      String hex = row.path("hex").asText();
      if (row.path("checksum_ok").asBoolean()
          && Integer.parseInt(hex.substring(2, 4), 16) == TAG_FRAME_LENGTH) {
        epcs.add(hex.substring(EPC_AT_DIGIT, EPC_AT_DIGIT + EPC_DIGITS));
      }
    }
    return epcs;
  }

  /** Three rounds of the capture, as a reader would hear tags that lie there for a second. */
  private static Path writeRecording(List<JsonNode> rows, Path file) throws IOException {
    StringBuilder text = new StringBuilder("# captured R2000 frames\n");
    int millis = 0;
    for (int round = 0; round < 3; round++) {
      for (JsonNode row : rows) {
        text.append(millis).append(' ').append(row.path("hex").asText()).append('\n');
        millis += FRAMES_MILLIS_APART;
      }
    }
    return Files.writeString(file, text);
  }

  private static Set<String> awaitTags(ServerApi server, Set<String> expected)
      throws InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    Set<String> found = new TreeSet<>();
    while (!found.containsAll(expected) && System.nanoTime() - deadline < 0) {
      for (JsonNode entry : server.read("/fence?limit=500&after=-1")) {
        if (entry.path("kind").asText().startsWith("tag-")) {
          found.add(entry.path("epc").asText());
        }
      }
    }
    return found;
  }
}
