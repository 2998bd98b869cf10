package bondgate.server.silence;

import java.util.List;
import java.util.Optional;

/**
 * A device's records of all epochs, counted through from 0 in the order in which they were made.
 */
final class Sequence {
  private final List<Position> epochs;

  /**
   * A sequence of at least one record.
   *
   * @param epochs the last number of each epoch, in order
   */
  Sequence(List<Position> epochs) {
    this.epochs = List.copyOf(epochs);
  }

  /** How many records. */
  long length() {
    return epochs.stream().mapToLong(Position::seq).sum();
  }

  /** The place of the record of that number, from 0 to below the length. */
  Position at(long number) {
    long left = number;
    for (Position epoch : epochs) {
      if (left < epoch.seq()) {
        return new Position(epoch.epoch(), left + 1);
      }
      left -= epoch.seq();
    }
    throw new IllegalArgumentException("no record %d of %d".formatted(number, length()));
  }

  /** The number of the record of that place; empty if there is none. */
  Optional<Long> number(Position place) {
    long before = 0;
    for (Position epoch : epochs) {
      if (epoch.epoch() == place.epoch()) {
        return place.seq() <= epoch.seq()
            ? Optional.of(before + place.seq() - 1)
            : Optional.empty();
      }
      before += epoch.seq();
    }
    return Optional.empty();
  }

  /** The last number of an epoch. */
  long lastOf(long epoch) {
    return epochs.stream()
        .filter(one -> one.epoch() == epoch)
        .mapToLong(Position::seq)
        .findFirst()
        .orElseThrow();
  }
}
