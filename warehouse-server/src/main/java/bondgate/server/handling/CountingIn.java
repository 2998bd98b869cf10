package bondgate.server.handling;

import bondgate.server.goods.Place;
import java.util.List;
import java.util.Optional;

/**
 * 收货, 中心收货 — pieces are counted in: in the warehouse against an inbound list, in the centre against
 * a gate pass. A piece that the gate has not seen is not counted, because the book does not have it
 * there.
 */
final class CountingIn {
  private CountingIn() {}

  static Ruling judge(Bench bench, Meaning meaning) {
    Optional<Ruling> instead = Rules.insteadOfPiece(bench, meaning, WrongScan.BIN_INSTEAD_OF_PIECE);
    if (instead.isPresent()) {
      return instead.get();
    }
    PieceFacts piece = ((Meaning.Piece) meaning).facts();
    return refusal(bench, piece).orElseGet(() -> countIn(bench, piece));
  }

  private static Optional<Ruling> refusal(Bench bench, PieceFacts piece) {
    boolean centre = bench.task().kind() == TaskKind.ARRIVE;
    About about = piece.about();
    if (centre && !piece.onDocument()) {
      return Optional.of(Ruling.only(WrongScan.NOT_ON_PASS, about));
    }
    if (!centre && !piece.list().equals(bench.document())) {
      return Optional.of(Ruling.only(WrongScan.OF_OTHER_LIST, about.of(piece.list())));
    }
    Optional<WrongScan> elsewhere = Rules.notHere(piece);
    if (elsewhere.isEmpty() && piece.place() != (centre ? Place.CENTRE : Place.WAREHOUSE)) {
      elsewhere = Optional.of(centre ? WrongScan.NOT_THROUGH_PASSAGE : WrongScan.GONE_TO_CENTRE);
    }
    return elsewhere.map(why -> Ruling.only(why, about));
  }

  private static Ruling countIn(Bench bench, PieceFacts piece) {
    Optional<PieceState> here = piece.here();
    boolean before =
        here.flatMap(PieceState::document).filter(bench.document()::equals).isPresent();
    if (before) {
      return Ruling.only(WrongScan.COUNTED_BEFORE, piece.about());
    }
    Place place = bench.task().kind() == TaskKind.ARRIVE ? Place.CENTRE : Place.WAREHOUSE;
    PieceState after = PieceState.countedIn(piece.epc(), place, bench.document());
    if (piece.control().isPresent()) {
      return Ruling.changing(
          GoodScan.COUNTED_HELD, piece.about().of(piece.control().get()), List.of(after));
    }
    GoodScan word = bench.oneLeft() ? GoodScan.COUNTED_LAST : GoodScan.COUNTED_IN;
    return Ruling.changing(word, piece.about(), List.of(after));
  }

  /** The piece that this person counted in last is damaged. */
  static Ruling damaged(Optional<PieceState> last, String item) {
    if (last.isEmpty()) {
      return Ruling.only(WrongScan.DAMAGE_OF_NOTHING, About.NOTHING);
    }
    About about = About.piece(last.get().epc(), item);
    return last.get().damaged()
        ? Ruling.only(WrongScan.DAMAGED_BEFORE, about)
        : Ruling.changing(GoodScan.MARKED_DAMAGED, about, List.of(last.get().asDamaged()));
  }
}
