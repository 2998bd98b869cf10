package bondgate.server.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.Direction;
import bondgate.server.fence.Judgement.Move;
import bondgate.server.goods.Place;
import bondgate.server.ledger.TransferId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict on a crossing, case by case. */
class CrossingCaseTest {
  private static final String EPC = "E2801160600002041234ABCD";

  private static final Map<String, Portal> PORTALS =
      Map.of(
          "dock", new Portal("dock", Place.ABROAD, Place.WAREHOUSE),
          "passage", new Portal("passage", Place.WAREHOUSE, Place.CENTRE),
          "exit", new Portal("exit", Place.STREET, Place.CENTRE));

  @ParameterizedTest(name = "{0} through {1} {2} with a permit for {3}: {4}")
  @CsvSource({
    // where it is, portal, direction, permit, verdict, moved to
    "ABROAD,    dock,    IN,  dock IN,    PERMITTED,      WAREHOUSE",
    "ABROAD,    dock,    IN,  ,           NOT_PERMITTED,  ",
    "ABROAD,    passage, IN,  dock IN,    NOT_PERMITTED,  ",
    "WAREHOUSE, dock,    IN,  ,           REPEATED,       ",
    "WAREHOUSE, dock,    OUT, ,           NOT_PERMITTED,  INVESTIGATION",
    "WAREHOUSE, passage, IN,  passage IN, PERMITTED,      CENTRE",
    "WAREHOUSE, passage, IN,  ,           NOT_PERMITTED,  INVESTIGATION",
    "WAREHOUSE, exit,    OUT, ,           NOT_PERMITTED,  INVESTIGATION",
    "WAREHOUSE, dock,    OUT, passage IN, NOT_PERMITTED,  INVESTIGATION",
    "CENTRE,    passage, IN,  ,           REPEATED,       ",
    "CENTRE,    passage, OUT, ,           NOT_PERMITTED,  INVESTIGATION",
    "CENTRE,    passage, OUT, exit OUT,   NOT_PERMITTED,  INVESTIGATION",
    "CENTRE,    exit,    OUT, exit OUT,   PERMITTED,      STREET",
    "CENTRE,    exit,    OUT, ,           NOT_PERMITTED,  INVESTIGATION",
    "CENTRE,    exit,    IN,  exit OUT,   REPEATED,       ",
    "STREET,    exit,    OUT, ,           REPEATED,       ",
    "STREET,    exit,    IN,  ,           RELEASED_GOODS, ",
    "STREET,    passage, OUT, ,           RELEASED_GOODS, ",
  })
  void theVerdict(
      Place place, String portal, Direction direction, String permit, Verdict verdict, Place to) {
    Judgement judgement =
        new CrossingCase(
                Optional.of(PORTALS.get(portal)),
                Optional.of(Standing.at(place)),
                permits(permit),
                direction,
                false,
                CrossingCase.Held.BY_NOTHING)
            .judge();

    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.move()).isEqualTo(Optional.ofNullable(to).map(t -> new Move(place, t)));
    assertThat(judgement.alarm()).isEqualTo(verdict == Verdict.NOT_PERMITTED);
    assertThat(judgement.permit().isPresent()).isEqualTo(verdict == Verdict.PERMITTED);
  }

  @ParameterizedTest(name = "{0} through {1} {2} with {3}, held by {4}: {5}")
  @CsvSource({
    // where it is, portal, direction, permit, held by, verdict, moved to, alarm
    "ABROAD,    dock,    IN,        dock IN,    TAG,    PERMITTED,     WAREHOUSE,     false",
    "ABROAD,    dock,    IN,        dock IN,    PORTAL, UNDER_CONTROL, ,              true",
    "ABROAD,    dock,    IN,        ,           TAG,    NOT_PERMITTED, ,              true",
    "WAREHOUSE, passage, IN,        passage IN, TAG,    UNDER_CONTROL, INVESTIGATION, true",
    "WAREHOUSE, passage, IN,        passage IN, PORTAL, UNDER_CONTROL, INVESTIGATION, true",
    "WAREHOUSE, dock,    IN,        ,           TAG,    REPEATED,      ,              false",
    "CENTRE,    exit,    OUT,       exit OUT,   TAG,    UNDER_CONTROL, INVESTIGATION, true",
    "CENTRE,    exit,    OUT,       ,           TAG,    UNDER_CONTROL, INVESTIGATION, true",
    "CENTRE,    exit,    UNCERTAIN, exit OUT,   TAG,    UNDER_CONTROL, ,              true",
    "STREET,    exit,    IN,        ,           TAG,    UNDER_CONTROL, ,              true",
    "STREET,    exit,    IN,        ,           PORTAL, UNDER_CONTROL, ,              true",
  })
  void whatCustomsHoldsDoesNotGoThrough(
      Place place,
      String portal,
      Direction direction,
      String permit,
      String heldBy,
      Verdict verdict,
      Place to,
      boolean alarm) {
    Optional<String> order = Optional.of("BK-1");
    Judgement judgement =
        new CrossingCase(
                Optional.of(PORTALS.get(portal)),
                Optional.of(Standing.at(place)),
                permits(permit),
                direction,
                false,
                heldBy.equals("TAG")
                    ? new CrossingCase.Held(order, Optional.empty())
                    : new CrossingCase.Held(Optional.empty(), order))
            .judge();

    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.alarm()).isEqualTo(alarm);
    assertThat(judgement.move()).isEqualTo(Optional.ofNullable(to).map(t -> new Move(place, t)));
    assertThat(judgement.control())
        .isEqualTo(verdict == Verdict.UNDER_CONTROL ? order : Optional.empty());
  }

  @Test
  void theWayBackIntoCustomsHandsIsOpenForWhatIsHeld() {
    Judgement judgement =
        new CrossingCase(
                Optional.of(PORTALS.get("exit")),
                Optional.of(Standing.missing(Place.CENTRE, "exit")),
                List.of(),
                Direction.IN,
                false,
                new CrossingCase.Held(Optional.of("BK-1"), Optional.empty()))
            .judge();

    assertThat(judgement.verdict()).isEqualTo(Verdict.RETURNED);
    assertThat(judgement.alarm()).isFalse();
  }

  @Test
  void whoLeavesWithoutAPermitLosesThePermitsThatWaitElsewhere() {
    List<OpenPermit> waiting = permits("exit OUT");

    Judgement judgement =
        new CrossingCase(
                Optional.of(PORTALS.get("passage")),
                Optional.of(Standing.at(Place.CENTRE)),
                waiting,
                Direction.OUT,
                false,
                CrossingCase.Held.BY_NOTHING)
            .judge();

    assertThat(judgement.withdrawn()).isEqualTo(waiting);
  }

  @ParameterizedTest(name = "missing since {0} by {1}, seen at {2} {3}: {4}")
  @CsvSource({
    "CENTRE,    exit,    exit,    IN,  RETURNED,      CENTRE, false",
    "CENTRE,    exit,    exit,    OUT, REPEATED,      ,       false",
    "CENTRE,    exit,    passage, OUT, NOT_PERMITTED, ,       true",
    "WAREHOUSE, passage, passage, OUT, RETURNED,      WAREHOUSE, false",
    "WAREHOUSE, exit,    exit,    IN,  NOT_PERMITTED, ,       true",
  })
  void onlyTheWayItLeftIsTheWayBack(
      Place left,
      String leftBy,
      String portal,
      Direction direction,
      Verdict verdict,
      Place to,
      boolean alarm) {
    Judgement judgement =
        new CrossingCase(
                Optional.of(PORTALS.get(portal)),
                Optional.of(Standing.missing(left, leftBy)),
                List.of(),
                direction,
                false,
                CrossingCase.Held.BY_NOTHING)
            .judge();

    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.alarm()).isEqualTo(alarm);
    assertThat(judgement.move())
        .isEqualTo(Optional.ofNullable(to).map(t -> new Move(Place.INVESTIGATION, t)));
  }

  @Test
  void anUncertainDirectionMovesNothingAndRingsOnlyWhereNoPermitWaits() {
    Judgement waiting = uncertain(permits("exit OUT"), false);
    Judgement unexpected = uncertain(permits("passage IN"), false);

    assertThat(waiting.verdict()).isEqualTo(Verdict.UNCERTAIN);
    assertThat(waiting.move()).isEmpty();
    assertThat(waiting.alarm()).isFalse();
    assertThat(unexpected.verdict()).isEqualTo(Verdict.UNCERTAIN);
    assertThat(unexpected.alarm()).isTrue();
  }

  @Test
  void whatIsHeardAsFaintlyAsThroughTheWallIsWrittenDownAndRingsOnlyIfCustomsHoldsIt() {
    Judgement faint = uncertain(List.of(), true);
    assertThat(faint).isEqualTo(Judgement.stays(Verdict.UNCERTAIN, false));

    CrossingCase.Held held = new CrossingCase.Held(Optional.of("BK-1"), Optional.empty());
    CrossingCase ofNobody = faint(Optional.empty(), CrossingCase.Held.BY_NOTHING);
    assertThat(ofNobody.judge()).isEqualTo(Judgement.stays(Verdict.UNKNOWN_TAG, false));
    CrossingCase underControl = faint(Optional.of(Standing.at(Place.CENTRE)), held);
    assertThat(underControl.judge().verdict()).isEqualTo(Verdict.UNDER_CONTROL);
    assertThat(underControl.judge().alarm()).isTrue();
  }

  private static CrossingCase faint(Optional<Standing> standing, CrossingCase.Held held) {
    return new CrossingCase(
        Optional.of(PORTALS.get("exit")), standing, List.of(), Direction.UNCERTAIN, true, held);
  }

  private static Judgement uncertain(List<OpenPermit> permits, boolean faint) {
    return new CrossingCase(
            Optional.of(PORTALS.get("exit")),
            Optional.of(Standing.at(Place.CENTRE)),
            permits,
            Direction.UNCERTAIN,
            faint,
            CrossingCase.Held.BY_NOTHING)
        .judge();
  }

  @Test
  void unknownTagsAndPortalsRing() {
    Judgement tag =
        new CrossingCase(
                Optional.of(PORTALS.get("exit")),
                Optional.empty(),
                List.of(),
                Direction.OUT,
                false,
                CrossingCase.Held.BY_NOTHING)
            .judge();
    Judgement portal =
        new CrossingCase(
                Optional.empty(),
                Optional.of(Standing.at(Place.CENTRE)),
                List.of(),
                Direction.OUT,
                false,
                CrossingCase.Held.BY_NOTHING)
            .judge();

    assertThat(tag).isEqualTo(Judgement.stays(Verdict.UNKNOWN_TAG, true));
    assertThat(portal).isEqualTo(Judgement.stays(Verdict.UNKNOWN_PORTAL, true));
  }

  @Test
  void portalsAreReadFromTheSettingsAndNothingElseIs() {
    assertThat(Portals.read(List.of("dock:ABROAD:WAREHOUSE", " exit:STREET:CENTRE")))
        .containsExactly(PORTALS.get("dock"), PORTALS.get("exit"));
    assertThatThrownBy(() -> Portals.read(List.of("dock:ABROAD")))
        .hasMessageContaining("expects name:OUTSIDE:INSIDE");
    assertThatThrownBy(() -> Portals.read(List.of("dock:ABROAD:MOON")))
        .hasMessageContaining("received 'MOON'");
  }

  @Test
  void aWayIsFoundInBothDirectionsAndOnlyWhereAPortalJoins() {
    List<Portal> portals = List.copyOf(new TreeMap<>(PORTALS).values());

    assertThat(Portals.ways(portals, Place.CENTRE, Place.STREET))
        .containsExactly(new Portals.Way("exit", Direction.OUT));
    assertThat(Portals.ways(portals, Place.WAREHOUSE, Place.CENTRE))
        .containsExactly(new Portals.Way("passage", Direction.IN));
    assertThat(Portals.ways(portals, Place.WAREHOUSE, Place.STREET)).isEmpty();
  }

  private static List<OpenPermit> permits(String permit) {
    if (permit == null) {
      return List.of();
    }
    String[] parts = permit.split(" ", -1);
    return List.of(
        new OpenPermit(EPC, parts[0], Direction.valueOf(parts[1]), "doc-1", TransferId.of("move")));
  }
}
