package bondgate.server.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A run as it was prepared, and what became of it.
 *
 * @param runNo its number
 * @param dutyNo number of customs' payment paper 缴款书, if it has one
 * @param reason why lists are in it whose tax is our own estimate
 * @param preparedOn the day in China
 * @param lists the oldest release first
 */
public record PreparedRun(
    String runNo,
    Optional<String> dutyNo,
    Optional<String> reason,
    LocalDate preparedOn,
    String preparedBy,
    Instant preparedAt,
    List<RunList> lists,
    State state) {
  /** Takes a copy. */
  public PreparedRun {
    lists = List.copyOf(lists);
  }

  /** What became of it. */
  public sealed interface State {
    /** It waits to be paid. */
    record Open() implements State {}

    /** It will not be paid: its lists are proposed again. */
    record Dropped(Instant at) implements State {}

    /** It was paid on that day, and its holds ended by that leaf; in fen. */
    record Settled(
        LocalDate paidOn, long settledFen, long freedFen, String by, long leafIndex, Instant at)
        implements State {}
  }

  /** What is to be paid, in fen. */
  public long taxFen() {
    return lists.stream().mapToLong(RunList::taxFen).sum();
  }

  /** What was held for it when it was prepared, in fen. */
  public long heldFen() {
    return lists.stream().mapToLong(RunList::heldFen).sum();
  }

  /** How much more is to be paid than was estimated. */
  public long differenceFen() {
    return taxFen() - heldFen();
  }

  /** What the holds give of it, or gave; the rest is paid beyond the guarantee. */
  public long settledFen() {
    if (state instanceof State.Settled settled) {
      return settled.settledFen();
    }
    return lists.stream().mapToLong(list -> Math.min(list.taxFen(), list.heldFen())).sum();
  }

  /** What is free again with it, or is since, in fen. */
  public long freedFen() {
    return state instanceof State.Settled settled ? settled.freedFen() : heldFen() - settledFen();
  }

  /** The states as words. */
  public enum Word {
    /** It waits to be paid. */
    OPEN,
    /** It was dropped. */
    DROPPED,
    /** It was paid. */
    SETTLED
  }

  /** Its state as a word. */
  public Word word() {
    if (state instanceof State.Settled) {
      return Word.SETTLED;
    }
    return open() ? Word.OPEN : Word.DROPPED;
  }

  /** Whether it waits to be paid. */
  public boolean open() {
    return state instanceof State.Open;
  }
}
