package bondgate.server.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.Voucher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hold's whole life: taken, released or settled, and never more than what is lodged. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class HoldsTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final String EPC = "E28011606000020CC0000001";

  @Inject Guarantees guarantees;
  @Inject Ledger ledger;

  @Test
  void aHoldIsReleasedWholeAndAnotherSettledInPart() {
    String zone = "holds-life";
    lodge(zone, "BH-1", 100);
    Hold shown = hold(zone, Hold.Purpose.DISPLAY, 60);
    assertThat(guarantees.headroom(zone)).isEqualTo(new Headroom(100, 60, 0, 40));

    end(zone, shown, guarantees.releasing(shown, "back"));
    assertThat(guarantees.headroom(zone)).isEqualTo(new Headroom(100, 0, 0, 100));
    assertThat(guarantees.openHolds(zone, List.of(EPC))).isEmpty();

    Hold sold = hold(zone, Hold.Purpose.RETAIL, 60);
    end(zone, sold, guarantees.settling(sold, 50, "tax bill"));
    assertThat(guarantees.headroom(zone)).isEqualTo(new Headroom(100, 0, 50, 50));
    assertThat(guarantees.openHolds(zone, List.of(EPC))).isEmpty();
  }

  @Test
  void oneFenPastWhatIsLodgedIsRefusedAndTheLastFenIsNot() {
    String zone = "holds-edge";
    lodge(zone, "BH-1", 100);
    Hold tooMuch = guarantees.plan(zone, EPC, Hold.Purpose.DISPLAY, "HF1", 101);
    Hold all = guarantees.plan(zone, EPC, Hold.Purpose.DISPLAY, "HF2", 100);

    ChainResult refused = submit(zone, guarantees.holding(zone, tooMuch));
    ChainResult taken = submit(zone, guarantees.holding(zone, all));

    assertThat(refused.refusal())
        .hasValueSatisfying(refusal -> assertThat(guarantees.isExceeded(zone, refusal)).isTrue());
    assertThat(taken.accepted()).isTrue();
    assertThat(guarantees.headroom(zone)).isEqualTo(new Headroom(100, 100, 0, 0));
  }

  @Test
  void anInstrumentCountsOnItsLastDayInChinaAndNotAfterIt() {
    String zone = "holds-days";
    LocalDate lastDay = LocalDate.of(2026, 3, 1);

    assertThat(lodgeAt(zone, "BH-1", lastDay, "2026-03-01T15:59:59Z"))
        .isInstanceOf(LodgeResult.Lodged.class);
    assertThat(lodgeAt(zone, "BH-2", lastDay, "2026-03-01T16:00:00Z"))
        .isEqualTo(new LodgeResult.Expired(lastDay, lastDay.plusDays(1)));
  }

  private LodgeResult lodgeAt(String zone, String number, LocalDate validUntil, String at) {
    Instrument paper = new Instrument(number, "INSURANCE", 100, validUntil);
    return QuarkusTransaction.requiringNew()
        .call(() -> guarantees.lodge(zone, paper, Voucher.of("staff:t-1", 0, Instant.parse(at))));
  }

  private void lodge(String zone, String number, long fen) {
    Instrument paper = new Instrument(number, "INSURANCE", fen, LocalDate.of(2026, 12, 31));
    QuarkusTransaction.requiringNew()
        .run(() -> guarantees.lodge(zone, paper, Voucher.of("staff:t-1", 0, AT)));
  }

  private Hold hold(String zone, Hold.Purpose purpose, long fen) {
    Hold hold = guarantees.plan(zone, EPC, purpose, "doc-" + purpose, fen);
    assertThat(submit(zone, guarantees.holding(zone, hold)).accepted()).isTrue();
    QuarkusTransaction.requiringNew().run(() -> guarantees.held(zone, hold, 1, AT));
    assertThat(guarantees.openHolds(zone, List.of(EPC))).containsEntry(EPC, hold);
    return hold;
  }

  private void end(String zone, Hold hold, Transfer.End end) {
    assertThat(submit(zone, end).accepted()).isTrue();
    QuarkusTransaction.requiringNew().run(() -> guarantees.ended(hold, end, 2, AT));
  }

  private ChainResult submit(String zone, Transfer transfer) {
    return QuarkusTransaction.requiringNew()
        .call(() -> ledger.submit(zone, Chain.of(transfer), Voucher.of("staff:t-1", 1, AT)));
  }
}
