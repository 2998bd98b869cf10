package bondgate.rfid.llrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every recorded message below the shared folder, by rule. */
class LlrpCapturesTest {
  /** The twin says session 1 and the bytes say another; the bytes are what a reader takes. */
  private static final Set<String> WRONG_TWINS = Set.of("ADD_ROSPEC2.xml");

  @Test
  void everyMessageIsDecodedWithoutAFaultAndEncodedToTheSameBytes() throws Exception {
    Map<String, Integer> seen = new TreeMap<>();
    for (Captures.Capture capture : Captures.all()) {
      for (Octets bytes : capture.messages()) {
        LlrpMessage message = LlrpDecoder.decode(bytes);
        assertThat(message.toOctets()).as(capture.file().toString()).isEqualTo(bytes);
        assertThat(message.faults()).as(capture.file().toString()).isEmpty();
        seen.merge(message.name(), 1, Integer::sum);
      }
    }
    System.out.println("LLRP messages: " + seen);
  }

  @Test
  void everyMessageSaysWhatItsTwinInXmlOrJsonSays() throws Exception {
    int compared = 0;
    for (Captures.Capture capture : Captures.all()) {
      List<Octets> messages = capture.messages();
      if (messages.size() != 1) {
        continue;
      }
      LlrpMessage message = LlrpDecoder.decode(messages.get(0));
      List<String> differences = new ArrayList<>();
      if (Files.exists(capture.beside(".xml"))) {
        differences.addAll(XmlTwin.differences(message, capture.beside(".xml")));
        compared++;
      }
      if (Files.exists(capture.beside(".json"))) {
        differences.addAll(JsonTwin.differences(message, capture.beside(".json")));
        compared++;
      }
      if (WRONG_TWINS.contains(capture.beside(".xml").getFileName().toString())) {
        System.out.println("known to be wrong: " + capture.file().getFileName() + differences);
      } else {
        assertThat(differences).as(capture.file().toString()).isEmpty();
      }
    }
    System.out.println("LLRP twins compared: " + compared);
  }

  @Test
  void whateverThePiecesTheSameMessagesComeOut() throws Exception {
    for (Captures.Capture capture : Captures.all()) {
      byte[] bytes = capture.bytes().toArray();
      List<Octets> whole = capture.messages();
      for (int piece : new int[] {1, 2, 3, 7, 9, 10, 11, 64}) {
        LlrpStream stream = new LlrpStream();
        List<Octets> out = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += piece) {
          out.addAll(stream.feed(bytes, from, Math.min(bytes.length, from + piece)));
        }
        assertThat(out).isEqualTo(whole);
        assertThat(stream.held()).isZero();
      }
    }
  }

  @Test
  void cutAtEveryByteAMessageIsNotThereYetAndThenIs() throws Exception {
    for (Octets message : Captures.allMessages()) {
      byte[] bytes = message.toArray();
      for (int cut = 0; cut < bytes.length; cut++) {
        LlrpStream stream = new LlrpStream();
        assertThat(stream.feed(bytes, 0, cut)).isEmpty();
        assertThat(stream.feed(bytes, cut, bytes.length)).containsExactly(message);
      }
    }
  }

  @Test
  void noSingleBitStopsTheDecoderOrChangesTheBytesThatItKeeps() throws Exception {
    long flips = 0;
    for (Octets message : Captures.allMessages()) {
      byte[] bytes = message.toArray();
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        bytes[bit / 8] ^= (byte) (0x80 >> (bit % 8));
        for (Octets whole : new LlrpStream().feed(bytes)) {
          assertThat(LlrpDecoder.decode(whole).toOctets().equals(whole)).isTrue();
        }
        bytes[bit / 8] ^= (byte) (0x80 >> (bit % 8));
        flips++;
      }
    }
    System.out.println("LLRP: " + flips + " flipped bits, no crash");
  }
}
