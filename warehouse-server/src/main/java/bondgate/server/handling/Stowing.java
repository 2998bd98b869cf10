package bondgate.server.handling;

import bondgate.server.goods.Place;
import java.util.List;
import java.util.Optional;

/** 上架, 移库 — pieces go into the hand, one by one, and with the scan of a bin into that bin. */
final class Stowing {
  /** More than a trolley carries; a bound for the one transaction that puts them down. */
  static final int MOST_IN_HAND = 200;

  private Stowing() {}

  static Ruling judge(Bench bench, Meaning meaning) {
    if (meaning instanceof Meaning.InBin inBin) {
      return put(bench, inBin);
    }
    if (meaning instanceof Meaning.Paper paper) {
      About about = About.NOTHING.of(paper.way().document());
      return Ruling.only(
          bench.hand().isEmpty()
              ? WrongScan.DOCUMENT_INSTEAD_OF_PIECE
              : WrongScan.DOCUMENT_INSTEAD_OF_BIN,
          about);
    }
    PieceFacts piece = ((Meaning.Piece) meaning).facts();
    return Rules.notToBeCarried(piece)
        .or(() -> refusal(bench, piece))
        .orElseGet(
            () ->
                Ruling.changing(
                    GoodScan.IN_HAND,
                    piece.about().counting(bench.hand().size() + 1L),
                    List.of(piece.here().orElseThrow().intoHand(bench.task().id()))));
  }

  private static Optional<Ruling> refusal(Bench bench, PieceFacts piece) {
    About about = piece.about();
    if (piece.here().isEmpty()) {
      return Optional.of(Ruling.only(WrongScan.NOT_COUNTED_IN, about.of(piece.list())));
    }
    PieceState state = piece.here().get();
    if (state.task().isPresent()) {
      boolean own = state.task().getAsLong() == bench.task().id();
      return Optional.of(
          Ruling.only(own ? WrongScan.IN_HAND_BEFORE : WrongScan.IN_OTHER_HAND, about));
    }
    if (state.pickedFor().isPresent()) {
      return Optional.of(Ruling.only(WrongScan.PICKED_FOR_PASS, about.of(state.pickedFor().get())));
    }
    boolean move = bench.task().kind() == TaskKind.MOVE;
    if (!move && state.bin().isPresent()) {
      return Optional.of(Ruling.only(WrongScan.HAS_A_BIN, about.at(state.bin().get())));
    }
    if (move && state.bin().isEmpty()) {
      return Optional.of(Ruling.only(WrongScan.HAS_NO_BIN, about));
    }
    boolean otherPlace = bench.hand().stream().anyMatch(one -> one.place() != state.place());
    if (otherPlace) {
      return Optional.of(Ruling.only(WrongScan.PIECE_ELSEWHERE, about));
    }
    return bench.hand().size() >= MOST_IN_HAND
        ? Optional.of(Ruling.only(WrongScan.HANDS_FULL, about.counting(MOST_IN_HAND)))
        : Optional.empty();
  }

  private static Ruling put(Bench bench, Meaning.InBin inBin) {
    Bin bin = inBin.bin();
    About about = About.NOTHING.at(bin.code()).counting(bench.hand().size());
    if (bench.hand().isEmpty()) {
      return Ruling.only(WrongScan.NOTHING_IN_HAND, about);
    }
    if (bin.blocked().isPresent()) {
      return Ruling.only(WrongScan.BIN_BLOCKED, about);
    }
    Place place = bench.hand().get(0).place();
    if (bin.place() != place) {
      return Ruling.only(WrongScan.BIN_ELSEWHERE, about);
    }
    if (!bin.damaged() && bench.hand().stream().anyMatch(PieceState::damaged)) {
      return Ruling.only(WrongScan.DAMAGED_INTO_SOUND, about);
    }
    if (bin.damaged() && bench.hand().stream().anyMatch(piece -> !piece.damaged())) {
      return Ruling.only(WrongScan.SOUND_INTO_DAMAGED, about);
    }
    long free = bin.capacity().map(most -> most - inBin.pieces()).orElse(Long.MAX_VALUE);
    if (bench.hand().size() > free) {
      return Ruling.only(WrongScan.BIN_FULL, about.counting(Math.max(0, free)));
    }
    return Ruling.changing(
        GoodScan.PUT, about, bench.hand().stream().map(one -> one.into(bin.code())).toList());
  }
}
