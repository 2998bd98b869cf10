package bondgate.server.handling;

import static bondgate.server.handling.HandheldZone.BEER;
import static bondgate.server.handling.HandheldZone.LS;
import static bondgate.server.handling.HandheldZone.WINE;
import static bondgate.server.handling.HandheldZone.WM;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.goods.Place;
import bondgate.server.handling.HandheldZone.Paper;
import bondgate.server.stream.ControlZone;
import bondgate.server.stream.TestZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each refusal of a scan happens to somebody; one that nobody can get would help nobody. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class EveryWrongScanTest {
  private static final String ZONE = "wrong-scans";

  /** Said by the label alone, whatever is expected: see {@link LabelReaderTest}. */
  private static final Set<WrongScan> OF_LABELS =
      EnumSet.range(WrongScan.NOTHING_READ, WrongScan.PAYMENT_CODE);

  @Inject HandheldZone shelf;
  @Inject Tasks tasks;
  @Inject Bins bins;
  @Inject ControlZone officer;
  @Inject TestZone desk;

  private final Set<WrongScan> reached = EnumSet.noneOf(WrongScan.class);

  private void refused(WrongScan expected, long task, String text) {
    refused(expected, task, text, LS);
  }

  private void refused(WrongScan expected, long task, String text, String worker) {
    assertThat(shelf.scan(ZONE, task, text, worker).word()).isEqualTo(expected);
    reached.add(expected);
  }

  private void refused(WrongScan expected, long task, ScanVerb verb) {
    refused(expected, task, verb, LS);
  }

  private void refused(WrongScan expected, long task, ScanVerb verb, String worker) {
    assertThat(shelf.press(ZONE, task, verb, worker).word()).isEqualTo(expected);
    reached.add(expected);
  }

  private void notChosen(WrongScan expected, String text) {
    assertThat(tasks.choose(ZONE, text, LS))
        .isInstanceOfSatisfying(
            OpenResult.Refused.class, answer -> assertThat(answer.why()).isEqualTo(expected));
    reached.add(expected);
  }

  @Test
  void eachIsReachedByAScan() {
    shelf.open(ZONE, false);
    choosing();
    countingIn();
    putting();
    filling();
    picking();
    waves();
    arriving();
    counting();

    Set<WrongScan> expected = EnumSet.complementOf(EnumSet.copyOf(OF_LABELS));
    assertThat(reached).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(WrongScan.values()).hasSizeGreaterThanOrEqualTo(60);
  }

  private void choosing() {
    notChosen(WrongScan.UNKNOWN_CODE, "QD0000");
    notChosen(WrongScan.UNKNOWN_BIN, "Z-99-99");
    notChosen(WrongScan.BIN_INSTEAD_OF_DOCUMENT, "A-01-01");
    Paper abroad = shelf.announced(ZONE, WINE, 1);
    notChosen(WrongScan.LIST_NOT_HERE, abroad.number());
    notChosen(WrongScan.NOT_THROUGH_DOCK, abroad.epcs().get(0));
    Paper stored = shelf.stored(ZONE, WINE, 1, "A-01-01");
    notChosen(WrongScan.LIST_COUNTED, stored.number());
    notChosen(WrongScan.NOTHING_TO_DO, stored.epcs().get(0));
    Paper pass = shelf.passed(ZONE, stored.epcs());
    long pick = shelf.choose(ZONE, pass.number(), LS);
    shelf.scan(ZONE, pick, stored.epcs().get(0), LS);
    shelf.press(ZONE, pick, ScanVerb.FINISH, LS);
    notChosen(WrongScan.PASS_NOT_THERE, pass.number());
    notChosen(WrongScan.PICKED_FOR_PASS, stored.epcs().get(0));
    shelf.goOver(ZONE, pass.epcs(), pass.number());
    long arrive = shelf.choose(ZONE, pass.number(), LS);
    shelf.scan(ZONE, arrive, stored.epcs().get(0), LS);
    shelf.press(ZONE, arrive, ScanVerb.FINISH, LS);
    notChosen(WrongScan.PASS_COUNTED, pass.number());
    notChosen(WrongScan.DOCUMENT_OF_PARCEL, shelf.soldAndGone(ZONE, stored.epcs()));
    notChosen(WrongScan.SOLD_AND_GONE, stored.epcs().get(0));
    Paper back = shelf.displayed(ZONE, BEER, 1);
    notChosen(WrongScan.DOCUMENT_OF_OTHER_WAY, shelf.backFromDisplay(ZONE, back.epcs()));
  }

  private void countingIn() {
    Paper list = shelf.arrived(ZONE, WINE, 4);
    Paper other = shelf.arrived(ZONE, WINE, 1);
    long task = shelf.choose(ZONE, list.number(), LS);
    refused(WrongScan.DAMAGE_OF_NOTHING, task, ScanVerb.DAMAGED);
    refused(WrongScan.NOTHING_TO_UNDO, task, ScanVerb.UNDO);
    refused(WrongScan.BIN_INSTEAD_OF_PIECE, task, "A-01-01");
    refused(WrongScan.DOCUMENT_IS_OPEN, task, list.number());
    refused(WrongScan.DOCUMENT_INSTEAD_OF_PIECE, task, other.number());
    refused(WrongScan.TAG_NOT_OURS, task, "3074257BF719FFFF00000003");
    refused(WrongScan.OF_OTHER_LIST, task, other.epcs().get(0));
    shelf.scan(ZONE, task, list.epcs().get(0), LS);
    refused(WrongScan.COUNTED_BEFORE, task, list.epcs().get(0));
    shelf.press(ZONE, task, ScanVerb.DAMAGED, LS);
    refused(WrongScan.DAMAGED_BEFORE, task, ScanVerb.DAMAGED);
    refused(WrongScan.FINISH_WITH_MISSING, task, ScanVerb.FINISH);
    Paper pass = shelf.passed(ZONE, list.epcs().subList(1, 2));
    shelf.goOver(ZONE, pass.epcs(), pass.number());
    refused(WrongScan.GONE_TO_CENTRE, task, list.epcs().get(1));
    desk.facts(ZONE, List.of(TestZone.refused("passage", list.epcs().get(2), Direction.IN)));
    refused(WrongScan.UNDER_INVESTIGATION, task, list.epcs().get(2));
    shelf.destroyed(ZONE, list.epcs().subList(3, 4));
    refused(WrongScan.DESTROYED, task, list.epcs().get(3));
    shelf.press(ZONE, task, ScanVerb.FINISH_ANYWAY, LS);
    refused(WrongScan.TASK_FINISHED, task, list.epcs().get(0));
    refused(WrongScan.TASK_UNKNOWN, Long.MAX_VALUE, list.epcs().get(0));
  }

  private void putting() {
    Paper list = shelf.arrived(ZONE, WINE, 2);
    String first = list.epcs().get(0);
    long stow = shelf.begin(ZONE, TaskKind.PUT_AWAY, LS);
    refused(WrongScan.NOTHING_IN_HAND, stow, "A-01-01");
    refused(WrongScan.NOT_COUNTED_IN, stow, first);
    long receive = shelf.choose(ZONE, list.number(), LS);
    list.epcs().forEach(epc -> shelf.scan(ZONE, receive, epc, LS));
    shelf.scan(ZONE, stow, first, LS);
    refused(WrongScan.IN_HAND_BEFORE, stow, first);
    refused(WrongScan.DOCUMENT_INSTEAD_OF_BIN, stow, list.number());
    refused(WrongScan.FINISH_WITH_HANDS_FULL, stow, ScanVerb.FINISH);
    refused(WrongScan.TASK_OF_OTHER, stow, first, WM);
    long theirs = shelf.begin(ZONE, TaskKind.PUT_AWAY, WM);
    refused(WrongScan.IN_OTHER_HAND, theirs, first, WM);
    refused(WrongScan.SOUND_INTO_DAMAGED, stow, "A-09-01");
    refused(WrongScan.BIN_ELSEWHERE, stow, "C-01-01");
    assertThat(bins.block(ZONE, "A-01-02", "shelf bent")).isEqualTo(BinResult.DONE);
    refused(WrongScan.BIN_BLOCKED, stow, "A-01-02");
    assertThat(bins.free(ZONE, "A-01-02")).isEqualTo(BinResult.DONE);
    long move = shelf.begin(ZONE, TaskKind.MOVE, LS);
    refused(WrongScan.HAS_NO_BIN, move, list.epcs().get(1));
    Paper centre = shelf.displayed(ZONE, BEER, 1);
    long arrive = shelf.choose(ZONE, centre.epcs().get(0), LS);
    shelf.scan(ZONE, arrive, centre.epcs().get(0), LS);
    refused(WrongScan.PIECE_ELSEWHERE, stow, centre.epcs().get(0));
    shelf.scan(ZONE, stow, "A-01-01", LS);
    refused(WrongScan.HAS_A_BIN, stow, first);
    officer.place(ZONE, "BK-1", "TAG", first);
    refused(WrongScan.UNDER_CONTROL, move, first);
    officer.lift(ZONE, "BK-1");
    shelf.scan(ZONE, move, first, LS);
    shelf.scan(ZONE, move, "A-01-02", LS);
    long others = shelf.begin(ZONE, TaskKind.MOVE, WM);
    shelf.scan(ZONE, others, first, WM);
    refused(WrongScan.UNDO_TOO_LATE, move, ScanVerb.UNDO);
  }

  private void filling() {
    Paper many = shelf.arrived(ZONE, BEER, Stowing.MOST_IN_HAND + 1);
    long receive = shelf.choose(ZONE, many.number(), LS);
    many.epcs().forEach(epc -> shelf.scan(ZONE, receive, epc, LS));
    long stow = shelf.begin(ZONE, TaskKind.PUT_AWAY, LS);
    for (String epc : many.epcs().subList(0, Stowing.MOST_IN_HAND)) {
      shelf.scan(ZONE, stow, epc, LS);
    }
    refused(WrongScan.HANDS_FULL, stow, many.epcs().get(Stowing.MOST_IN_HAND));
    refused(WrongScan.BIN_FULL, stow, "A-01-02");
    shelf.scan(ZONE, stow, "A-01-01", LS);

    Paper broken = shelf.arrived(ZONE, WINE, 1);
    long counts = shelf.choose(ZONE, broken.number(), LS);
    shelf.scan(ZONE, counts, broken.epcs().get(0), LS);
    shelf.press(ZONE, counts, ScanVerb.DAMAGED, LS);
    shelf.scan(ZONE, stow, broken.epcs().get(0), LS);
    refused(WrongScan.DAMAGED_INTO_SOUND, stow, "A-01-01");
    shelf.scan(ZONE, stow, "A-09-01", LS);
    long pick = shelf.choose(ZONE, shelf.passed(ZONE, broken.epcs()).number(), LS);
    refused(WrongScan.DAMAGED_NOT_PICKED, pick, broken.epcs().get(0));
  }

  private void picking() {
    Paper wine = shelf.stored(ZONE, WINE, 3, "A-01-01");
    Paper beer = shelf.stored(ZONE, BEER, 1, "A-01-01");
    Paper pass = shelf.passed(ZONE, wine.epcs().subList(0, 2));
    Paper second = shelf.passed(ZONE, List.of(beer.epcs().get(0)));
    long pick = shelf.choose(ZONE, pass.number(), LS);
    refused(WrongScan.BIN_INSTEAD_OF_PICK, pick, "A-01-01");
    refused(WrongScan.SAME_ITEM_OTHER_PIECE, pick, wine.epcs().get(2));
    refused(WrongScan.ON_OTHER_DOCUMENT, pick, second.epcs().get(0));
    Paper spare = shelf.stored(ZONE, BEER, 1, "A-01-01");
    refused(WrongScan.NOT_ON_THIS_PASS, pick, spare.epcs().get(0));
    shelf.scan(ZONE, pick, wine.epcs().get(0), LS);
    refused(WrongScan.PICKED_BEFORE, pick, wine.epcs().get(0));
    shelf.goOver(ZONE, List.of(wine.epcs().get(0)), pass.number());
    refused(WrongScan.LEFT_BEFORE, pick, wine.epcs().get(0));
  }

  private void waves() {
    Paper wine = shelf.stored(ZONE, WINE, 3, "A-01-01");
    Paper beer = shelf.stored(ZONE, BEER, 2, "A-01-01");
    Paper later = shelf.passed(ZONE, wine.epcs().subList(2, 3));
    String waits = shelf.gathered(ZONE, WaveRule.MOST_DOCUMENTS);
    notChosen(WrongScan.WAVE_NOT_RELEASED, waits);
    notChosen(WrongScan.TOTE_OUTSIDE_WAVE, "TOTE-A");

    Paper first = shelf.passed(ZONE, wine.epcs().subList(0, 2));
    Paper second = shelf.passed(ZONE, beer.epcs().subList(0, 1));
    String wave = shelf.released(ZONE, 2);
    long task = shelf.choose(ZONE, wave, LS);
    String firstTote = shelf.tote(ZONE, wave, first.number());
    String secondTote = shelf.tote(ZONE, wave, second.number());
    refused(WrongScan.SHORT_OF_NOTHING, task, ScanVerb.SHORT);
    refused(WrongScan.TOTE_WITHOUT_PIECE, task, firstTote);
    refused(WrongScan.TOTE_NOT_OF_WAVE, task, "TOTE-Z");
    refused(WrongScan.OTHER_BIN_THAN_SHOWN, task, "A-01-02");
    refused(WrongScan.DOCUMENT_OF_THIS_WAVE, task, first.number());
    refused(WrongScan.OF_OTHER_WAVE, task, later.epcs().get(0));

    shelf.scan(ZONE, task, first.epcs().get(0), LS);
    refused(WrongScan.IN_HAND_FOR_TOTE, task, first.epcs().get(0));
    refused(WrongScan.TOTE_FIRST, task, second.epcs().get(0));
    refused(WrongScan.WRONG_TOTE, task, secondTote);
    refused(WrongScan.BIN_INSTEAD_OF_TOTE, task, "A-01-01");
    refused(WrongScan.FINISH_BEFORE_TOTE, task, ScanVerb.FINISH);
    refused(WrongScan.AISLE_OF_OTHER, task, first.epcs().get(1), WM);
    refused(WrongScan.FINISH_BEFORE_COLLEAGUE, task, ScanVerb.FINISH_ANYWAY, WM);
    shelf.scan(ZONE, task, firstTote, LS);
    refused(WrongScan.IN_TOTE_BEFORE, task, first.epcs().get(0));
    shelf.scan(ZONE, task, second.epcs().get(0), LS);
    shelf.scan(ZONE, task, secondTote, LS);
    refused(WrongScan.NOT_OF_THIS_WAVE, task, beer.epcs().get(1));
    shelf.press(ZONE, task, ScanVerb.FINISH_ANYWAY, LS);
    notChosen(WrongScan.WAVE_OVER, wave);
  }

  private void arriving() {
    Paper wine = shelf.stored(ZONE, WINE, 3, "A-01-01");
    Paper pass = shelf.passed(ZONE, wine.epcs().subList(0, 2));
    shelf.goOver(ZONE, List.of(wine.epcs().get(0)), pass.number());
    long arrive = shelf.choose(ZONE, wine.epcs().get(0), LS);
    refused(WrongScan.NOT_THROUGH_PASSAGE, arrive, wine.epcs().get(1));
    refused(WrongScan.NOT_ON_PASS, arrive, wine.epcs().get(2));
    refused(WrongScan.AISLE_OUTSIDE_COUNT, arrive, "AISLE-A-01");
  }

  private void counting() {
    Paper wine = shelf.stored(ZONE, WINE, 2, "A-01-01");
    long count = ((OpenResult.Open) tasks.count(ZONE, Place.WAREHOUSE, LS)).taskId();
    refused(WrongScan.BIN_FIRST, count, wine.epcs().get(0));
    shelf.scan(ZONE, count, "A-01-01", LS);
    refused(WrongScan.SAME_BIN, count, "a-01-01");
    shelf.scan(ZONE, count, wine.epcs().get(0), LS);
    refused(WrongScan.FOUND_BEFORE, count, wine.epcs().get(0));
    shelf.scan(ZONE, count, "A-01-02", LS);
    refused(WrongScan.FOUND_IN_OTHER_BIN, count, wine.epcs().get(0));
    refused(WrongScan.UNKNOWN_AISLE, count, "AISLE-Z-99");
    sweeping(count, wine);
    refused(WrongScan.FINISH_WITH_BINS_LEFT, count, ScanVerb.FINISH);
  }

  private void sweeping(long count, Paper counted) {
    shelf.bin(ZONE, "Q-09-01", Place.WAREHOUSE, false, 0);
    Paper far = shelf.stored(ZONE, WINE, 1, "Q-09-01");
    Paper shop = shelf.displayed(ZONE, WINE, 1);
    shelf.scan(ZONE, count, "AISLE-A-01", LS);
    refused(WrongScan.HEARD_AGAIN, count, counted.epcs().get(0));
    refused(WrongScan.HEARD_FROM_OTHER_AISLE, count, far.epcs().get(0));
    refused(WrongScan.HEARD_FROM_OTHER_PLACE, count, shop.epcs().get(0));
  }
}
