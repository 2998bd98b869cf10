package bondgate.server.handling;

import static bondgate.server.handling.HandheldZone.LS;
import static bondgate.server.handling.HandheldZone.WINE;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.handling.HandheldZone.Paper;
import bondgate.server.stream.ControlZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody is sent to a piece that he could not take: a bin would stay the next one for good. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class NobodyIsSentTest {
  private static final String ZONE = "handheld-nobody-is-sent";

  @Inject HandheldZone shelf;
  @Inject ControlZone officer;
  @Inject Tasks tasks;

  @Test
  void toWhatIsDamagedOrHeldByCustoms() {
    shelf.open(ZONE, false);
    Paper list = shelf.arrived(ZONE, WINE, 3);
    String broken = list.epcs().get(0);
    String held = list.epcs().get(1);
    String sound = list.epcs().get(2);
    long receive = shelf.choose(ZONE, list.number(), LS);
    shelf.scan(ZONE, receive, broken, LS);
    shelf.press(ZONE, receive, ScanVerb.DAMAGED, LS);
    List.of(held, sound).forEach(epc -> shelf.scan(ZONE, receive, epc, LS));
    shelf.press(ZONE, receive, ScanVerb.FINISH, LS);
    long stow = shelf.begin(ZONE, TaskKind.PUT_AWAY, LS);
    shelf.scan(ZONE, stow, broken, LS);
    shelf.scan(ZONE, stow, "A-09-01", LS);
    List.of(held, sound).forEach(epc -> shelf.scan(ZONE, stow, epc, LS));
    shelf.scan(ZONE, stow, "A-01-01", LS);
    shelf.press(ZONE, stow, ScanVerb.FINISH, LS);
    Paper pass = shelf.passed(ZONE, list.epcs());
    officer.place(ZONE, "BK-" + ZONE, "TAG", held);

    long pick = shelf.choose(ZONE, pass.number(), LS);
    assertThat(tasks.step(ZONE, pick, LS).orElseThrow())
        .isEqualTo(new Step(Step.Ask.PIECE_OF_PASS, "A-01-01", WINE, 1, 0, 3));
    assertThat(shelf.scan(ZONE, pick, sound, LS).word()).isEqualTo(GoodScan.PICKED);
    assertThat(tasks.step(ZONE, pick, LS).orElseThrow())
        .isEqualTo(new Step(Step.Ask.FINISH_SHORT, "", "", 0, 1, 3));
  }
}
