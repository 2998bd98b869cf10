package bondgate.rfid.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every recorded frame of a UHF reader, whole and damaged. */
class RecordedFramesTest {
  /** Protocols of the same file that other modules' tests of this name decode. */
  private static final Set<String> OF_OTHERS = Set.of("Modbus-RTU", "SAM_V");

  private record Row(String protocol, Bytes wire, boolean right, String meaning) {}

  @Test
  void everyFrameIsAcceptedOrRefusedAsItsCheckSaysAndComesBackToTheSameBytes() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (Row row : rows()) {
      if (row.right()) {
        Side.Heard<?> heard = whole(row);
        assertThat(heard.wires()).as(row.toString()).containsExactly(row.wire());
        assertThat(heard.skippedBytes()).as(row.toString()).isZero();
      } else {
        for (Side<?> side : sides(row)) {
          Side.Heard<?> heard = side.hear(row.wire());
          assertThat(heard.wires()).as(row.toString()).isEmpty();
          assertThat(heard.skippedBytes()).as(row.toString()).isEqualTo(row.wire().size());
        }
      }
      counts.merge(row.protocol() + (row.right() ? " accepted" : " refused"), 1, Integer::sum);
    }
    System.out.println("recorded frames: " + counts);
  }

  @Test
  void everyFrameSaysWhatItsMeaningSays() throws IOException {
    int facts = 0;
    int rebuilt = 0;
    List<String> asFramesOnly = new ArrayList<>();
    for (Row row : rows()) {
      if (!row.right()) {
        continue;
      }
      Side.Heard<?> heard = whole(row);
      if (isOfHost(row, heard)) {
        Optional<Bytes> ours = HostCommands.rebuild(row.protocol(), heard.frames().get(0));
        ours.ifPresent(bytes -> assertThat(bytes).as(row.toString()).isEqualTo(row.wire()));
        rebuilt += ours.isPresent() ? 1 : 0;
        if (ours.isEmpty()) {
          asFramesOnly.add(row.meaning());
        }
      } else {
        facts += Meaning.check(row.meaning(), heard.replies().get(0), row.toString());
      }
    }
    System.out.printf(
        "recorded frames: %d facts of meanings found in replies; %d host frames built again by our"
            + " commands; host frames that we never send: %s%n",
        facts, rebuilt, asFramesOnly);
  }

  @Test
  void everyFrameCutAtEveryByteComesOutWhole() throws IOException {
    for (Row row : rows()) {
      if (row.right()) {
        FrameDamage.cutAtEveryByte(whole(row).side(), row.wire());
      }
    }
  }

  @Test
  void garbageBeforeAfterAndWithinCostsNoOtherFrame() throws IOException {
    FrameDamage.Tally tally = new FrameDamage.Tally();
    for (Row row : rows()) {
      if (row.right()) {
        FrameDamage.garbage(whole(row).side(), row.wire(), tally);
      }
    }
    System.out.println("garbage: " + tally);
  }

  @Test
  void noFlippedBitPassesWhereTheCheckCanTell() throws IOException {
    FrameDamage.Tally tally = new FrameDamage.Tally();
    for (Row row : rows()) {
      if (row.right()) {
        FrameDamage.flipEveryBit(whole(row).side(), row.wire(), tally);
      }
    }
    System.out.println("flipped bits: " + tally);
  }

  /** What the side that says a row hears in it: the host where its meaning says so. */
  private static Side.Heard<?> whole(Row row) {
    Side.Heard<?> best = null;
    for (Side<?> side : sides(row)) {
      Side.Heard<?> heard = side.hear(row.wire());
      boolean fits = heard.wires().equals(List.of(row.wire()));
      boolean wanted = side.fromHost().map(host -> host == saysHost(row)).orElse(true);
      if (fits && (best == null || wanted)) {
        best = heard;
      }
    }
    return best == null ? fail("no side of the protocol says " + row) : best;
  }

  private static boolean saysHost(Row row) {
    return row.meaning().startsWith("host");
  }

  private static boolean isOfHost(Row row, Side.Heard<?> heard) {
    if (heard.frames().get(0) instanceof bondgate.rfid.frame.swct.Frame frame) {
      return frame.fromHost();
    }
    if (heard.frames().get(0) instanceof bondgate.rfid.frame.m100.Frame frame) {
      return frame.type() == bondgate.rfid.frame.m100.Frame.Type.COMMAND;
    }
    return heard.side().fromHost().orElse(saysHost(row));
  }

  private static List<Side<?>> sides(Row row) {
    List<Side<?>> sides = new ArrayList<>();
    for (Side<?> side : Side.ALL) {
      if (side.protocol().equals(row.protocol())) {
        sides.add(side);
      }
    }
    assertThat(sides).as("a codec for %s", row).isNotEmpty();
    return sides;
  }

  /** The rows of UHF readers; an unknown protocol is one of ours, and fails. */
  private static List<Row> rows() throws IOException {
    Path file =
        Path.of(System.getProperty("bondgate.shared", "../shared"))
            .resolve("data/devices/serial-frames.json");
    if (!Files.exists(file)) {
      System.out.println("SKIPPED: no recorded frames at " + file);
    }
    assumeTrue(Files.exists(file), () -> "no recorded frames at " + file);
    List<Row> rows = new ArrayList<>();
    Set<String> left = new TreeSet<>();
    for (JsonNode node : new ObjectMapper().readTree(file.toFile())) {
      String protocol = node.get("protocol").asText();
      if (OF_OTHERS.contains(protocol)) {
        left.add(protocol);
        continue;
      }
      rows.add(
          new Row(
              protocol,
              Bytes.hex(node.get("hex").asText()),
              node.get("checksum_ok").asBoolean(),
              node.get("meaning").asText()));
    }
    System.out.println("recorded frames: left to the tests of other modules: " + left);
    assertThat(rows).isNotEmpty();
    return rows;
  }
}
