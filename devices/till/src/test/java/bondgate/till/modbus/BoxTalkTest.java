package bondgate.till.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.till.Octets;
import bondgate.till.device.Fault;
import bondgate.till.device.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxTalkTest {
  private static final IoMap MAP =
      IoMap.parse(1, "lock=coil 0, siren=coil 2, beam=input 0, door=input 1 inverted");

  private final List<BoxEvent> events = new ArrayList<>();
  private final BoxTalk talk = new BoxTalk(BoxSettings.of(MAP), events::add);
  private Instant now = Instant.EPOCH;

  /** Coils and inputs of a box that answers at once. */
  private final boolean[] coils = new boolean[8];

  private final boolean[] inputs = new boolean[8];

  @Test
  void aLockCountsAsSwitchedOnlyWhenItWasReadBack() {
    talk.opened(now);
    talk.want("lock", true);
    Octets written = talk.next(now).orElseThrow();
    assertThat(written.toHex()).isEqualTo("01050000FF008C3A");
    talk.heard(written, now);
    assertThat(talk.isActive("lock")).isEmpty();
    now = now.plusMillis(6);
    assertThat(talk.next(now).orElseThrow().toHex()).startsWith("010100000003");
    talk.heard(new RtuFrame(1, Octets.of(1, 1, 1)).toBytes(), now);
    assertThat(talk.isActive("lock")).contains(true);
    assertThat(events).contains(new BoxEvent.Confirmed("lock", true, now));
  }

  @Test
  void anOutputThatWasSwitchedByHandIsNoticedAndWrittenAgain() {
    talk.opened(now);
    talk.want("lock", true);
    run(200);
    assertThat(talk.isActive("lock")).contains(true);
    coils[0] = false;
    run(1500);
    assertThat(events).anyMatch(e -> e instanceof BoxEvent.Differs d && d.name().equals("lock"));
    assertThat(coils[0]).isTrue();
    assertThat(talk.isActive("lock")).contains(true);
    assertThat(talk.drain()).contains(new Signal.Complaint(Fault.OUTPUT_DIFFERS, "lock"));
  }

  @Test
  void aContactThatBouncesIsNoChangeAndOneThatStaysIs() {
    talk.opened(now);
    run(200);
    assertThat(talk.isActive("beam")).contains(false);
    // Nothing pulls the inverted door contact: it is active while its level is off.
    assertThat(talk.isActive("door")).contains(true);
    events.clear();
    for (int i = 0; i < 10; i++) {
      inputs[0] = !inputs[0];
      run(35);
    }
    inputs[0] = false;
    run(200);
    assertThat(events).noneMatch(BoxEvent.Contact.class::isInstance);
    inputs[0] = true;
    run(200);
    assertThat(events)
        .anyMatch(e -> e instanceof BoxEvent.Contact c && c.name().equals("beam") && c.active());
  }

  @Test
  void afterSilenceNothingCountsAsKnownAndAllIsWrittenAgain() {
    talk.opened(now);
    talk.want("lock", true);
    run(200);
    assertThat(talk.isActive("lock")).contains(true);
    silent(1500);
    assertThat(talk.isActive("lock")).isEmpty();
    assertThat(talk.isActive("beam")).isEmpty();
    assertThat(events.stream().filter(BoxEvent.Silent.class::isInstance))
        .singleElement()
        .satisfies(
            told -> {
              BoxEvent.Silent silent = (BoxEvent.Silent) told;
              assertThat(Duration.between(silent.heardLastAt(), silent.at()).toMillis())
                  .as("from its last answer until it was given up")
                  .isBetween(600L, 1500L);
            });
    coils[0] = false;
    run(400);
    assertThat(coils[0]).isTrue();
    assertThat(talk.isActive("lock")).contains(true);
  }

  @Test
  void aReplyToAnotherQuestionIsNotTakenAndTheRightOneStillIs() {
    talk.opened(now);
    talk.want("lock", true);
    Octets written = talk.next(now).orElseThrow();
    talk.heard(RtuFrames.written(0, 0), now);
    assertThat(talk.drain())
        .anyMatch(s -> s instanceof Signal.Complaint c && c.fault() == Fault.WRONG_DEVICE);
    talk.heard(written, now);
    assertThat(talk.drain()).contains(new Signal.Answered());
  }

  @Test
  void anExceptionIsNamed() {
    talk.opened(now);
    talk.want("lock", true);
    talk.next(now);
    talk.heard(Octets.hex("018502C351"), now);
    assertThat(events).contains(new BoxEvent.Refused(ModbusReply.Reason.ILLEGAL_ADDRESS, now));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lock",
        "lock=coil",
        "Lock=coil 0",
        "a=coil 0, b=coil 0",
        "a=coil 2000",
        "a=relay 1",
        "a=coil 0, a=coil 1"
      })
  void anIoMapThatCannotBeMeantIsRefused(String text) {
    assertThatThrownBy(() -> IoMap.parse(1, text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> talk.want("beam", true)).hasMessageContaining("beam");
  }

  /** Answers each question of the conversation for some milliseconds. */
  private void run(int millis) {
    Instant end = now.plusMillis(millis);
    while (now.isBefore(end)) {
      Optional<Octets> asked = talk.next(now);
      now = now.plusMillis(1);
      asked.ifPresent(bytes -> talk.heard(RtuFrames.answer(bytes, coils, inputs), now));
    }
  }

  private void silent(int millis) {
    Instant end = now.plusMillis(millis);
    while (now.isBefore(end)) {
      talk.next(now);
      now = now.plusMillis(10);
    }
  }
}
