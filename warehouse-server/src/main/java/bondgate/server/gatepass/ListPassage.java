package bondgate.server.gatepass;

import bondgate.events.Direction;
import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.Portal;
import bondgate.server.fence.Verdict;
import bondgate.server.goods.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * 单货相符 of a pass of whole lists — what the fence saw of each of its pieces since the piece's own
 * list let it go, also before the pass was handed in: a consolidated declaration comes after the
 * goods. Whether somebody must know of what is not through, and from when on, is not decided here.
 *
 * @param through tags that their own list's permit took to the street, and that stayed there
 * @param others every other tag of the pass, and how it would differ
 */
public record ListPassage(List<String> through, Map<String, Differing> others) {
  /** Takes copies; in the order of the tags. */
  public ListPassage {
    through = through.stream().sorted().toList();
    others = Collections.unmodifiableMap(new TreeMap<>(others));
  }

  /**
   * Of crossings in the order of their leaves; those of other tags are not looked at.
   *
   * @param portals the openings by their names
   */
  static ListPassage of(ListPass pass, List<FenceEntry> entries, Map<String, Portal> portals) {
    Map<String, List<FenceEntry>> byTag = new HashMap<>();
    entries.forEach(
        entry -> byTag.computeIfAbsent(entry.epc(), tag -> new ArrayList<>()).add(entry));
    List<String> through = new ArrayList<>();
    Map<String, Differing> others = new TreeMap<>();
    for (ListPass.Piece piece : pass.pieces()) {
      Optional<Differing> differing = Optional.of(Differing.MISSING);
      for (FenceEntry entry : byTag.getOrDefault(piece.epc(), List.of())) {
        differing = after(differing, piece, entry, portals);
      }
      if (differing.isPresent()) {
        others.put(piece.epc(), differing.get());
      } else {
        through.add(piece.epc());
      }
    }
    return new ListPassage(through, others);
  }

  /** How the piece stands after that crossing; empty: it is through. */
  private static Optional<Differing> after(
      Optional<Differing> before,
      ListPass.Piece piece,
      FenceEntry entry,
      Map<String, Portal> portals) {
    Verdict verdict = entry.judged().orElseThrow();
    if (verdict == Verdict.PERMITTED
        && piece.saleNo().equals(entry.document())
        && Place.STREET.name().equals(entry.to())) {
      return Optional.empty();
    }
    if (before.isEmpty()) {
      // Released goods that are heard again on their way in. Whatever else comes after a passage is
      // of a piece that was taken back here.
      return verdict == Verdict.RELEASED_GOODS ? Optional.of(Differing.CAME_BACK) : before;
    }
    Optional<Place> to = to(entry, portals);
    if (before.get() == Differing.CAME_BACK) {
      return verdict == Verdict.REPEATED && to.equals(Optional.of(Place.STREET))
          ? Optional.empty()
          : before;
    }
    return Optional.of(ofOneInside(before.get(), verdict, to, isOfStreet(entry, portals)));
  }

  /** Of a piece that its list's permit did not take out. */
  private static Differing ofOneInside(
      Differing before, Verdict verdict, Optional<Place> to, boolean ofStreet) {
    return switch (verdict) {
      case NOT_PERMITTED, UNDER_CONTROL, NOT_ON_BOOK ->
          to.filter(place -> place == Place.STREET || place == Place.ABROAD).isPresent()
              ? Differing.OUTSIDE_WITHOUT_PASS
              : to.isPresent() ? Differing.MISSING : before;
      case PERMITTED, RETURNED -> Differing.MISSING;
      case REPEATED ->
          to.filter(place -> place == Place.WAREHOUSE || place == Place.CENTRE).isPresent()
              ? Differing.MISSING
              : before;
      case UNCERTAIN -> before == Differing.MISSING && ofStreet ? Differing.UNCERTAIN : before;
      case RELEASED_GOODS, UNKNOWN_TAG, UNKNOWN_PORTAL, DESTROYED_TAG, COPIED_TAG -> before;
    };
  }

  /** Where a crossing leads, if it says which way it went and its opening is known. */
  private static Optional<Place> to(FenceEntry entry, Map<String, Portal> portals) {
    Direction direction = Direction.valueOf(entry.direction());
    return direction == Direction.UNCERTAIN
        ? Optional.empty()
        : Optional.ofNullable(portals.get(entry.portal())).map(portal -> portal.to(direction));
  }

  private static boolean isOfStreet(FenceEntry entry, Map<String, Portal> portals) {
    return Optional.ofNullable(portals.get(entry.portal()))
        .filter(portal -> portal.outside() == Place.STREET || portal.inside() == Place.STREET)
        .isPresent();
  }

  /** Whether the fence bears out what a comparison states. */
  boolean bears(List<String> passed, List<CustomsPass.Difference> differences) {
    return passed.stream().sorted().toList().equals(through)
        && differences.stream().allMatch(one -> one.kind() == others.get(one.epc()));
  }
}
