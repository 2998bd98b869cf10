package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A batch of many records travels packed; whoever sends plain ones is understood as before. */
class PackedMessageTest {
  @Test
  void aLongBatchIsPackedToAFractionAndIsTheSameBatch() throws MalformedMessageException {
    Batch batch = Batch.sign(heartbeats(256), Samples.AGENT_KEY);
    byte[] packed = EventJson.writeBatch(batch);
    byte[] plain = BatchJson.write(batch);
    assertThat(packed.length * 5).isLessThan(plain.length);
    for (byte[] message : List.of(packed, plain)) {
      Batch read = EventJson.readBatch(message);
      assertThat(read.signature()).isEqualTo(batch.signature());
      assertThat(read.records().stream().map(SealedRecord::hash))
          .isEqualTo(batch.records().stream().map(SealedRecord::hash).toList());
    }
  }

  @Test
  void aShortMessageIsSentAsItIs() {
    byte[] shorter = new byte[PackedMessage.WORTH_PACKING - 1];
    assertThat(PackedMessage.pack(shorter)).isSameAs(shorter);
  }

  @Test
  void anyByteThatIsFlippedOrMissingIsNoticed() {
    byte[] packed = EventJson.writeBatch(Batch.sign(heartbeats(40), Samples.AGENT_KEY));
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      // The ten bytes in front say how and when it was packed, and nothing of what is in it.
      int at = 10 + random.nextInt(packed.length - 10);
      byte[] flipped = packed.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> EventJson.readBatch(flipped))
          .as("byte %d", at)
          .isInstanceOf(MalformedMessageException.class);
      byte[] cut = Arrays.copyOf(packed, at);
      assertThatThrownBy(() -> EventJson.readBatch(cut))
          .as("cut at %d", at)
          .isInstanceOf(MalformedMessageException.class);
    }
  }

  @Test
  void aMessageThatUnpacksWithoutEndIsRefusedBeforeItFillsTheMemory() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1024 * 1024];
      for (int i = 0; i < 200; i++) {
        out.write(zeros);
      }
    }
    assertThatThrownBy(() -> EventJson.readBatch(bomb.toByteArray()))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("expected at most 67108864 bytes");
  }

  private static List<SealedRecord> heartbeats(int count) {
    RecordChain chain = RecordChain.begin("guiyang-o2o", "edge-1", 1);
    List<SealedRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = Instant.parse("2026-03-02T04:00:00Z").plusSeconds(i);
      ClockReading clock = new ClockReading(null, null, i, new UUID(1, 1));
      records.add(chain.next(new Heartbeat(1_000, 0, 0, List.of()), at, at, clock));
      chain = chain.after(records.get(i));
    }
    return records;
  }
}
