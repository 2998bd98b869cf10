package bondgate.server.control;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The control orders of a zone that nobody lifted: the one place that decides whether a piece, a
 * buyer or a portal is under control at a moment. Each answer is the number of the order, the one
 * that was placed first if there are several.
 */
public final class OpenControls {
  private final Map<ControlTarget, List<Open>> orders;

  /**
   * An order that was not lifted.
   *
   * @param until from when it holds nothing any more
   */
  record Open(String number, ControlTarget target, Optional<Instant> until) {
    private boolean holdsAt(Instant at) {
      return until.map(at::isBefore).orElse(true);
    }
  }

  /** Those orders, in the order in which they were placed. */
  OpenControls(List<Open> open) {
    Map<ControlTarget, List<Open>> byTarget = new HashMap<>();
    for (Open one : open) {
      byTarget.merge(
          one.target(),
          List.of(one),
          (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    }
    orders = Map.copyOf(byTarget);
  }

  /** Whether there is no order at all, so that nothing needs to be asked. */
  public boolean isEmpty() {
    return orders.isEmpty();
  }

  /**
   * What holds a piece: an order over its tag, its lot or its item.
   *
   * @param lot the inbound list that bound its tag
   */
  public Optional<String> piece(String epc, String item, String lot, Instant at) {
    return holding(ControlTarget.Kind.TAG, epc, at)
        .or(() -> holding(ControlTarget.Kind.LOT, lot, at))
        .or(() -> holding(ControlTarget.Kind.ITEM, item, at));
  }

  /** What holds a buyer. */
  public Optional<String> buyer(String reference, Instant at) {
    return holding(ControlTarget.Kind.BUYER, reference, at);
  }

  /** What keeps a portal shut for goods. */
  public Optional<String> portal(String name, Instant at) {
    return holding(ControlTarget.Kind.PORTAL, name, at);
  }

  private Optional<String> holding(ControlTarget.Kind kind, String value, Instant at) {
    return orders.getOrDefault(new ControlTarget(kind, value), List.of()).stream()
        .filter(one -> one.holdsAt(at))
        .map(Open::number)
        .findFirst();
  }
}
