package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Batch;
import bondgate.events.ClockReading;
import bondgate.events.Heartbeat;
import bondgate.events.KeyRolled;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import bondgate.server.fleet.Device;
import bondgate.server.fleet.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which key speaks for which records, and which epoch may still come. */
class KeysOfADeviceTest {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final UUID BOOT = UUID.fromString("5f0c3c1e-58a4-4c8b-9a9d-4b8d2a6f7c10");
  private static final Topics.Source SOURCE = new Topics.Source("zone", "edge");
  private static final SigningKey KEY = key(1);
  private static final SigningKey OTHER_KEY = key(7);

  private final List<SealedRecord> history = history();

  @Test
  void whatIsLeftOfAnEarlierEpochIsTakenUntilALaterOneBegins() {
    assertThat(
            EnvelopeCheck.speaker(SOURCE, Batch.sign(history.subList(0, 3), KEY), device(2), false))
        .isEmpty();
    assertThat(
            EnvelopeCheck.speaker(SOURCE, Batch.sign(history.subList(0, 3), KEY), device(2), true))
        .contains(new EnvelopeResult.OtherEpoch(2));
  }

  @Test
  void aKeyThatWasRevokedSpeaksForNothingAnyMore() {
    assertThat(
            EnvelopeCheck.speaker(
                SOURCE,
                Batch.sign(history.subList(0, 3), KEY),
                speaker(key(KEY, 1, 0, true)),
                false))
        .contains(new EnvelopeResult.RevokedKey(KEY.verifyKey().id()));
  }

  @Test
  void eachKeySpeaksForItsOwnRecordsOnly() {
    Optional<Speaker> rolled = speaker(key(KEY, 1, 0, false), key(OTHER_KEY, 1, 5, false));
    List<SealedRecord> before = history.subList(0, 5);
    List<SealedRecord> after = history.subList(5, 8);
    assertThat(speaker(Batch.sign(before, KEY), rolled)).isEmpty();
    assertThat(speaker(Batch.sign(after, OTHER_KEY), rolled)).isEmpty();
    assertThat(speaker(Batch.sign(before, OTHER_KEY), rolled))
        .get()
        .isInstanceOf(EnvelopeResult.NotGenuine.class);
    assertThat(speaker(Batch.sign(after, KEY), rolled))
        .get()
        .isInstanceOf(EnvelopeResult.NotGenuine.class);
  }

  @Test
  void aRollHoldsOnlyIfTheNewKeySignedItsPlaceAndIsNew() {
    RecordChain chain = RecordChain.begin("zone", "edge", 1);
    SealedRecord sound = rolling(chain, KeyRolled.at(chain, OTHER_KEY));
    assertThat(EnvelopeCheck.roll(sound, device(1).get())).isEmpty();

    SealedRecord same = rolling(chain, KeyRolled.at(chain, KEY));
    SealedRecord elsewhere = rolling(chain.after(history.get(0)), KeyRolled.at(chain, OTHER_KEY));
    for (SealedRecord wrong : List.of(same, elsewhere)) {
      assertThat(EnvelopeCheck.roll(wrong, device(1).get()))
          .get()
          .isInstanceOf(EnvelopeResult.NotGenuine.class);
    }
  }

  @Test
  void aBatchThatGoesOnAfterARollIsNotGenuine() {
    RecordChain chain = RecordChain.begin("zone", "edge", 1);
    SealedRecord roll = rolling(chain, KeyRolled.at(chain, OTHER_KEY));
    Batch batch = Batch.sign(List.of(roll, beat(chain.after(roll))), KEY);
    assertThat(speaker(batch, device(1))).get().isInstanceOf(EnvelopeResult.NotGenuine.class);
  }

  private static Optional<EnvelopeResult> speaker(Batch batch, Optional<Speaker> speaker) {
    return EnvelopeCheck.speaker(SOURCE, batch, speaker, false);
  }

  private static SealedRecord rolling(RecordChain chain, KeyRolled rolled) {
    return chain.next(rolled, NOON, NOON, new ClockReading(null, null, 0, BOOT));
  }

  private static Speaker.Key key(SigningKey key, long epoch, long afterSeq, boolean revoked) {
    return new Speaker.Key(key.verifyKey(), epoch, afterSeq, revoked);
  }

  private static Optional<Speaker> speaker(Speaker.Key... keys) {
    return Optional.of(new Speaker(device(1).get().device(), List.of(keys)));
  }

  private static Optional<Speaker> device(long epoch) {
    return Optional.of(
        Speaker.of(new Device("zone", "edge", KEY.verifyKey(), epoch, "staff:test", NOON)));
  }

  private static List<SealedRecord> history() {
    List<SealedRecord> records = new ArrayList<>();
    RecordChain chain = RecordChain.begin("zone", "edge", 1);
    while (records.size() < 8) {
      records.add(beat(chain));
      chain = chain.after(records.get(records.size() - 1));
    }
    return records;
  }

  private static SealedRecord beat(RecordChain chain) {
    return chain.next(
        new Heartbeat(1_000, 0, 0, List.of()), NOON, NOON, new ClockReading(null, null, 0, BOOT));
  }

  private static SigningKey key(int first) {
    byte[] seed = new byte[SigningKey.SEED_LENGTH_BYTES];
    seed[0] = (byte) first;
    return SigningKey.ofSeed(seed);
  }
}
