package bondgate.server.handling;

import bondgate.server.goods.Place;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a piece stands inside a place, by the last scan of it.
 *
 * @param place where it was counted in
 * @param document the list or pass against which it was counted in
 * @param bin the bin it lies in, or was taken from into a hand
 * @param task in whose hand it is
 * @param pickedFor the pass for which it is picked
 */
record PieceState(
    String epc,
    Place place,
    Optional<String> document,
    Optional<String> bin,
    OptionalLong task,
    Optional<String> pickedFor,
    boolean damaged) {
  /** Counted in at that place, without a bin. */
  static PieceState countedIn(String epc, Place place, String document) {
    return new PieceState(
        epc,
        place,
        Optional.of(document),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        false);
  }

  PieceState intoHand(long taskId) {
    return new PieceState(epc, place, document, bin, OptionalLong.of(taskId), pickedFor, damaged);
  }

  /** In no hand any more, and where it was before. */
  PieceState outOfHand() {
    return new PieceState(epc, place, document, bin, OptionalLong.empty(), pickedFor, damaged);
  }

  PieceState into(String code) {
    return new PieceState(
        epc, place, document, Optional.of(code), OptionalLong.empty(), Optional.empty(), damaged);
  }

  PieceState picked(String pass) {
    return new PieceState(
        epc, place, document, Optional.empty(), OptionalLong.empty(), Optional.of(pass), damaged);
  }

  PieceState asDamaged() {
    return new PieceState(epc, place, document, bin, task, pickedFor, true);
  }
}
