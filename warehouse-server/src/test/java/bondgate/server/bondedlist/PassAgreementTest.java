package bondgate.server.bondedlist;

import static bondgate.server.gatepass.Differing.CAME_BACK;
import static bondgate.server.gatepass.Differing.FOREIGN;
import static bondgate.server.gatepass.Differing.MISSING;
import static bondgate.server.gatepass.Differing.TOO_MANY;
import static bondgate.server.gatepass.Differing.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.Verdict;
import bondgate.server.gatepass.Differing;
import bondgate.server.goods.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A pass and the gate: alike, and each way in which they differ. */
class PassAgreementTest {
  private static final Instant BEGUN = Instant.parse("2026-03-01T02:00:00Z");
  private static final Instant ENDED = BEGUN.plusSeconds(600);
  private static final String PASS = "Z8301E260301000000000456";
  private static final long SEED = Long.getLong("bondgate.seed", 20_260_303L);

  private final List<FenceEntry> entries = new ArrayList<>();

  private static String tag(int number) {
    return "30340000000000000000%04X".formatted(number);
  }

  private static PassAgreement.Passage passage(int... tags) {
    return new PassAgreement.Passage(
        PASS,
        IntStream.of(tags).mapToObj(PassAgreementTest::tag).toList(),
        Set.of("passage"),
        Place.WAREHOUSE,
        Place.CENTRE,
        BEGUN,
        ENDED);
  }

  private FenceEntry entry(
      int tag, Verdict verdict, String document, Place from, Place to, Instant at) {
    return new FenceEntry(
        entries.size() + 100L,
        "edge-1",
        1,
        entries.size() + 1L,
        at,
        at,
        at,
        "tag-crossing",
        "reader-1",
        "passage",
        tag(tag),
        "BOTTLE",
        "IN",
        990,
        "ALLOWED",
        verdict == null ? null : verdict.name(),
        document,
        from == null ? null : from.name(),
        to == null ? null : to.name(),
        "");
  }

  private void goes(int tag) {
    goes(tag, PASS);
  }

  private void goes(int tag, String document) {
    entries.add(
        entry(
            tag,
            Verdict.PERMITTED,
            document,
            Place.WAREHOUSE,
            Place.CENTRE,
            BEGUN.plusSeconds(10)));
  }

  private void is(int tag, Verdict verdict, Place from, Place to) {
    entries.add(entry(tag, verdict, null, from, to, BEGUN.plusSeconds(20)));
  }

