package bondgate.server.bondedlist;

import java.time.Instant;
import java.util.Optional;

/**
 * What a receipt says of one paper, in our words.
 *
 * @param kind which paper; of an answer at the door both are possible, and it is the caller's
 * @param innerNo our own number; empty where the receipt does not say it
 * @param preNo 预录入统一编号, or empty
 * @param paperNo customs' number, or empty
 * @param stage how far it is; empty: it does not say so, or not clearly
 * @param mark 核扣标记, where it says so
 * @param numbersOnly whether it says nothing but numbers, and is complete so
 * @param atTheDoor whether it is the answer to the import, which is taken or not
 * @param at when customs did it, if it says so
 * @param words customs' own: result, remarks, checks. Not for logs
 */
record PaperSaying(
    PaperKind kind,
    String innerNo,
    String preNo,
    String paperNo,
    Optional<Stage> stage,
    Optional<DeductionMark> mark,
    boolean numbersOnly,
    boolean atTheDoor,
    Optional<Instant> at,
    String words) {

  /**
   * The last stage from which that end can be reached.
   *
   * @param refusedAtTheDoor whether the end is that the import was refused
   */
  Stage lastBefore(Stage end, boolean refusedAtTheDoor) {
    if (end == Stage.CANCELLED && refusedAtTheDoor) {
      return Stage.DRAFT;
    }
    return end == Stage.CANCELLED && kind == PaperKind.INV101 ? Stage.IN_HAND : Stage.APPROVED;
  }

  /** The same, of that kind of paper. */
  PaperSaying of(PaperKind known) {
    return new PaperSaying(
        known, innerNo, preNo, paperNo, stage, mark, numbersOnly, atTheDoor, at, words);
  }
}
