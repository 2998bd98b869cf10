package bondgate.edge.till;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.Await;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.events.TrayChanged;
import bondgate.rfid.Epc;
import bondgate.simulator.Point;
import bondgate.simulator.Walk;
import bondgate.till.printer.PrinterCondition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bottles, a card and a receipt at one till, through real ports, to the records on disk. */
class TillOnRealPortsTest {
  private static final Epc ONE = new Epc("E28011700000020A1B2C3D4E");
  private static final Epc TWO = new Epc("E28011700000020A1B2C3D4F");
  private static final Epc IN_A_BAG = new Epc("E28011700000020A1B2C3D50");

  @TempDir Path folder;
  private TillRig rig;

  @BeforeEach
  void begin() throws Exception {
    rig = new TillRig(folder);
  }

  @AfterEach
  void end() throws Exception {
    rig.end();
  }

  @Test
  void bottlesOnTheTrayBecomeSignedRecordsAndWhatStandsBesideItDoesNot() throws Exception {
    lay(IN_A_BAG, 4000);
    rig.scale.put(0, false);
    Await.until("the empty tray is told", () -> !rig.trays().isEmpty());
    lay(ONE, 0);
    lay(TWO, 150);
    rig.scale.put(2900, false);
    Await.until("both bottles and their weight are told", () -> last().equals(both()));
    rig.field.remove(ONE);
    rig.field.remove(TWO);
    rig.scale.put(0, false);
    Await.until("the tray is empty again", () -> last().epcs().isEmpty());

    assertThat(rig.trays()).as("a few, not one a read").hasSizeLessThan(12);
    assertThat(rig.trays())
        .allSatisfy(tray -> assertThat(tray.epcs()).doesNotContain(IN_A_BAG.hex()));
    List<SealedRecord> records = rig.sealed();
    for (int i = 1; i < records.size(); i++) {
      assertThat(records.get(i).fields().previous()).isEqualTo(records.get(i - 1).hash());
    }
    Await.until(
        "the heartbeat tells of the tray's reader",
        () ->
            rig.records().stream()
                .anyMatch(
                    record ->
                        record.body() instanceof Heartbeat beat
                            && beat.readers().get(0).reader().equals("till-1")
                            && beat.readers().get(0).state() == ReaderState.ONLINE));
  }

  @Test
  void aCardIsReadOnlyWhileAPageAsksAndNothingOfItIsWrittenDown() throws Exception {
    rig.cards.put(TillRig.madeUp("测试甲"));
    Await.until("the reader is ready", () -> rig.till().status("", "").card().equals("READY"));
    assertThat(rig.till().card("visit-one").state()).isEqualTo(CardAnswer.State.WAITING);
    CardAnswer read = card("visit-one");
    assertThat(read.name()).isEqualTo("测试甲");
    assertThat(read.number()).hasSize(18);
    assertThat(read.detail()).isEmpty();
    assertThat(rig.till().card("visit-one").state()).isEqualTo(CardAnswer.State.WAITING);
    assertThat(rig.till().card("visit-two").state()).isEqualTo(CardAnswer.State.WAITING);

    rig.cards.lift();
    rig.cards.put(TillRig.madeUp("测试乙"));
    assertThat(card("visit-two").name()).isEqualTo("测试乙");
    for (SealedRecord record : rig.sealed()) {
      String text = new String(record.bytes(), StandardCharsets.UTF_8);
      assertThat(text).doesNotContain("测试", read.number());
    }
    assertThat(read.toString()).doesNotContain("测试", read.number());
  }

  @Test
  void aReceiptIsPrintedOnceHoweverOftenThePageAsksForIt() throws Exception {
    Await.until("the printer is ready", () -> rig.till().status("", "").printer().equals("READY"));
    ReceiptOrder order = receipt("sale-1");
    assertThat(rig.till().print(order).get(15, TimeUnit.SECONDS).outcome())
        .isEqualTo(ReceiptAnswer.Outcome.PRINTED);
    assertThat(rig.till().print(order).get(15, TimeUnit.SECONDS).outcome())
        .isEqualTo(ReceiptAnswer.Outcome.PRINTED);
    assertThat(rig.printer.cuts()).isEqualTo(1);
    assertThat(rig.printer.lines())
        .anyMatch(line -> line.startsWith("红酒 x2") && line.endsWith("596.00"))
        .contains("[QR https://bonded.example/r/1]");

    rig.printer.set(PrinterCondition.PAPER_OUT, true);
    assertThat(rig.till().print(receipt("sale-2")).get(15, TimeUnit.SECONDS))
        .isEqualTo(new ReceiptAnswer(ReceiptAnswer.Outcome.NOT_STARTED, List.of("PAPER_OUT")));
    rig.printer.set(PrinterCondition.PAPER_OUT, false);
    Await.until("paper is in", () -> rig.till().status("", "").printer().equals("READY"));
    assertThat(rig.till().print(receipt("sale-2")).get(15, TimeUnit.SECONDS).outcome())
        .as("what was not printed may be asked for again")
        .isEqualTo(ReceiptAnswer.Outcome.PRINTED);
    assertThat(rig.printer.cuts()).isEqualTo(2);
  }

  @Test
  void aMembersCodeIsPassedOnAndAPaymentCodeIsNot() throws Exception {
    Await.until("the scanner is open", () -> rig.till().status("", "").scanner().equals("READY"));
    assertThat(rig.till().code("visit-one")).isEmpty();
    rig.scanner.scan("]Q1134567890123456789"); // WeChat's range: 18 digits that begin with 13
    rig.scanner.scan("]Q1M-20260302-7");
    Await.until(
        "the member's code",
        () -> rig.till().code("visit-one").filter("M-20260302-7"::equals).isPresent());
  }

  private CardAnswer card(String visit) throws Exception {
    AtomicReference<CardAnswer> last = new AtomicReference<>();
    Await.until(
        "a card is read",
        () -> {
          last.set(rig.till().card(visit));
          return last.get().state() == CardAnswer.State.READ;
        });
    return last.get();
  }

  private static ReceiptOrder receipt(String id) {
    return new ReceiptOrder(
        id,
        List.of(
            new ReceiptOrder.Line(ReceiptOrder.Kind.TITLE, "贵阳综保区", 0, 0),
            new ReceiptOrder.Line(ReceiptOrder.Kind.ITEM, "红酒", 2, 59_600),
            new ReceiptOrder.Line(ReceiptOrder.Kind.QR, "https://bonded.example/r/1", 0, 0)));
  }

  private TrayChanged last() throws Exception {
    List<TrayChanged> all = rig.trays();
    return all.get(all.size() - 1);
  }

  private static TrayChanged both() {
    return new TrayChanged("till-1", List.of(ONE.hex(), TWO.hex()), 2900);
  }

  private void lay(Epc epc, int besideMm) {
    rig.field.add(epc, Walk.still(new Point(besideMm, 0, 0), Instant.EPOCH));
  }
}
