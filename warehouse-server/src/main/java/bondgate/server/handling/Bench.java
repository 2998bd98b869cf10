package bondgate.server.handling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a task stands for the person who scans.
 *
 * @param hand the pieces in his hand
 * @param standing the bin that he counts just now
 * @param round of the wave, if it is one
 * @param done pieces that are done
 * @param total of how many; 0 where that is not said
 */
record Bench(
    Task task,
    List<PieceState> hand,
    Optional<String> standing,
    Optional<Round> round,
    long done,
    long total) {
  /** Takes a copy. */
  Bench {
    hand = List.copyOf(hand);
  }

  String document() {
    return task.document().orElse("");
  }

  /** What is in the hand after that, the last taken last. */
  List<PieceState> handAfter(Ruling ruling) {
    Set<String> changed =
        ruling.after().stream().map(PieceState::epc).collect(Collectors.toUnmodifiableSet());
    return Stream.concat(
            hand.stream().filter(one -> !changed.contains(one.epc())),
            ruling.after().stream().filter(one -> one.task().equals(OptionalLong.of(task.id()))))
        .toList();
  }

  boolean oneLeft() {
    return total - done == 1;
  }
}
