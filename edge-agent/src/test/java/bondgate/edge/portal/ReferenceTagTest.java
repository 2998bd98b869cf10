package bondgate.edge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.TestSettings;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.rfid.Epc;
import bondgate.rfid.ReaderCondition;
import bondgate.rfid.TagRead;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A portal whose reference tag is silent may miss a passage, and so it must not be called online.
 */
class ReferenceTagTest extends DutyRig {
  private static final Epc REFERENCE = new Epc("E280116060000204AAAAAAAA");

  @Override
  EdgeSettings settings() {
    return TestSettings.of(
        folder, SERVER.verifyKey(), "tcp://127.0.0.1:1", "/dev/none", Optional.of(REFERENCE));
  }

  @Test
  void itsSilenceIsRecordedAndSoIsItsReturn() throws Exception {
    hearReferenceFor(Duration.ofSeconds(4));
    assertThat(recorded(ReaderHealth.class)).isEmpty();
    assertThat(duty.readers().get(0).state()).isEqualTo(ReaderState.ONLINE);

    wait(Duration.ofSeconds(7));
    ReaderHealth blind = only(ReaderHealth.class);
    assertThat(blind.state()).isEqualTo(ReaderState.DEGRADED);
    assertThat(blind.detail()).isEqualTo("reference tag not heard at portal exit");
    assertThat(duty.readers().get(0).state()).isEqualTo(ReaderState.DEGRADED);
    List<Heartbeat> heartbeats = recorded(Heartbeat.class);
    assertThat(heartbeats.get(heartbeats.size() - 1).readers().get(0).state())
        .isEqualTo(ReaderState.DEGRADED);

    hearReferenceFor(Duration.ofSeconds(1));
    assertThat(recorded(ReaderHealth.class))
        .extracting(ReaderHealth::state)
        .containsExactly(ReaderState.DEGRADED, ReaderState.ONLINE);
    assertThat(duty.readers().get(0).state()).isEqualTo(ReaderState.ONLINE);
  }

  @Test
  void aReaderThatComesBackIsOnlineOnlyWhenItHearsTheTag() throws Exception {
    hearReferenceFor(Duration.ofSeconds(1));
    become(ReaderCondition.State.OFFLINE, ReaderCondition.Reason.PORT_LOST);
    wait(Duration.ofSeconds(7));
    become(ReaderCondition.State.ONLINE, ReaderCondition.Reason.ROUND_FINISHED);
    wait(Duration.ofSeconds(1));
    assertThat(states()).containsExactly(ReaderState.OFFLINE, ReaderState.DEGRADED);
    hearReferenceFor(Duration.ofSeconds(1));
    assertThat(states())
        .containsExactly(ReaderState.OFFLINE, ReaderState.DEGRADED, ReaderState.ONLINE);
  }

  @Test
  void theReferenceTagItselfNeverPasses() throws Exception {
    play(Pass.out(REFERENCE.hex(), clock.instant()));
    assertThat(recorded(TagCrossing.class)).isEmpty();
    assertThat(recorded(TagSighting.class)).isEmpty();
    assertThat(reader.newlySwitched()).isEmpty();
  }

  private List<ReaderState> states() throws Exception {
    return recorded(ReaderHealth.class).stream().map(ReaderHealth::state).toList();
  }

  private void become(ReaderCondition.State state, ReaderCondition.Reason reason) {
    reader.become(new ReaderCondition(state, reason, "", clock.instant()));
    duty.pass(clock.instant());
  }

  private void hearReferenceFor(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 100) {
      hear(TagRead.of(REFERENCE, 0, -60, clock.instant()));
      wait(Duration.ofMillis(100));
    }
  }
}
