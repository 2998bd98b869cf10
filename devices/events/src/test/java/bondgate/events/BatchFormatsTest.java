package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What the second format of a batch and the roll of a key promise beyond their bytes. */
class BatchFormatsTest {

  @Test
  void theSignatureCoversTheCheckpointThatIsShown() {
    Batch shown = Samples.showing();
    assertThat(shown.check(Samples.AGENT_KEY.verifyKey())).isInstanceOf(BatchCheck.Sound.class);
    for (String other : new String[] {"", Samples.NOTE + " "}) {
      Batch altered =
          new Batch(
              2,
              shown.zone(),
              shown.device(),
              shown.epoch(),
              shown.previous(),
              shown.records(),
              shown.keyId(),
              shown.signature(),
              other);
      assertThat(altered.check(Samples.AGENT_KEY.verifyKey()))
          .isInstanceOf(BatchCheck.BadSignature.class);
    }
  }

  @Test
  void aBatchOfTheFirstFormatIsStillReadAndHolds() throws Exception {
    Batch old = EventJson.readBatch(GoldenFilesTest.golden("batch-1"));
    assertThat(old.format()).isEqualTo(1);
    assertThat(old.checkpoint()).isEmpty();
    assertThat(old.check(Samples.AGENT_KEY.verifyKey())).isInstanceOf(BatchCheck.Sound.class);
  }

  @Test
  void aCheckpointInABatchOfTheFirstFormatIsRefused() {
    String text = Samples.text(Samples.messages().get("batch-1"));
    assertThatThrownBy(
            () ->
                EventJson.readBatch(
                    Samples.utf8(
                        text.replace(
                            "\"epoch\":1,\"prev", "\"epoch\":1,\"checkpoint\":\"\",\"prev"))))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void aRolledKeyIsProvenOnlyAtItsOwnPlaceInTheChain() {
    RecordChain chain = RecordChain.begin("guiyang-o2o", "edge-1", 1);
    KeyRolled rolled = KeyRolled.at(chain, Samples.OTHER_KEY);
    SealedRecord here = Samples.record(rolled);
    assertThat(rolled.provenIn(here.fields())).isTrue();

    RecordChain later = chain.after(Samples.record(Samples.events().get("heartbeat-1")));
    SealedRecord there = later.next(rolled, Samples.SEEN, Samples.RECORDED, Samples.CLOCK);
    assertThat(rolled.provenIn(there.fields())).as("the same body, one record on").isFalse();

    KeyRolled forged = new KeyRolled(Samples.AGENT_KEY.verifyKey().base64(), rolled.proof());
    assertThat(forged.provenIn(Samples.record(forged).fields())).isFalse();
  }
}
