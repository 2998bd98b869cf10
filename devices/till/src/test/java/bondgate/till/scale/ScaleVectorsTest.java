package bondgate.till.scale;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.till.Deframer;
import bondgate.till.FeedingCheck;
import bondgate.till.FrameShape;
import bondgate.till.Octets;
import bondgate.till.SharedData;
import bondgate.till.scale.Indication.Point;
import bondgate.till.scale.Indication.State;
import bondgate.till.scale.Indication.Unit;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Replies of scales in the shared file, which may have other entries than today. */
class ScaleVectorsTest {
  private static final Pattern NUMBER = Pattern.compile("([0-9]+)(?:\\.([0-9]+))?");

  @Test
  void everyReplyOf8217MeansItsValue() throws IOException {
    JsonNode part = SharedData.json("scales.json").get("toledo8217_request_reply");
    assertThat(part.get("request").asText()).startsWith(Toledo8217.askForWeight().toHex());
    for (JsonNode vector : part.get("vectors")) {
      Indication said = only(Toledo8217.replies(), Octets.hex(vector.get("bytes").asText()));
      String value = vector.get("value").asText();
      if (vector.get("bytes").asText().contains("3F")) {
        assertThat(said.state()).as(value).isNotEqualTo(State.STABLE);
        continue;
      }
      Matcher number = NUMBER.matcher(value);
      assertThat(number.find()).isTrue();
      String behind = number.group(2) == null ? "" : number.group(2);
      assertThat(said.digits()).as(value).isEqualTo(Long.parseLong(number.group(1) + behind));
      assertThat(said.decimals()).as(value).isEqualTo(behind.length());
      assertThat(said.net()).as(value).isEqualTo(value.contains("net"));
      System.out.println("scales.json 8217: " + value + " -> " + ScaleRules.usual().read(said));
    }
  }

  @Test
  void theRecordedContinuousStreamIsReadAndItsCheckIsAsStated() throws IOException {
    JsonNode stream = SharedData.json("scales.json").get("toledo_continuous").get("real_stream");
    Octets bytes = Octets.hex(stream.get("bytes").asText());
    String meaning = stream.get("meaning").asText();
    Indication said = only(new ToledoContinuous(true, false), bytes);
    Matcher value = Pattern.compile("([0-9]+) (lb|kg)").matcher(meaning);
    assertThat(value.find()).isTrue();
    assertThat(said.digits()).isEqualTo(Long.parseLong(value.group(1)));
    assertThat(said.unit()).contains(value.group(2).equals("lb") ? Unit.POUND : Unit.KILOGRAM);
    Matcher check = Pattern.compile("checksum if enabled = ([0-9A-F]{2})").matcher(meaning);
    if (check.find()) {
      int stated = Integer.parseInt(check.group(1), 16);
      assertThat(ToledoContinuous.checkOf(bytes)).isEqualTo(stated);
      only(new ToledoContinuous(true, true), bytes.plus(Octets.of(stated)));
    }
  }

  @Test
  void everyLineOfCasAndAndScalesMeansItsNumber() throws IOException {
    for (JsonNode row : SharedData.json("scales.json").get("ascii_line")) {
      String line = row.get("bytes_ascii").asText().replace("\\r", "\r").replace("\\n", "\n");
      Indication said = only(AsciiLines.casAndAnd(), ascii(line));
      if (line.startsWith("OL")) {
        assertThat(said.state()).as(line).isEqualTo(State.OVER);
        continue;
      }
      assertThat(said.negative()).as(line).isEqualTo(line.contains("-"));
      assertThat(said.state()).isEqualTo(line.startsWith("US") ? State.MOVING : State.STABLE);
      assertThat(said.net()).isEqualTo(line.contains(",NT,"));
      assertThat(said.point()).isEqualTo(Point.STATED);
      Unit gramOrPound = line.contains("lb") ? Unit.POUND : Unit.GRAM;
      assertThat(said.unit()).contains(line.contains("kg") ? Unit.KILOGRAM : gramOrPound);
      Matcher number = NUMBER.matcher(line);
      assertThat(number.find()).isTrue();
      String digits = number.group(0).replace(".", "");
      assertThat(said.digits()).as(line).isEqualTo(Long.parseLong(digits));
      System.out.println(
          "scales.json line: " + line.strip() + " -> " + ScaleRules.usual().read(said));
    }
  }

  @Test
  void everyReplyOfSicsIsReadAndItsRequestsAreOurs() throws IOException {
    for (JsonNode row : SharedData.json("scales.json").get("mt_sics")) {
      for (String rep : row.get("rep").asText().split(" / ", -1)) {
        String line = rep.replace("\\r", "\r").replace("\\n", "\n");
        Indication said = only(AsciiLines.sics(), ascii(line));
        State expected =
            switch (line.charAt(2)) {
              case 'S' -> State.STABLE;
              case 'D' -> State.MOVING;
              case '+' -> State.OVER;
              case '-' -> State.UNDER;
              default -> State.NOT_READY;
            };
        assertThat(said.state()).as(line).isEqualTo(expected);
      }
      if (row.has("req")) {
        Octets asked = ascii(row.get("req").asText().replace("\\r", "\r").replace("\\n", "\n"));
        assertThat(List.of(AsciiLines.askForStableWeight(), AsciiLines.askForWeightNow()))
            .contains(asked);
      }
    }
  }

  @Test
  void everyReplyStandsCutsChunksAndGarbage() throws IOException {
    Random random = new Random(SharedData.seed("ScaleVectorsTest"));
    JsonNode file = SharedData.json("scales.json");
    for (JsonNode vector : file.get("toledo8217_request_reply").get("vectors")) {
      stands(Toledo8217.replies(), Octets.hex(vector.get("bytes").asText()), random);
    }
    for (JsonNode row : file.get("ascii_line")) {
      String line = row.get("bytes_ascii").asText().replace("\\r", "\r").replace("\\n", "\n");
      stands(AsciiLines.casAndAnd(), ascii(line), random);
    }
    stands(AsciiLines.sics(), ascii("S S      1.234 kg\r\n"), random);
    JsonNode stream = file.get("toledo_continuous").get("real_stream");
    Octets bytes = Octets.hex(stream.get("bytes").asText());
    stands(new ToledoContinuous(true, false), bytes, random);
    Octets checked = bytes.plus(Octets.of(ToledoContinuous.checkOf(bytes)));
    ToledoContinuous shape = new ToledoContinuous(true, true);
    stands(shape, checked, random);
    // The check byte's own highest bit is not part of the check: the meaning is then the same.
    assertThat(FeedingCheck.flips(shape, checked))
        .hasSizeLessThanOrEqualTo(1)
        .containsOnly(only(shape, checked));
  }

  private static void stands(FrameShape<Indication> shape, Octets bytes, Random random) {
    Indication meaning = only(shape, bytes);
    FeedingCheck.cutsChangeNothing(shape, bytes, random);
    FeedingCheck.beginningsHideNothing(shape, bytes, meaning);
    FeedingCheck.garbageHidesNothing(shape, bytes, meaning, random);
  }

  private static Indication only(FrameShape<Indication> shape, Octets bytes) {
    List<Indication> said = new Deframer<>(shape).feed(bytes);
    assertThat(said).as(bytes.toHex()).hasSize(1);
    return said.get(0);
  }

  private static Octets ascii(String text) {
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
