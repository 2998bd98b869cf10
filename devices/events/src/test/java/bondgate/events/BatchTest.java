package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chain, batch and signature: what holds, and everything that must not. */
class BatchTest {
  private static final VerifyKey KEY = Samples.AGENT_KEY.verifyKey();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256})
  void aBatchOfFollowingRecordsIsSound(int count) throws Exception {
    List<SealedRecord> records = Samples.chained(count);
    Batch sent = EventJson.readBatch(EventJson.writeBatch(Batch.sign(records, Samples.AGENT_KEY)));

    assertThat(sent.check(KEY))
        .isEqualTo(
            new BatchCheck.Sound(
                new RecordChain("guiyang-o2o", "edge-1", 1, count, records.get(count - 1).hash())));
    assertThat(sent.firstSeq()).isEqualTo(1);
    assertThat(sent.lastSeq()).isEqualTo(count);
  }

  @Test
  void aBatchMayBeginInTheMiddleOfTheChain() throws Exception {
    Batch sent = Batch.sign(Samples.chained(10).subList(4, 8), Samples.AGENT_KEY);

    assertThat(sent.chainBefore().lastSeq()).isEqualTo(4);
    assertThat(sent.check(KEY)).isInstanceOf(BatchCheck.Sound.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 257, 1000})
  void aBatchOfNoneOrTooManyIsNone(int count) {
    List<SealedRecord> records = Samples.chained(count);
    assertThatThrownBy(
            () -> new Batch("guiyang-o2o", "edge-1", 1, EdgeRecord.GENESIS, records, "key", "sig"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 256; received " + count);
  }

  @Test
  void anyByteOfARecordThatIsOtherBreaksIt() throws Exception {
    Batch genuine = Samples.batch();
    for (int which = 0; which < genuine.records().size(); which++) {
      byte[] bytes = genuine.records().get(which).bytes();
      for (int at = 0; at < bytes.length; at++) {
        byte[] other = bytes.clone();
        other[at] ^= 1;
        SealedRecord forged = readOrNull(other);
        if (forged != null) {
          assertThat(with(genuine, which, forged).check(KEY))
              .as("record %d, byte %d", which, at)
              .isNotInstanceOf(BatchCheck.Sound.class);
        }
      }
    }
  }

  @Test
  void anyByteOfTheSignatureThatIsOtherBreaksIt() {
    Batch genuine = Samples.batch();
    for (int at = 0; at < 64; at++) {
      byte[] signature = java.util.Base64.getDecoder().decode(genuine.signature());
      signature[at] ^= 1;
      assertThat(
              signed(genuine, java.util.Base64.getEncoder().encodeToString(signature)).check(KEY))
          .isEqualTo(new BatchCheck.BadSignature(KEY.id()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64!", "=="})
  void aSignatureThatIsNoneIsBad(String signature) {
    assertThat(signed(Samples.batch(), signature).check(KEY))
        .isEqualTo(new BatchCheck.BadSignature(KEY.id()));
  }

  @Test
  void aBatchOfAnotherKeyIsNotSound() {
    Batch foreign = Batch.sign(Samples.chained(3), Samples.OTHER_KEY);
    assertThat(foreign.check(KEY))
        .isEqualTo(new BatchCheck.OtherKey(KEY.id(), Samples.OTHER_KEY.verifyKey().id()));
    // and neither if it claims to be of ours
    Batch claimed =
        new Batch(
            foreign.zone(),
            foreign.device(),
            foreign.epoch(),
            foreign.previous(),
            foreign.records(),
            KEY.id(),
            foreign.signature());
    assertThat(claimed.check(KEY)).isEqualTo(new BatchCheck.BadSignature(KEY.id()));
  }

  @Test
  void aGapInsideABatchIsNamedByTheRecordAfterIt() {
    List<SealedRecord> records = new ArrayList<>(Samples.chained(6));
    records.remove(2);
    assertThat(Batch.sign(records, Samples.AGENT_KEY).check(KEY))
        .isEqualTo(new BatchCheck.BrokenChain(4));
  }

  @Test
  void recordsInAnotherOrderAreABrokenChain() {
    List<SealedRecord> records = new ArrayList<>(Samples.chained(4));
    records.add(records.remove(1));
    assertThat(Batch.sign(records, Samples.AGENT_KEY).check(KEY))
        .isEqualTo(new BatchCheck.BrokenChain(3));
  }

  @Test
  void twoRecordsUnderOneNumberAreTwoHistories() {
    RecordChain chain = RecordChain.begin("guiyang-o2o", "edge-1", 1);
    SealedRecord first = Samples.record(Samples.events().get("heartbeat-1"));
    SealedRecord second = Samples.record(Samples.events().get("alarm-raised-1"));

    assertThat(first.fields().seq()).isEqualTo(second.fields().seq());
    assertThat(first.hash()).isNotEqualTo(second.hash());
    assertThat(chain.follows(first)).isTrue();
    assertThat(chain.follows(second)).isTrue();
    assertThat(chain.after(first).follows(second)).isFalse();
    // what was built on the one does not stand on the other
    SealedRecord onFirst =
        chain
            .after(first)
            .next(new AgentStarted("0.1.0", 0, 0), Samples.SEEN, Samples.RECORDED, Samples.CLOCK);
    assertThat(chain.after(first).follows(onFirst)).isTrue();
    assertThat(chain.after(second).follows(onFirst)).isFalse();
  }

  @Test
  void aBatchUnderAnotherNameIsABrokenChain() {
    Batch genuine = Samples.batch();
    for (String[] name :
        new String[][] {
          {"other-zone", "edge-1", "1"},
          {"guiyang-o2o", "edge-2", "1"},
          {"guiyang-o2o", "edge-1", "2"}
        }) {
      Batch renamed =
          new Batch(
              name[0],
              name[1],
              Long.parseLong(name[2]),
              genuine.previous(),
              genuine.records(),
              genuine.keyId(),
              genuine.signature());
      assertThat(renamed.check(KEY)).isEqualTo(new BatchCheck.BrokenChain(1));
    }
  }

  @Test
  void theChainRefusesARecordThatDoesNotFollow() {
    List<SealedRecord> records = Samples.chained(3);
    RecordChain chain = RecordChain.begin("guiyang-o2o", "edge-1", 1).after(records.get(0));
    assertThatThrownBy(() -> chain.after(records.get(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("record 3 does not follow record 1");
  }

  @Test
  void theBytesOfARecordCannotBeChangedFromOutside() {
    SealedRecord record = Samples.chained(1).get(0);
    record.bytes()[0] = 'X';
    assertThat(record.bytes()[0]).isEqualTo((byte) '{');
  }

  private static SealedRecord readOrNull(byte[] bytes) {
    try {
      return SealedRecord.read(bytes);
    } catch (MalformedMessageException e) {
      return null;
    }
  }

  private static Batch with(Batch batch, int which, SealedRecord record) {
    List<SealedRecord> records = new ArrayList<>(batch.records());
    records.set(which, record);
    return new Batch(
        batch.zone(),
        batch.device(),
        batch.epoch(),
        batch.previous(),
        records,
        batch.keyId(),
        batch.signature());
  }

  private static Batch signed(Batch batch, String signature) {
    return new Batch(
        batch.zone(),
        batch.device(),
        batch.epoch(),
        batch.previous(),
        batch.records(),
        batch.keyId(),
        signature);
  }
}
