package bondgate.rfid.epc;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.Epc;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A tag that is not the one it says it is. */
class CloneWatchTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Epc BOTTLE = new Epc("3074257BF7194E4000001A85");
  private static final Epc OTHER = new Epc("3074257BF7194E4000001A86");
  private static final String CHIP = "E2801105200078DDFFDE0A0B";
  private static final String COPY = "E2801105200078DDFFDE0A0C";

  private final CloneWatch watch = new CloneWatch(2);

  @Test
  void anImpinjChipSaysItsMakerModelAndSerial() {
    Tid tid = Tid.decode(CHIP).get();
    assertThat(tid.maskDesigner()).isEqualTo(1);
    assertThat(tid.maskDesignerName()).contains("Impinj");
    assertThat(tid.model()).isEqualTo(0x105);
    assertThat(tid.serial()).contains("78DDFFDE0A0B");
  }

  @Test
  void aChipWithoutAnExtendedTidHasNoSerialThatTheStandardKnows() {
    Tid tid = Tid.decode("E2003412013602000C5A1F2B").get();
    assertThat(tid.maskDesigner()).isEqualTo(3);
    assertThat(tid.isSerialised()).isFalse();
    assertThat(watch.heard(BOTTLE, Optional.of(tid.hex()), NOW))
        .isInstanceOf(TidFinding.NotSerialised.class);
  }

  @Test
  void aTidThatWasReadOnlyInPartHasNoSerial() {
    assertThat(Tid.decode("E2801105200078DD").get().isSerialised()).isFalse();
    assertThat(Tid.decode("E2801105").get().isSerialised()).isFalse();
    assertThat(Tid.decode("E28011").fault().orElseThrow().kind())
        .isEqualTo(EpcFault.Kind.TOO_SHORT);
  }

  @Test
  void theSameChipIsTheSameTag() {
    assertThat(watch.heard(BOTTLE, Optional.of(CHIP), NOW))
        .isInstanceOf(TidFinding.FirstSeen.class);
    assertThat(watch.heard(BOTTLE, Optional.of(CHIP), NOW.plusSeconds(1)))
        .isInstanceOf(TidFinding.Same.class);
  }

  @Test
  void anotherChipWithTheSameEpcIsASuspectedCloneEachTime() {
    watch.heard(BOTTLE, Optional.of(CHIP), NOW);
    for (int i = 0; i < 2; i++) {
      TidFinding finding = watch.heard(BOTTLE, Optional.of(COPY), NOW.plusSeconds(i));
      assertThat(finding).isInstanceOf(TidFinding.CloneSuspected.class);
      TidFinding.CloneSuspected clone = (TidFinding.CloneSuspected) finding;
      assertThat(clone.remembered().tid().hex()).isEqualTo(CHIP);
      assertThat(clone.heard().hex()).isEqualTo(COPY);
    }
    assertThat(watch.heard(BOTTLE, Optional.of(CHIP), NOW)).isInstanceOf(TidFinding.Same.class);
  }

  @Test
  void theSameChipWithAnotherEpcWasRewritten() {
    watch.heard(BOTTLE, Optional.of(CHIP), NOW);
    assertThat(watch.heard(OTHER, Optional.of(CHIP), NOW)).isInstanceOf(TidFinding.Rewritten.class);
    watch.remember(new TagBinding(OTHER, Tid.decode(CHIP).get(), NOW));
    assertThat(watch.heard(OTHER, Optional.of(CHIP), NOW)).isInstanceOf(TidFinding.Same.class);
    assertThat(watch.binding(BOTTLE)).isEmpty();
  }

  @Test
  void withoutATidNothingIsKnown() {
    watch.heard(BOTTLE, Optional.of(CHIP), NOW);
    assertThat(watch.heard(BOTTLE, Optional.empty(), NOW)).isInstanceOf(TidFinding.NotKnown.class);
    assertThat(watch.heard(BOTTLE, Optional.of("3000"), NOW))
        .isInstanceOf(TidFinding.Unreadable.class);
  }

  @Test
  void aFullMemoryForgetsTheOldestAndSaysSo() {
    watch.heard(BOTTLE, Optional.of(CHIP), NOW);
    watch.heard(OTHER, Optional.of(COPY), NOW);
    watch.heard(new Epc("3074"), Optional.of("E2801105200078DDFFDE0A0D"), NOW);
    assertThat(watch.forgotten()).isEqualTo(1);
    assertThat(watch.binding(BOTTLE)).isEmpty();
    assertThat(watch.binding(OTHER)).isPresent();
  }
}
