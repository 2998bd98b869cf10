package bondgate.edge.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a terminal is there, and whether its clock is right. */
class TerminalHealthTest {
  @TempDir Path folder;
  private TerminalRig rig;

  @BeforeEach
  void begin() throws Exception {
    rig = new TerminalRig(folder);
  }

  @AfterEach
  void end() {
    rig.close();
  }

  @Test
  void aSilentTerminalIsNoticedOnceAndItsReturnToo() throws Exception {
    beats(TerminalRig.START);
    rig.now = TerminalRig.START.plusSeconds(94);
    rig.turn();
    assertThat(rig.status().state()).isEqualTo(ReaderState.ONLINE);
    rig.now = TerminalRig.START.plusSeconds(95);
    rig.turn();
    rig.now = TerminalRig.START.plusSeconds(500);
    rig.turn();
    beats(rig.now);
    rig.hears(
        "mqtt/face/basic",
        bytes("{\"operator\":\"Offline\",\"info\":{\"facesluiceId\":\"1026700\"}}"));
    rig.turn();
    assertThat(rig.recorded(ReaderHealth.class))
        .extracting(ReaderHealth::state)
        .containsExactly(
            ReaderState.ONLINE, ReaderState.OFFLINE, ReaderState.ONLINE, ReaderState.OFFLINE);
    assertThat(rig.recorded(ReaderHealth.class))
        .extracting(ReaderHealth::reader)
        .containsOnly("gate-lamp");
  }

  @Test
  void aTerminalThatWasNeverHeardIsSilentToo() throws Exception {
    rig.now = TerminalRig.START.plusSeconds(95);
    rig.turn();
    assertThat(rig.recorded(ReaderHealth.class))
        .extracting(ReaderHealth::state)
        .containsExactly(ReaderState.OFFLINE);
    assertThat(rig.status().detail()).contains("nothing for 95 s");
  }

  @Test
  void aClockThatIsWrongIsSaidAndHealsBySetting() throws Exception {
    beats(TerminalRig.START.plusSeconds(61));
    assertThat(rig.status().state()).isEqualTo(ReaderState.DEGRADED);
    rig.hears(TerminalRig.allowed("7"));
    assertThat(rig.status().state())
        .as("a record does not heal it")
        .isEqualTo(ReaderState.DEGRADED);
    beats(TerminalRig.START.plusSeconds(60));
    assertThat(rig.status().state()).isEqualTo(ReaderState.ONLINE);
  }

  private void beats(Instant shows) {
    String local = shows.plus(Duration.ofHours(8)).toString().substring(0, 19).replace('T', ' ');
    rig.hears(
        "mqtt/face/heartbeat",
        bytes(
            "{\"operator\":\"HeartBeat\",\"info\":{\"facesluiceId\":\"1026700\",\"time\":\"%s\"}}"
                .formatted(local)));
    rig.turn();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
