package bondgate.server.fence;

import bondgate.server.goods.Place;
import java.util.List;
import java.util.Optional;

/**
 * A verdict with what it asks the book for.
 *
 * @param verdict the verdict
 * @param alarm whether an officer must be told
 * @param move the move on the book; empty if the tag stays where it is
 * @param permit the permit that the crossing uses
 * @param withdrawn permits that end without being used, because the tag is no longer where they
 *     begin
 * @param detail why the book refused, or the number of the control order; else empty
 */
public record Judgement(
    Verdict verdict,
    boolean alarm,
    Optional<Move> move,
    Optional<OpenPermit> permit,
    List<OpenPermit> withdrawn,
    String detail) {

  /** From where to where. */
  public record Move(Place from, Place to) {}

  static Judgement stays(Verdict verdict, boolean alarm) {
    return new Judgement(verdict, alarm, Optional.empty(), Optional.empty(), List.of(), "");
  }

  Judgement because(String order) {
    return new Judgement(verdict, alarm, move, permit, withdrawn, order);
  }

  /** The number of the control order that stopped the crossing, if one did. */
  Optional<String> control() {
    return verdict == Verdict.UNDER_CONTROL ? Optional.of(detail) : Optional.empty();
  }

  /** The judgement if the book refuses the move: nothing moves, and an officer must be told. */
  public Judgement notOnBook(String why) {
    return new Judgement(
        Verdict.NOT_ON_BOOK, true, Optional.empty(), Optional.empty(), List.of(), why);
  }
}
