package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.Batch;
import bondgate.events.ClockReading;
import bondgate.events.EdgeRecord;
import bondgate.events.Heartbeat;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import bondgate.server.fleet.Device;
import bondgate.server.fleet.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeCheckTest {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final UUID BOOT = UUID.fromString("5f0c3c1e-58a4-4c8b-9a9d-4b8d2a6f7c10");
  private static final Topics.Source SOURCE = new Topics.Source("zone", "edge");
  private static final SigningKey KEY = SigningKey.ofSeed(new byte[SigningKey.SEED_LENGTH_BYTES]);
  private static final SigningKey OTHER_KEY = SigningKey.ofSeed(seed(7));
  private static final int HISTORY = 12;

  private final List<SealedRecord> history = history(HISTORY, 1_000);

  @Test
  void aBatchOfAnEnrolledDeviceMayGoOn() {
    assertThat(EnvelopeCheck.speaker(SOURCE, batch(1, 3), device(1), false)).isEmpty();
  }

  @Test
  void aBatchOnTheTopicOfAnotherDeviceOrZoneIsNotGenuine() {
    for (Topics.Source topic :
        List.of(new Topics.Source("zone", "edge-2"), new Topics.Source("zone-2", "edge"))) {
      assertThat(EnvelopeCheck.speaker(topic, batch(1, 3), device(1), false))
          .get()
          .isInstanceOf(EnvelopeResult.NotGenuine.class);
    }
  }

  @Test
  void aDeviceThatNobodyEnrolledIsUnknown() {
    assertThat(EnvelopeCheck.speaker(SOURCE, batch(1, 3), Optional.empty(), false))
        .get()
        .isInstanceOf(EnvelopeResult.UnknownDevice.class);
  }

  @Test
  void aDeviceWithAnotherKeyIsUnknown() {
    Batch batch = Batch.sign(history.subList(0, 3), OTHER_KEY);
    assertThat(EnvelopeCheck.speaker(SOURCE, batch, device(1), false))
        .get()
        .isInstanceOfSatisfying(
            EnvelopeResult.UnknownDevice.class,
            unknown -> assertThat(unknown.finding()).contains(KEY.verifyKey().id()));
  }

  @Test
  void aSignatureOfAnotherKeyUnderThisOnesNameIsNotGenuine() {
    Batch forged = Batch.sign(history.subList(0, 3), OTHER_KEY);
    Batch batch =
        new Batch(
            "zone",
            "edge",
            1,
            forged.previous(),
            forged.records(),
            KEY.verifyKey().id(),
            forged.signature());
    assertThat(EnvelopeCheck.speaker(SOURCE, batch, device(1), false))
        .get()
        .isInstanceOf(EnvelopeResult.NotGenuine.class);
  }

  @Test
  void aRecordThatWasTakenOutOrPutInBreaksTheChain() {
    Batch whole = batch(1, 5);
    List<SealedRecord> without = new ArrayList<>(whole.records());
    without.remove(2);
    List<SealedRecord> with = new ArrayList<>(whole.records());
    with.set(2, history(HISTORY, 2_000).get(2));
    for (List<SealedRecord> records : List.of(without, with)) {
      Batch batch =
          new Batch("zone", "edge", 1, whole.previous(), records, whole.keyId(), whole.signature());
      assertThat(EnvelopeCheck.speaker(SOURCE, batch, device(1), false))
          .get()
          .isInstanceOf(EnvelopeResult.NotGenuine.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 1_000_000})
  void anEpochThatNoOperatorOpenedIsRefused(long open) {
    assertThat(EnvelopeCheck.speaker(SOURCE, batch(1, 3), device(open), true))
        .contains(new EnvelopeResult.OtherEpoch(open));
  }

  /** taken: records that were taken before; first, last: the batch; fresh: how many are new. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 1", // the very first
    "0, 1, 12, 12", // everything at once
    "5, 6, 6, 1", // the next one
    "5, 6, 12, 7",
    "5, 5, 6, 1", // one known, one new
    "5, 1, 6, 1", // all known, one new
    "5, 3, 12, 7"
  })
  void whatGoesOnIsTakenFromTheFirstNewRecord(int taken, int first, int last, int fresh) {
    EnvelopeResult result = EnvelopeCheck.order(batch(first, last), standing(taken, first, last));
    assertThat(result)
        .isInstanceOfSatisfying(
            EnvelopeResult.Next.class,
            next -> {
              assertThat(next.newRecords()).isEqualTo(history.subList(last - fresh, last));
              assertThat(next.after().lastSeq()).isEqualTo(last);
              assertThat(next.after().lastHash()).isEqualTo(history.get(last - 1).hash());
            });
  }

  @ParameterizedTest
  @CsvSource({"5, 5, 5", "5, 1, 5", "5, 1, 1", "5, 2, 4", "12, 1, 12"})
  void whatIsKnownIsAnsweredWithTheMark(int taken, int first, int last) {
    assertThat(EnvelopeCheck.order(batch(first, last), standing(taken, first, last)))
        .isEqualTo(new EnvelopeResult.AlreadyKnown(taken));
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 3", "5, 7, 7", "5, 12, 12"})
  void whatIsMissingIsNamed(int taken, int first, int last) {
    assertThat(EnvelopeCheck.order(batch(first, last), standing(taken, first, last)))
        .isEqualTo(new EnvelopeResult.Gap(taken + 1L));
  }

  /** differs: the first record in which the two histories differ; named: the one that is named. */
  @ParameterizedTest
  @CsvSource({
    "5, 1, 5, 1, 1", // a whole known batch, otherwise
    "5, 3, 8, 4, 4", // begins the same, then differs below the mark
    "5, 5, 6, 5, 5",
    "5, 6, 8, 5, 5" // goes on from another record 5
  })
  void otherBytesUnderATakenNumberAreTwoHistories(
      int taken, int first, int last, int differs, long named) {
    List<SealedRecord> other = fork(differs);
    Batch batch = Batch.sign(other.subList(first - 1, last), KEY);
    assertThat(EnvelopeCheck.order(batch, standing(taken, first, last)))
        .isEqualTo(new EnvelopeResult.Equivocation(named));
  }

  @Test
  void aHistoryThatDiffersOnlyAboveTheMarkIsNoEquivocation() {
    Batch batch = Batch.sign(fork(6).subList(3, 8), KEY);
    assertThat(EnvelopeCheck.order(batch, standing(5, 4, 8)))
        .isInstanceOf(EnvelopeResult.Next.class);
  }

  @Test
  void aTakenRecordWithoutARowIsOurOwnFault() {
    EnvelopeCheck.Standing torn = new EnvelopeCheck.Standing(5, history.get(4).hash(), Map.of());
    assertThatThrownBy(() -> EnvelopeCheck.order(batch(4, 6), torn))
        .isInstanceOf(IllegalStateException.class);
  }

  private Batch batch(int first, int last) {
    return Batch.sign(history.subList(first - 1, last), KEY);
  }

  private EnvelopeCheck.Standing standing(int taken, int first, int last) {
    Map<Long, String> hashes = new HashMap<>();
    for (int seq = first; seq <= Math.min(taken, last); seq++) {
      hashes.put((long) seq, history.get(seq - 1).hash());
    }
    String lastHash = taken == 0 ? EdgeRecord.GENESIS : history.get(taken - 1).hash();
    return new EnvelopeCheck.Standing(taken, lastHash, hashes);
  }

  /** The same history up to that record, and another one from there. */
  private List<SealedRecord> fork(int differs) {
    List<SealedRecord> records = new ArrayList<>(history.subList(0, differs - 1));
    RecordChain chain = RecordChain.begin("zone", "edge", 1);
    for (SealedRecord record : records) {
      chain = chain.after(record);
    }
    while (records.size() < HISTORY) {
      SealedRecord record = next(chain, 5_000);
      records.add(record);
      chain = chain.after(record);
    }
    return records;
  }

  private static List<SealedRecord> history(int length, int everyMillis) {
    List<SealedRecord> records = new ArrayList<>();
    RecordChain chain = RecordChain.begin("zone", "edge", 1);
    while (records.size() < length) {
      SealedRecord record = next(chain, everyMillis);
      records.add(record);
      chain = chain.after(record);
    }
    return records;
  }

  private static SealedRecord next(RecordChain chain, int everyMillis) {
    return chain.next(
        new Heartbeat(everyMillis, 0, 0, List.of()),
        NOON,
        NOON,
        new ClockReading(null, null, chain.lastSeq(), BOOT));
  }

  private static Optional<Speaker> device(long epoch) {
    return Optional.of(
        Speaker.of(new Device("zone", "edge", KEY.verifyKey(), epoch, "staff:test", NOON)));
  }

  private static byte[] seed(int first) {
    byte[] seed = new byte[SigningKey.SEED_LENGTH_BYTES];
    seed[0] = (byte) first;
    return seed;
  }
}