  private String differences(PassAgreement.Passage pass) {
    return PassAgreement.of(pass, entries).differences().stream()
        .map(one -> one.kind() + " " + one.epc().substring(23))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @Test
  void whatThePassStatesWentThroughAndNothingElse() {
    goes(1);
    goes(2);
    PassAgreement agreement = PassAgreement.of(passage(1, 2), entries);
    assertThat(agreement.agrees()).isTrue();
    assertThat(agreement.passed()).containsExactly(tag(1), tag(2));
  }

  @Test
  void aTagThatDidNotGoIsMissing() {
    goes(1);
    is(3, Verdict.UNDER_CONTROL, Place.WAREHOUSE, Place.INVESTIGATION);
    assertThat(differences(passage(1, 2, 3))).isEqualTo("MISSING 2, MISSING 3");
    assertThat(PassAgreement.of(passage(1, 2, 3), entries).differences())
        .extracting(PassAgreement.Difference::leafIndex)
        .containsExactly(java.util.Optional.empty(), java.util.Optional.of(101L));
  }

  @Test
  void aTagThatIsNotOnThePassIsTooManyByItsNumberAndForeignWithout() {
    goes(1);
    goes(2);
    goes(3, "Z8301E260301000000000999");
    is(4, Verdict.NOT_PERMITTED, Place.WAREHOUSE, Place.INVESTIGATION);
    is(5, Verdict.UNKNOWN_TAG, null, null);
    assertThat(differences(passage(1))).isEqualTo("FOREIGN 3, FOREIGN 4, FOREIGN 5, TOO_MANY 2");
  }

  @Test
  void whatWasThereAlreadyOrIsReleasedOrOnlyLayNearIsNoDifference() {
    goes(1);
    is(1, Verdict.REPEATED, null, null);
    is(2, Verdict.REPEATED, null, null);
    is(3, Verdict.RELEASED_GOODS, null, null);
    is(4, Verdict.RETURNED, Place.INVESTIGATION, Place.CENTRE);
    entries.add(entry(5, null, null, null, null, BEGUN.plusSeconds(30)));
    assertThat(differences(passage(1))).isEmpty();
  }

  @Test
  void aTagThatCameBackIsNotThroughUnlessItWentAgain() {
    goes(1);
    is(1, Verdict.NOT_PERMITTED, Place.CENTRE, Place.INVESTIGATION);
    assertThat(differences(passage(1))).isEqualTo("CAME_BACK 1");
    goes(1);
    assertThat(differences(passage(1))).isEmpty();
  }

  @Test
  void whichWayATagWentThatNobodyKnowsIsNotGuessed() {
    is(1, Verdict.UNCERTAIN, null, null);
    is(2, Verdict.UNCERTAIN, null, null);
    assertThat(differences(passage(1))).isEqualTo("FOREIGN 2, UNCERTAIN 1");
  }

  @Test
  void whatWentBeforeOrAfterThePassageIsNotOfIt() {
    entries.add(
        entry(1, Verdict.PERMITTED, PASS, Place.WAREHOUSE, Place.CENTRE, BEGUN.minusMillis(1)));
    entries.add(entry(9, Verdict.NOT_PERMITTED, null, Place.WAREHOUSE, Place.INVESTIGATION, ENDED));
    assertThat(differences(passage(1))).isEqualTo("MISSING 1");
  }

  @Test
  void aPassThatStatesATagTwiceIsNone() {
    assertThatThrownBy(() -> passage(1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goodsCountAsGoneOnlyIfCustomsAndTheGateBothSaySo() {
    goes(1);
    PaperStanding written =
        new PaperStanding(Stage.PASSED, DeductionMark.DEDUCTED, TestReceipts.LIST, "");
    PaperStanding released =
        new PaperStanding(Stage.APPROVED, DeductionMark.PRE_DEDUCTED, TestReceipts.LIST, "");
    assertThat(PassAgreement.of(passage(1), entries).countsAsGone(written)).isTrue();
    assertThat(PassAgreement.of(passage(1), entries).countsAsGone(released)).isFalse();
    assertThat(PassAgreement.of(passage(1, 2), entries).countsAsGone(written)).isFalse();
  }

  /** Whatever happens to whichever tag, each is named once, by what happened to it. */
  @Test
  void everyTagIsNamedOnceWhateverTheOrder() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      entries.clear();
      List<String> expected = new ArrayList<>();
      List<Integer> listed = new ArrayList<>();
      for (int tag = 1; tag <= 12; tag++) {
        Differing[] kinds = {MISSING, CAME_BACK, UNCERTAIN, TOO_MANY, FOREIGN, null};
        Differing kind = kinds[random.nextInt(kinds.length)];
        happens(tag, kind);
        if (kind != TOO_MANY && kind != FOREIGN) {
          listed.add(tag);
        }
        if (kind != null) {
          expected.add(kind + " " + tag(tag));
        }
      }
      Collections.shuffle(entries, random);
      PassAgreement agreement =
          PassAgreement.of(passage(listed.stream().mapToInt(Integer::intValue).toArray()), entries);
      assertThat(agreement.differences())
          .as("seed %d, round %d", SEED, round)
          .extracting(one -> one.kind() + " " + one.epc())
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(agreement.passed()).hasSize(12 - expected.size());
    }
  }

  private void happens(int tag, Differing kind) {
    if (kind == null) {
      goes(tag);
      return;
    }
    switch (kind) {
      case MISSING -> {}
      case CAME_BACK -> {
        goes(tag);
        is(tag, Verdict.NOT_PERMITTED, Place.CENTRE, Place.INVESTIGATION);
      }
      case UNCERTAIN -> is(tag, Verdict.UNCERTAIN, null, null);
      case TOO_MANY -> goes(tag);
      case OUTSIDE_WITHOUT_PASS -> throw new IllegalStateException("never found by comparing");
      case FOREIGN -> is(tag, Verdict.NOT_PERMITTED, Place.WAREHOUSE, Place.INVESTIGATION);
    }
  }
}
