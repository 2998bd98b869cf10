package bondgate.server.handling;

import bondgate.server.goods.Place;
import java.util.Optional;

/**
 * What is known about a scanned piece.
 *
 * @param item part number 料号
 * @param list the inbound list that announced it
 * @param place where it is, by the fence
 * @param permit the document that plans a move of it just now
 * @param control the control order that holds it
 * @param state where it stands inside its place, if a handheld has counted it in there
 * @param onDocument whether a document of the task has planned it, now or before
 * @param itemWanted whether a document of the task still waits for a piece of the same item
 * @param wave the wave in which the document of its permit is picked, if the task is of a wave
 * @param foundIn the bin in which the task has counted it
 */
record PieceFacts(
    String epc,
    String item,
    String list,
    Place place,
    Optional<String> permit,
    Optional<String> control,
    Optional<PieceState> state,
    boolean onDocument,
    boolean itemWanted,
    Optional<String> wave,
    Optional<String> foundIn) {
  /**
   * Where it stands inside the place where the fence says it is; what was before it came is old.
   */
  Optional<PieceState> here() {
    return state.filter(one -> one.place() == place);
  }

  About about() {
    return About.piece(epc, item);
  }
}
