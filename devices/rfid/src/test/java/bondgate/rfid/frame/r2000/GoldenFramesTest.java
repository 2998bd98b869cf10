package bondgate.rfid.frame.r2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.ParserState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames of real readers and of the manual, and frames computed from the rule. */
class GoldenFramesTest {
  private final ReplyDecoder decoder = new ReplyDecoder(4);

  @Test
  void recordedFramesParseExactlyWhenTheirCheckIsRight() throws IOException {
    List<JsonNode> rows = recordedRows();
    int good = 0;
    for (JsonNode row : rows) {
      Bytes wire = Bytes.hex(row.get("hex").asText());
      boolean right = row.get("checksum_ok").asBoolean();
      ParserState.Fed<Frame> fed = Frame.parser().feed(wire);
      assertThat(fed.frames()).as(row.toString()).hasSize(right ? 1 : 0);
      assertThat(fed.badChecksums()).as(row.toString()).isEqualTo(right ? 0 : 1);
      if (right) {
        good++;
        assertThat(fed.frames().get(0).toBytes()).isEqualTo(wire);
      }
    }
    System.out.printf(
        "R2000: %d recorded frames, %d of them with a right check%n", rows.size(), good);
  }

  @Test
  void recordedTagsAndRoundEndsSayWhatTheirLogSays() throws IOException {
    List<Reply> said = new ArrayList<>();
    for (JsonNode row : recordedRows()) {
      Frame.parser()
          .feed(Bytes.hex(row.get("hex").asText()))
          .frames()
          .forEach(frame -> said.add(decoder.decode(frame)));
    }
    assertThat(said)
        .filteredOn(Reply.TagReport.class::isInstance)
        .extracting(reply -> ((Reply.TagReport) reply).epc().hex())
        .contains("E200301666130121155074EF", "300833B2DDD9014000000001");
    assertThat(said).anyMatch(Reply.RoundEnd.class::isInstance);
    assertThat(said).contains(new Reply.Firmware(1, 9));
    assertThat(said)
        .anyMatch(r -> r instanceof Reply.Failure f && f.describe().contains("ANTENNA_MISSING"));
  }

  @Test
  void computedFramesAreEncodedAndDecodedAsStated() throws IOException {
    int decoded = 0;
    for (String line : lines("/frames/r2000.txt")) {
      String[] parts = line.split(" ; ", 2);
      Bytes wire = Bytes.hex(parts[0]);
      ParserState.Fed<Frame> fed = Frame.parser().feed(wire);
      assertThat(fed.frames()).as(line).hasSize(1);
      Frame frame = fed.frames().get(0);
      assertThat(frame.toBytes()).as(line).isEqualTo(wire);
      if (!parts[1].startsWith("host: ")) {
        assertThat(decoder.decode(frame)).as(line).hasToString(parts[1]);
        decoded++;
      }
    }
    assertThat(decoded).isEqualTo(5);
  }

  @Test
  void ourCommandsAreTheBytesOfTheManual() {
    assertThat(Command.reset(1).toBytes()).hasToString("A0030170EC");
    assertThat(Command.firmware(1).toBytes()).hasToString("A0030172EA");
    assertThat(Command.workAntenna(1, 3).toBytes()).hasToString("A004017403E4");
    assertThat(Command.regionChina(1).toBytes()).hasToString("A0060178032B357E");
    assertThat(Command.beeperOff(1).toBytes()).hasToString("A004017A00E1");
    assertThat(Command.readGpio(1).toBytes()).hasToString("A0030160FC");
    assertThat(Command.writeGpio(1, 3, true).toBytes()).hasToString("A00501610301F5");
    assertThat(Command.inventory(1, 0xFF).toBytes()).hasToString("A0040189FFD3");
    assertThat(Command.fastSwitch(1, List.of(0, 1, 2, 3)).toBytes())
        .hasToString("A00D018A00010101020103010001BD");
  }

  private static List<JsonNode> recordedRows() throws IOException {
    Path file =
        Path.of(System.getProperty("bondgate.shared", "../shared"))
            .resolve("data/devices/serial-frames.json");
    assumeTrue(Files.exists(file), () -> "no recorded frames at " + file + ": skipped");
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(file.toFile())) {
      if (row.get("protocol").asText().equals("R2000-A0")) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = GoldenFramesTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
