package bondgate.rfid.llrp;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.SharedData;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random bytes, and real messages with random damage. 100 000 inputs; more with {@code
 * -Dbondgate.llrp.fuzz=10000000}.
 */
class LlrpFuzzTest {
  private final SplittableRandom random = SharedData.random("LlrpFuzzTest");
  private final List<byte[]> seeds = new ArrayList<>();

  @Test
  void whateverIsFramedAsAMessageEncodesToTheSameBytes() {
    for (Definition message : LlrpTable.SUPPLIED.allMessages()) {
      seeds.add(LlrpBuilder.of(message.name()).message(1, 7).toOctets().toArray());
    }
    seeds.add(
        Octets.hex(
                "043d000000430000000000f000398d306edd870775c77926b231a989000000018e00008a0000"
                    + "8100018600870000820004577c585e9f40840004577c585e9f40880001")
            .toArray());
    long inputs = Long.getLong("bondgate.llrp.fuzz", 100_000);
    long messages = 0;
    long faults = 0;
    long start = System.nanoTime();
    for (long i = 0; i < inputs; i++) {
      LlrpStream stream = new LlrpStream();
      for (Octets whole : stream.feed(input())) {
        LlrpMessage message = LlrpDecoder.decode(whole);
        if (!message.toOctets().equals(whole)) {
          throw new AssertionError("not the same bytes after encoding: " + whole);
        }
        messages++;
        faults += message.faults().size();
      }
      assertThat(stream.held()).isLessThanOrEqualTo(LlrpMessage.MOST_BYTES);
    }
    System.out.printf(
        "LLRP fuzz: %d inputs, %d messages, %d faults, %d ms%n",
        inputs, messages, faults, (System.nanoTime() - start) / 1_000_000);
    assertThat(messages).isPositive();
    assertThat(faults).isPositive();
  }

  /** A message of a random type around random parameters, or a seed with a few changed bytes. */
  private byte[] input() {
    byte[] bytes;
    if (random.nextInt(4) == 0) {
      bytes = seeds.get(random.nextInt(seeds.size())).clone();
    } else {
      BitWriter out = new BitWriter();
      out.put(1, 6);
      out.put(random.nextInt(random.nextBoolean() ? 1024 : 80), 10);
      out.put(0, 32);
      out.put(random.nextInt(), 32);
      int parameters = random.nextInt(5);
      for (int i = 0; i < parameters; i++) {
        parameter(out, 0);
      }
      out.patch(2, out.size(), 4);
      bytes = out.toOctets().toArray();
    }
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private void parameter(BitWriter out, int depth) {
    if (random.nextInt(3) == 0) {
      out.put(0x80 | random.nextInt(22), 8);
      noise(out, 1 + random.nextInt(12));
      return;
    }
    int start = out.size();
    out.put(random.nextInt(10) == 0 ? random.nextInt(1024) : 128 + random.nextInt(250), 16);
    out.put(0, 16);
    noise(out, random.nextInt(12));
    int inner = depth < 20 ? random.nextInt(3) : 0;
    for (int i = 0; i < inner && out.size() < 600; i++) {
      parameter(out, depth + 1);
    }
    out.patch(start + 2, out.size() - start, 2);
  }

  private void noise(BitWriter out, int count) {
    for (int i = 0; i < count; i++) {
      out.put(random.nextInt(4) == 0 ? random.nextInt(256) : random.nextInt(3), 8);
    }
  }
}
