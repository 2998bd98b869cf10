package bondgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudoTerminalTest {
  private static final Duration SOON = Duration.ofMillis(200);
  @TempDir private Path folder;

  @Test
  void bytesOfEveryValueGoThroughUnchangedAndWithoutEcho() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      Files.write(Path.of(terminal.slavePath()), all);

      assertThat(terminal.read(SOON)).isEqualTo(all);
      assertThat(terminal.read(Duration.ofMillis(20))).isEmpty();
    }
  }

  @Test
  void theLinkKeepsItsNameThroughUnpluggingAndGoesAtTheEnd() throws Exception {
    Path link = folder.resolve("ttyRFID");
    try (PseudoTerminal terminal = PseudoTerminal.open(link)) {
      assertThat(terminal.slavePath()).isEqualTo(link.toString());
      assertThat(link.toRealPath().toString()).startsWith("/dev/pts/");

      terminal.unplug();
      assertThat(terminal.isPlugged()).isFalse();
      assertThat(terminal.read(SOON)).isEmpty();
      assertThat(terminal.write(new byte[] {1}, SOON)).isFalse();

      terminal.plug();
      assertThat(terminal.write(new byte[] {1}, SOON)).isTrue();
      assertThat(link.toRealPath().toString()).startsWith("/dev/pts/");
    }
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void aLineThatNobodyReadsLosesBytesRatherThanBlock() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      byte[] much = new byte[1 << 20];
      assertThat(terminal.write(much, Duration.ofMillis(50))).isFalse();
    }
  }
}
