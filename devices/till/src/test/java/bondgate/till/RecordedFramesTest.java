package bondgate.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import bondgate.till.idcard.SamCommand;
import bondgate.till.idcard.SamFrames;
import bondgate.till.idcard.SamReply;
import bondgate.till.modbus.ModbusMessages;
import bondgate.till.modbus.ModbusRequest;
import bondgate.till.modbus.RtuFrame;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every entry of the shared file whose protocol is of this module. Those of UHF readers are left to
 * the test of the same name in devices/rfid; a protocol that neither knows fails.
 */
class RecordedFramesTest {
  /** How the protocols of UHF readers begin, which devices/rfid reads. */
  private static final List<String> UHF =
      List.of("R2000", "M100", "R200", "Chafon", "UHFReader", "ThingMagic", "SW/CT");

  private final Random random = new Random(SharedData.seed("RecordedFramesTest"));

  private record Entry(Octets hex, boolean right, String meaning) {}

  @Test
  void everyProtocolOfTheFileIsReadHereOrLeftToTheReaders() throws IOException {
    Map<String, Integer> left = new TreeMap<>();
    int ours = 0;
    for (JsonNode row : SharedData.json("serial-frames.json")) {
      String protocol = row.get("protocol").asText();
      if (isOurs(protocol)) {
        ours++;
      } else if (UHF.stream().anyMatch(protocol::startsWith)) {
        left.merge(protocol, 1, Integer::sum);
      } else {
        fail("nobody reads protocol '%s'; write a codec or name its reader", protocol);
      }
    }
    System.out.println("serial-frames.json: " + ours + " read here, left to devices/rfid: " + left);
  }

  private static boolean isOurs(String protocol) {
    return protocol.startsWith("Modbus") || protocol.startsWith("SAM");
  }

  @Test
  void everyModbusFrameIsDecodedAndEncodedToTheSameBytesOrRefusedByItsCheck() throws IOException {
    int read = 0;
    for (Entry entry : entries("Modbus")) {
      Optional<RtuFrame> request = only(RtuFrame.requests(), entry.hex());
      Optional<RtuFrame> reply = only(RtuFrame.replies(), entry.hex());
      assertThat(request.or(() -> reply).isPresent()).as(entry.toString()).isEqualTo(entry.right());
      request.or(() -> reply).ifPresent(f -> assertThat(f.toBytes()).isEqualTo(entry.hex()));
      request.ifPresent(frame -> meansWhatItSays(frame, entry.meaning()));
      FrameShape<RtuFrame> shape = request.isPresent() ? RtuFrame.requests() : RtuFrame.replies();
      if (entry.right()) {
        stands(shape, entry, request.or(() -> reply).orElseThrow());
        read++;
      }
    }
    System.out.println("Modbus-RTU: " + read + " frames with a right check");
  }

  /** The request's type, address and value against the words of the entry. */
  private static void meansWhatItSays(RtuFrame frame, String meaning) {
    Optional<ModbusRequest> request = ModbusMessages.request(frame.message());
    if (request.isEmpty()) {
      System.out.println("no request of the till: " + meaning);
      return;
    }
    assertThat(ModbusMessages.encode(request.get())).isEqualTo(frame.message());
    if (request.get() instanceof ModbusRequest.WriteCoil coil && meaning.startsWith("relay ")) {
      String[] words = meaning.split(" ", -1);
      assertThat(coil.address()).isEqualTo(Integer.parseInt(words[1]));
      assertThat(coil).isEqualTo(ModbusRequest.WriteCoil.of(coil.address(), words[2].equals("on")));
    } else if (meaning.startsWith("read coils")) {
      assertThat(request.get()).isInstanceOf(ModbusRequest.ReadCoils.class);
    } else if (meaning.startsWith("read discrete")) {
      assertThat(request.get()).isInstanceOf(ModbusRequest.ReadInputs.class);
    } else if (meaning.startsWith("read holding")) {
      assertThat(request.get()).isInstanceOf(ModbusRequest.ReadHoldingRegisters.class);
    } else if (meaning.startsWith("read input")) {
      assertThat(request.get()).isInstanceOf(ModbusRequest.ReadInputRegisters.class);
    } else if (meaning.startsWith("write multiple coils")) {
      assertThat(request.get()).isInstanceOf(ModbusRequest.WriteCoils.class);
    } else if (meaning.startsWith("write multiple regs")) {
      assertThat(request.get()).isInstanceOf(ModbusRequest.WriteRegisters.class);
    }
  }

  @Test
  void everyFrameOfAnIdentityCardReaderIsDecodedAsItsMeaningSays() throws IOException {
    int read = 0;
    for (Entry entry : entries("SAM")) {
      Optional<Octets> content = only(SamFrames.shape(), entry.hex());
      assertThat(content.isPresent()).as(entry.toString()).isEqualTo(entry.right());
      if (content.isPresent()) {
        assertThat(SamFrames.encode(content.get())).isEqualTo(entry.hex());
        said(content.get(), entry.meaning());
        stands(SamFrames.shape(), entry, content.get());
        read++;
      }
    }
    System.out.println("SAM_V: " + read + " frames with a right check");
  }

  private static void said(Octets content, String meaning) {
    if (meaning.startsWith("host:")) {
      assertThat(SamCommand.of(content)).as(meaning).isPresent();
      assertThat(SamCommand.of(content).orElseThrow().content()).isEqualTo(content);
      return;
    }
    SamReply reply = SamReply.decode(SamCommand.FIND, content);
    if (meaning.startsWith("card found")) {
      assertThat(reply).isEqualTo(new SamReply.CardFound());
    } else if (meaning.contains("OK")) {
      assertThat(reply).isEqualTo(new SamReply.Done());
    } else if (meaning.contains("no card") || meaning.contains("failed")) {
      assertThat(reply).as(meaning).isInstanceOf(SamReply.Refused.class);
    } else {
      assertThat(reply).as(meaning).isNotInstanceOf(SamReply.NotUnderstood.class);
    }
  }

  private <F> void stands(FrameShape<F> shape, Entry entry, F meaning) {
    FeedingCheck.cutsChangeNothing(shape, entry.hex(), random);
    FeedingCheck.beginningsHideNothing(shape, entry.hex(), meaning);
    FeedingCheck.garbageHidesNothing(shape, entry.hex(), meaning, random);
    List<F> accepted = FeedingCheck.flips(shape, entry.hex());
    // A flipped length may by chance end at a byte that is a right check: an 8-bit check lets one
    // in
    // 256 of those through, and nothing can tell. A frame of the whole length never.
    assertThat(accepted).as("flipped: " + entry.meaning()).doesNotContain(meaning);
    accepted.forEach(f -> System.out.println("accepted after a flip of: " + entry.meaning()));
    assertThat(accepted.stream().filter(f -> size(f) == size(meaning))).isEmpty();
  }

  private static int size(Object meaning) {
    return meaning instanceof RtuFrame frame ? frame.message().size() : ((Octets) meaning).size();
  }

  private static <F> Optional<F> only(FrameShape<F> shape, Octets bytes) {
    Sighting<F> seen = shape.look(bytes);
    return seen instanceof Sighting.Found<F> found && found.length() == bytes.size()
        ? Optional.of(found.frame())
        : Optional.empty();
  }

  private static List<Entry> entries(String protocol) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode row : SharedData.json("serial-frames.json")) {
      if (row.get("protocol").asText().startsWith(protocol)) {
        entries.add(
            new Entry(
                Octets.hex(row.get("hex").asText()),
                row.get("checksum_ok").asBoolean(),
                row.get("meaning").asText()));
      }
    }
    return entries;
  }
}
