package bondgate.server.handling;

import bondgate.server.goods.Place;
import java.util.List;
import java.util.Optional;

/**
 * 拣货 — the pieces of a gate pass are taken out of their bins. The pass names each tag, so that
 * another piece of the same article does not do: the passage's siren would sound for it.
 */
final class Picking {
  private Picking() {}

  static Ruling judge(Bench bench, Meaning meaning) {
    Optional<Ruling> instead = Rules.insteadOfPiece(bench, meaning, WrongScan.BIN_INSTEAD_OF_PICK);
    if (instead.isPresent()) {
      return instead.get();
    }
    PieceFacts piece = ((Meaning.Piece) meaning).facts();
    return Rules.notToBeCarried(piece)
        .or(() -> refusal(bench, piece))
        .orElseGet(() -> pick(bench, piece));
  }

  private static Optional<Ruling> refusal(Bench bench, PieceFacts piece) {
    return piece.place() == Place.CENTRE
        ? Optional.of(
            Ruling.only(
                piece.onDocument() ? WrongScan.LEFT_BEFORE : WrongScan.NOT_ON_THIS_PASS,
                piece.about()))
        : notPlanned(bench, piece);
  }

  private static Optional<Ruling> notPlanned(Bench bench, PieceFacts piece) {
    About about = piece.about();
    if (piece.permit().isEmpty()) {
      return Optional.of(
          Ruling.only(
              piece.itemWanted() ? WrongScan.SAME_ITEM_OTHER_PIECE : WrongScan.NOT_ON_THIS_PASS,
              about));
    }
    return piece.permit().get().equals(bench.document())
        ? Optional.empty()
        : Optional.of(Ruling.only(WrongScan.ON_OTHER_DOCUMENT, about.of(piece.permit().get())));
  }

  private static Ruling pick(Bench bench, PieceFacts piece) {
    About about = piece.about();
    PieceState state =
        piece
            .here()
            .orElseGet(() -> PieceState.countedIn(piece.epc(), Place.WAREHOUSE, piece.list()));
    if (state.pickedFor().filter(bench.document()::equals).isPresent()) {
      return Ruling.only(WrongScan.PICKED_BEFORE, about);
    }
    if (state.task().isPresent()) {
      return Ruling.only(WrongScan.IN_OTHER_HAND, about);
    }
    if (state.damaged()) {
      return Ruling.only(WrongScan.DAMAGED_NOT_PICKED, about);
    }
    GoodScan word = bench.oneLeft() ? GoodScan.PICKED_LAST : GoodScan.PICKED;
    return Ruling.changing(word, about, List.of(state.picked(bench.document())));
  }
}
