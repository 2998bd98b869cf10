package bondgate.till.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.till.SharedData;
import bondgate.till.device.PortWatch.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupervisionTest {
  private Instant now = Instant.EPOCH;
  private Supervision device = Supervision.start(now);

  @Test
  void aDeviceGoesFromAbsentOverConnectingToReady() {
    assertThat(device.status().state()).isEqualTo(DeviceState.ABSENT);
    on(new Signal.Down(Fault.PORT_ABSENT, "/dev/ttyUSB0"));
    assertThat(device.status().state()).isEqualTo(DeviceState.ABSENT);
    on(new Signal.Opened(false));
    assertThat(device.status().state()).isEqualTo(DeviceState.CONNECTING);
    on(new Signal.Answered());
    assertThat(device.status().state()).isEqualTo(DeviceState.READY);
    assertThat(device.status().fault()).isEmpty();
  }

  @Test
  void aDeviceThatCannotBeAskedIsReadyOnceItsPortIsOpen() {
    on(new Signal.Opened(true));
    assertThat(device.status().state()).isEqualTo(DeviceState.READY);
  }

  @Test
  void silenceDegradesAtOnceAndFailsAtTheThirdQuestion() {
    ready();
    on(new Signal.NoAnswer("W"));
    assertThat(device.status().state()).isEqualTo(DeviceState.DEGRADED);
    on(new Signal.NoAnswer("W"));
    assertThat(device.status().state()).isEqualTo(DeviceState.DEGRADED);
    on(new Signal.NoAnswer("W"));
    assertThat(device.status().state()).isEqualTo(DeviceState.FAILED);
    assertThat(device.status().fault()).contains(Fault.NO_ANSWER);
    on(new Signal.Answered());
    assertThat(device.status().state()).isEqualTo(DeviceState.READY);
    assertThat(device.status().counters().unanswered()).isEqualTo(3);
  }

  @Test
  void aComplaintKeepsADeviceDegradedUntilItIsCleared() {
    ready();
    on(new Signal.Complaint(Fault.PAPER_LOW, "near end"));
    on(new Signal.Answered());
    assertThat(device.status().state()).isEqualTo(DeviceState.DEGRADED);
    assertThat(device.status().fault()).contains(Fault.PAPER_LOW);
    on(new Signal.Cleared(Fault.PAPER_LOW));
    assertThat(device.status().state()).isEqualTo(DeviceState.READY);
  }

  @Test
  void aComplaintHeardWhileSilentIsNotForgotten() {
    ready();
    on(new Signal.NoAnswer("W"));
    on(new Signal.Complaint(Fault.COVER_OPEN, ""));
    assertThat(device.status().fault()).contains(Fault.NO_ANSWER);
    on(new Signal.Answered());
    assertThat(device.status().fault()).contains(Fault.COVER_OPEN);
  }

  @Test
  void moreThanOneDamagedFrameInAHundredIsNoiseAndOneIsNot() {
    ready();
    on(new Signal.Frames(198, 2));
    assertThat(device.status().state()).isEqualTo(DeviceState.READY);
    on(new Signal.Frames(197, 3));
    assertThat(device.status().state()).isEqualTo(DeviceState.DEGRADED);
    assertThat(device.status().fault()).contains(Fault.LINE_NOISE);
    on(new Signal.Frames(200, 0));
    assertThat(device.status().state()).isEqualTo(DeviceState.READY);
    assertThat(device.status().counters().damagedFrames()).isEqualTo(5);
  }

  @Test
  void aLostLineIsCountedAndOldComplaintsGoWithIt() {
    ready();
    on(new Signal.Complaint(Fault.COVER_OPEN, ""));
    on(new Signal.Down(Fault.PORT_LOST, "read failed"));
    assertThat(device.status().state()).isEqualTo(DeviceState.CONNECTING);
    assertThat(device.status().counters().losses()).isEqualTo(1);
    on(new Signal.Opened(false));
    assertThat(device.status().fault()).contains(Fault.PORT_LOST);
    on(new Signal.Answered());
    assertThat(device.status().state()).isEqualTo(DeviceState.READY);
    on(new Signal.Down(Fault.PORT_NOT_OPENED, "busy"));
    assertThat(device.status().state()).isEqualTo(DeviceState.FAILED);
  }

  @Test
  void theSameNewsAgainIsNoNewerAndOpeningAloneIsNoSuccess() {
    on(new Signal.Down(Fault.PORT_NOT_OPENED, "busy"));
    Instant since = device.status().since();
    on(new Signal.Down(Fault.PORT_NOT_OPENED, "busy"));
    assertThat(device.status().since()).isEqualTo(since);
    assertThat(device.failures()).isEqualTo(2);
    on(new Signal.Opened(false));
    assertThat(device.failures()).isEqualTo(2);
    on(new Signal.Answered());
    assertThat(device.failures()).isZero();
  }

  @Test
  void waitsDoubleUpToTheLongestAndNeverAllEndTogether() {
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    Random random = new Random(SharedData.seed("SupervisionTest"));
    long longest = 1000;
    for (int failures = 1; failures < 40; failures++) {
      long millis = backOff.pause(failures, random).toMillis();
      assertThat(millis).isBetween(longest / 2, longest);
      longest = Math.min(2 * longest, 30_000);
    }
    assertThat(backOff.pause(9, new Random(1))).isNotEqualTo(backOff.pause(9, new Random(2)));
    assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessageContaining("from first");
  }

  @Test
  void portsThatComeAndGoAreNoticedOnce() {
    PortWatch watch = new PortWatch();
    assertThat(watch.saw(Set.of("/dev/ttyUSB0")))
        .containsExactly(new Change.Appeared("/dev/ttyUSB0"));
    assertThat(watch.saw(Set.of("/dev/ttyUSB0"))).isEmpty();
    List<Change> changes = watch.saw(Set.of("/dev/ttyUSB1"));
    assertThat(changes)
        .containsExactly(new Change.Gone("/dev/ttyUSB0"), new Change.Appeared("/dev/ttyUSB1"));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultSaysWhatToDoInBothLanguages(Fault fault) {
    assertThat(fault.chinese()).contains("：");
    assertThat(fault.english()).contains(": ");
    DeviceStatus status =
        new DeviceStatus(
            DeviceState.FAILED, Optional.of(fault), "x".repeat(300), now, DeviceCounters.ZERO);
    assertThat(status.chinese()).contains(fault.chinese());
    assertThat(status.english()).contains(fault.english());
    assertThat(status.detail()).hasSize(200);
  }

  private void ready() {
    on(new Signal.Opened(false));
    on(new Signal.Answered());
  }

  private void on(Signal signal) {
    now = now.plusMillis(100);
    device = device.on(signal, now);
  }
}
