package bondgate.server.fence;

import bondgate.events.Direction;
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
 */
record CrossingCase(
    Optional<Portal> portal,
    Optional<Standing> standing,
    List<OpenPermit> permits,
    Direction direction) {

  Judgement judge() {
    if (standing.isEmpty()) {
      return Judgement.stays(Verdict.UNKNOWN_TAG, true);
    }
    if (portal.isEmpty()) {
      return Judgement.stays(Verdict.UNKNOWN_PORTAL, true);
    }
    return switch (direction) {
      case IN, OUT -> judge(portal.get(), standing.get());
      case UNCERTAIN -> Judgement.stays(Verdict.UNCERTAIN, !waitsAt(portal.get()));
    };
  }

  private boolean waitsAt(Portal at) {
    return permits.stream().anyMatch(permit -> permit.portal().equals(at.name()));
  }

  private Judgement judge(Portal at, Standing where) {
    Place from = at.from(direction);
    Place to = at.to(direction);
    Optional<OpenPermit> permit =
        permits.stream()
            .filter(open -> open.portal().equals(at.name()) && open.direction() == direction)
            .findFirst();
    if (permit.isPresent() && where.place() == from) {
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
      case STREET -> Judgement.stays(Verdict.RELEASED_GOODS, false);
      case ABROAD -> Judgement.stays(Verdict.NOT_PERMITTED, true);
      case INVESTIGATION -> seenAgain(at, where.left().orElseThrow(), from, to);
      case WAREHOUSE, CENTRE ->
          new Judgement(
              Verdict.NOT_PERMITTED,
              true,
              Optional.of(new Judgement.Move(where.place(), Place.INVESTIGATION)),
              Optional.empty(),
              permits,
              "");
    };
  }

  /** A tag under investigation. Only the way it left is the way back. */
  private static Judgement seenAgain(Portal at, Standing.Left left, Place from, Place to) {
    if (!at.name().equals(left.portal())) {
      return Judgement.stays(Verdict.NOT_PERMITTED, true);
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
    return Judgement.stays(
        from == left.place() ? Verdict.REPEATED : Verdict.NOT_PERMITTED, from != left.place());
  }
}
