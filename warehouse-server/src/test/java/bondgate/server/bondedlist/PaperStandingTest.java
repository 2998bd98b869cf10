package bondgate.server.bondedlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How a paper stands after its receipts, in whatever order they come. */
class PaperStandingTest {
  private static final ReceiptReader READER = new ReceiptReader();
  private static final long SEED = Long.getLong("bondgate.seed", 20_260_302L);

  private static final String TAKEN = TestReceipts.imported("BL-1", "202600000000000001");
  private static final String IN_HAND = TestReceipts.review("BL-1", "2", "1", "0", "1");
  private static final String APPROVED = TestReceipts.review("BL-1", "4", "0", "1", "1");
  private static final String PARTLY = TestReceipts.review("BL-1", "4", "0", "1", "2");
  private static final String WRITTEN = TestReceipts.written("BL-1");
  private static final String CANCELLED = TestReceipts.review("BL-1", "3", "2", "0", "1");
  private static final String DELETED = TestReceipts.list("INV201", "BL-1", "", "3", "1", "1");

  private static PaperSaying said(String xml) {
    return ((ReceiptRead.Read) READER.read(TestReceipts.bytes(xml))).said();
  }

  private static PaperStanding after(List<String> receipts) {
    PaperStanding now = PaperStanding.DRAFT;
    for (String receipt : receipts) {
      LifeStep step = now.hear(said(receipt));
      if (step instanceof LifeStep.Advanced advanced) {
        now = advanced.now();
      } else {
        assertThat(step).as(receipt).isInstanceOf(LifeStep.Known.class);
      }
    }
    return now;
  }

  private static Trouble trouble(List<String> before, String receipt) {
    return ((LifeStep.Contradicts) after(before).hear(said(receipt))).trouble();
  }

  @Test
  void aListGoesItsWay() {
    assertThat(after(List.of(TAKEN)).stage()).isEqualTo(Stage.APPLIED);
    assertThat(after(List.of(TAKEN, IN_HAND)).stage()).isEqualTo(Stage.IN_HAND);
    PaperStanding approved = after(List.of(TAKEN, APPROVED));
    assertThat(approved.stage()).isEqualTo(Stage.APPROVED);
    assertThat(approved.mark()).isEqualTo(DeductionMark.PRE_DEDUCTED);
    assertThat(approved.paperNo()).isEqualTo(TestReceipts.LIST);
    assertThat(approved.countsAsGone()).isFalse();
    PaperStanding partly = after(List.of(TAKEN, APPROVED, PARTLY));
    assertThat(partly.stage()).isEqualTo(Stage.PARTLY_PASSED);
    assertThat(partly.countsAsGone()).isFalse();
    assertThat(after(List.of(TAKEN, APPROVED, PARTLY, WRITTEN)).countsAsGone()).isTrue();
  }

  @Test
  void goodsAreGoneOnlyWhenTheyPassedAndAreWritten() {
    // 通过(已核扣), but at no gate yet; and past the gate, but only 预核扣.
    String deducted = TestReceipts.review("BL-1", "1", "0", "2", "1");
    String passed = TestReceipts.review("BL-1", "4", "0", "1", "3");
    assertThat(after(List.of(deducted)).countsAsGone()).isFalse();
    assertThat(after(List.of(passed)).countsAsGone()).isFalse();
    assertThat(after(List.of(passed, deducted)).countsAsGone()).isTrue();
  }

  @Test
  void everyOrderAndEveryRepeatEndsTheSame() {
    Random random = new Random(SEED);
    List<String> all = List.of(TAKEN, IN_HAND, APPROVED, PARTLY, WRITTEN);
    PaperStanding expected = after(all);
    for (int i = 0; i < 500; i++) {
      List<String> mixed = new ArrayList<>(all);
      for (int more = random.nextInt(6); more > 0; more--) {
        mixed.add(all.get(random.nextInt(all.size())));
      }
      Collections.shuffle(mixed, random);
      assertThat(after(mixed)).as("seed %d, round %d", SEED, i).isEqualTo(expected);
    }
  }

  @Test
  void aListThatEndedStaysSoWhateverComesLate() {
    assertThat(after(List.of(CANCELLED, IN_HAND, TAKEN, CANCELLED)).stage())
        .isEqualTo(Stage.CANCELLED);
    assertThat(after(List.of(TAKEN, IN_HAND, CANCELLED)).stage()).isEqualTo(Stage.CANCELLED);
    assertThat(after(List.of(DELETED, APPROVED, TAKEN)).stage()).isEqualTo(Stage.VOID);
    assertThat(after(List.of(TAKEN, APPROVED, DELETED)).stage()).isEqualTo(Stage.VOID);
  }

  @Test
  void whatDoesNotGoTogetherIsToldInEitherOrder() {
    assertThat(trouble(List.of(APPROVED), CANCELLED)).isEqualTo(Trouble.ENDS_TOO_LATE);
    assertThat(trouble(List.of(CANCELLED), APPROVED)).isEqualTo(Trouble.ENDED_ALREADY);
    assertThat(trouble(List.of(PARTLY), DELETED)).isEqualTo(Trouble.ENDS_TOO_LATE);
    assertThat(trouble(List.of(DELETED), PARTLY)).isEqualTo(Trouble.ENDED_ALREADY);
    assertThat(trouble(List.of(DELETED), WRITTEN)).isEqualTo(Trouble.ENDED_ALREADY);
    assertThat(trouble(List.of(DELETED), CANCELLED)).isEqualTo(Trouble.OTHER_END);
  }

  @Test
  void anotherNumberAndAnUnknownCodeAreTold() {
    String other = APPROVED.replace(TestReceipts.LIST, "QD830126E000000188");
    assertThat(trouble(List.of(APPROVED), other)).isEqualTo(Trouble.OTHER_NUMBER);
    assertThat(trouble(List.of(TAKEN), TestReceipts.bare("INV201", TestReceipts.LIST, "9")))
        .isEqualTo(Trouble.UNCLEAR);
  }

  @Test
  void anImportThatIsNotTakenEndsOnlyWhatWasNeverTaken() {
    String not = TestReceipts.notImported("BL-1");
    assertThat(after(List.of(not)).stage()).isEqualTo(Stage.CANCELLED);
    // The same message sent twice: the second answer says that the number is there already.
    assertThat(trouble(List.of(TAKEN), not)).isEqualTo(Trouble.ENDS_TOO_LATE);
    assertThat(trouble(List.of(not), TAKEN)).isEqualTo(Trouble.ENDED_ALREADY);
  }

  @Test
  void aPassIsDeletedOrVoidUntilSomethingPassed() {
    String approved = TestReceipts.pass("SAS221", "1", "1");
    String firstGate = TestReceipts.pass("SAS223", "1", "3");
    String secondGate = TestReceipts.pass("SAS223", "1", "4");
    String deleted = TestReceipts.pass("SAS222", "1", "5");
    String madeVoid = TestReceipts.pass("SAS222", "1", "6");
    assertThat(after(List.of(secondGate, approved, firstGate)).stage()).isEqualTo(Stage.PASSED);
    assertThat(after(List.of(approved, deleted)).stage()).isEqualTo(Stage.CANCELLED);
    assertThat(after(List.of(madeVoid, approved)).stage()).isEqualTo(Stage.VOID);
    assertThat(trouble(List.of(approved, firstGate), madeVoid)).isEqualTo(Trouble.ENDS_TOO_LATE);
    assertThat(trouble(List.of(madeVoid), secondGate)).isEqualTo(Trouble.ENDED_ALREADY);
  }
}
