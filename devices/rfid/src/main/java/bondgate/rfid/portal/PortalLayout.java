package bondgate.rfid.portal;

import java.util.Optional;
import java.util.Set;

/**
 * Which antennas of one reader look at which side of an opening 通道门.
 *
 * @param name the opening's name
 * @param insideAntennas the row on the bonded side, at least one
 * @param outsideAntennas the row on the other side, at least one
 */
public record PortalLayout(String name, Set<Integer> insideAntennas, Set<Integer> outsideAntennas) {
  /** Checks that both rows exist and share no antenna. */
  public PortalLayout {
    insideAntennas = Set.copyOf(insideAntennas);
    outsideAntennas = Set.copyOf(outsideAntennas);
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a portal needs a name");
    }
    if (insideAntennas.isEmpty() || outsideAntennas.isEmpty()) {
      throw new IllegalArgumentException(
          "portal '%s' needs at least one antenna in each row".formatted(name));
    }
    if (insideAntennas.stream().anyMatch(outsideAntennas::contains)) {
      throw new IllegalArgumentException(
          "portal '%s' has an antenna in both rows: inside %s, outside %s"
              .formatted(name, insideAntennas, outsideAntennas));
    }
  }

  /** The row an antenna belongs to; none for an antenna that serves something else. */
  Optional<Row> rowOf(int antenna) {
    if (insideAntennas.contains(antenna)) {
      return Optional.of(Row.INSIDE);
    }
    return outsideAntennas.contains(antenna) ? Optional.of(Row.OUTSIDE) : Optional.empty();
  }

  /** One of the two rows. */
  enum Row {
    INSIDE,
    OUTSIDE
  }
}
