package bondgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.serial.SerialR2000Reader;
import bondgate.rfid.serial.SerialSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes recorded from real readers, through a real pseudo-terminal, into the reader's code. */
class RawReplayTest {
  @TempDir private Path folder;

  @Test
  void recordedTagsAreReadThoughTheRecordingAnswersNothing() throws Exception {
    Path recording = writeRecording(recordedReaderFrames());
    QueueingListener told = new QueueingListener();
    try (PseudoTerminal terminal = PseudoTerminal.open();
        SerialR2000Reader reader =
            new SerialR2000Reader(
                SerialSettings.of(terminal.slavePath(), List.of(0, 1, 2, 3)), Clock.systemUTC())) {
      reader.start(told);
      told.await("the port", () -> told.wasEver(State.CONNECTING, Reason.PORT_OPENED));

      RawReplay.read(recording).play(terminal);

      told.await("six recorded reads", () -> told.reads.size() >= 6);
      told.await("its round ends", () -> told.rounds.get() >= 3);
      assertThat(told.reads)
          .extracting(read -> read.epc().hex())
          .hasSize(6)
          .contains("E200301666130121155074EF", "300833B2DDD9014000000001");
      assertThat(reader.counters().badChecksums()).as("the manual's misprint").isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "x A0", "12 A0F", "12 GG", "-1 A0", "5 A0"})
  void aMalformedLineIsNamedByItsNumber(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.txt"), "# bytes\n10 A0 03\n\n" + line + "\n");

    assertThatThrownBy(() -> RawReplay.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 4")
        .hasMessageContaining(line);
  }

  private Path writeRecording(List<String> frames) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# written by a test from recorded frames, one every 20 ms");
    for (int i = 0; i < frames.size(); i++) {
      lines.add(20 * i + " " + frames.get(i));
    }
    return Files.write(folder.resolve("recording.txt"), lines);
  }

  /** What the readers said, not what their hosts did: tags, ends of rounds and errors. */
  private static List<String> recordedReaderFrames() throws IOException {
    Path file =
        Path.of(System.getProperty("bondgate.shared", "../shared"))
            .resolve("data/devices/serial-frames.json");
    assumeTrue(Files.exists(file), () -> "no recorded frames at " + file + ": skipped");
    List<String> frames = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(file.toFile())) {
      boolean ours = row.get("protocol").asText().equals("R2000-A0");
      if (ours && !row.get("meaning").asText().startsWith("host:")) {
        frames.add(row.get("hex").asText());
      }
    }
    return frames;
  }
}
