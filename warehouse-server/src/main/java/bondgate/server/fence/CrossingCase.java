package bondgate.server.fence;

import bondgate.events.Direction;
import bondgate.events.TagCrossing;
import bondgate.server.goods.Place;
import java.util.List;
import java.util.Optional;

/**
 * All that the verdict on a crossing depends on. The same case always gets the same judgement.
 *
 * @param portal the opening, if it is in the settings
 * @param standing where the tag is, if it is one of ours
 * @param permits all open permits of the tag, at any portal
 * @param direction which way it went
 * @param faint whether it may as well have been behind the wall, {@link TagCrossing#faint}
 * @param control what holds tag or opening
 */
record CrossingCase(
    Optional<Portal> portal,
    Optional<Standing> standing,
    List<OpenPermit> permits,
    Direction direction,
    boolean faint,
    Held control) {

  /**
   * Control orders, by their numbers.
   *
   * @param tag one that holds the tag, its item or its lot: it stays where it is, but may come in
   *     from abroad, to be held here
   * @param portal one that keeps the opening shut for goods, both ways
   */
  record Held(Optional<String> tag, Optional<String> portal) {
    static final Held BY_NOTHING = new Held(Optional.empty(), Optional.empty());

    private Optional<String> at(Place place) {
      return portal.or(() -> tag.filter(order -> place != Place.ABROAD));
    }
  }

  Judgement judge() {
    if (standing.isEmpty()) {
      return Judgement.stays(Verdict.UNKNOWN_TAG, !faint);
    }
    if (standing.get().place() == Place.DESTROYED) {
      return Judgement.stays(Verdict.DESTROYED_TAG, true);
    }
    if (portal.isEmpty()) {
      return Judgement.stays(Verdict.UNKNOWN_PORTAL, true);
    }
    Optional<String> order = control.at(standing.get().place());
    Judgement judgement =
        switch (direction) {
          case IN, OUT -> judge(portal.get(), standing.get(), order.isPresent());
          case UNCERTAIN ->
              order.isPresent()
                  ? Judgement.stays(Verdict.UNDER_CONTROL, true)
                  : Judgement.stays(Verdict.UNCERTAIN, !faint && !waitsAt(portal.get()));
        };
    return judgement.verdict() == Verdict.UNDER_CONTROL
        ? judgement.because(order.orElseThrow())
        : judgement;
  }

  private boolean waitsAt(Portal at) {
    return permits.stream().anyMatch(permit -> permit.portal().equals(at.name()));
  }

  private Judgement judge(Portal at, Standing where, boolean held) {
    Verdict refusal = held ? Verdict.UNDER_CONTROL : Verdict.NOT_PERMITTED;
    Place from = at.from(direction);
    Place to = at.to(direction);
    Optional<OpenPermit> permit =
        permits.stream()
            .filter(
                open ->
                    open.portal().equals(at.name())
                        && open.direction() == direction
                        && !open.waits())
            .findFirst();
    if (permit.isPresent() && where.place() == from && !held) {
      return new Judgement(
          Verdict.PERMITTED,
          false,
          Optional.of(new Judgement.Move(from, to)),
          permit,
          List.of(),
          "");
    }
    if (where.place() == to) {
      return Judgement.stays(Verdict.REPEATED, false);
    }
    return switch (where.place()) {
      case STREET ->
          held ? Judgement.stays(refusal, true) : Judgement.stays(Verdict.RELEASED_GOODS, false);
      case ABROAD, DESTROYED -> Judgement.stays(refusal, true);
      case INVESTIGATION -> seenAgain(at, where.left().orElseThrow(), from, to, refusal);
      case WAREHOUSE, CENTRE ->
          new Judgement(
              refusal,
              true,
              Optional.of(new Judgement.Move(where.place(), Place.INVESTIGATION)),
              Optional.empty(),
              permits,
              "");
    };
  }

  /** A tag under investigation. Only the way it left is the way back. */
  private static Judgement seenAgain(
      Portal at, Standing.Left left, Place from, Place to, Verdict refusal) {
    if (!at.name().equals(left.portal())) {
      return Judgement.stays(refusal, true);
    }
    if (to == left.place()) {
      return new Judgement(
          Verdict.RETURNED,
          false,
          Optional.of(new Judgement.Move(Place.INVESTIGATION, to)),
          Optional.empty(),
          List.of(),
          "");
    }
    return Judgement.stays(from == left.place() ? Verdict.REPEATED : refusal, from != left.place());
  }
}
