package bondgate.server.handling;

import bondgate.server.goods.Place;
import java.util.List;
import java.util.Optional;

/**
 * 批量拣货 — pieces of several gate passes are taken out of their bins in one round, and put into the
 * tote of their pass. Which pass a piece is for says the piece; what is in the hand is for one tote
 * at a time.
 */
final class BatchPicking {
  private BatchPicking() {}

  static Ruling judge(Bench bench, Meaning meaning) {
    Round round = bench.round().orElseThrow();
    if (meaning instanceof Meaning.InBin inBin) {
      return bin(bench, round, inBin.bin().code());
    }
    if (meaning instanceof Meaning.InTote inTote) {
      return tote(bench, round, inTote.tote());
    }
    if (meaning instanceof Meaning.Paper paper) {
      About about = About.NOTHING.of(paper.way().document());
      return round
          .tote(paper.way().document())
          .map(tote -> Ruling.only(WrongScan.DOCUMENT_OF_THIS_WAVE, about.at(tote.name())))
          .orElseGet(() -> Ruling.only(WrongScan.DOCUMENT_INSTEAD_OF_PIECE, about));
    }
    PieceFacts piece = ((Meaning.Piece) meaning).facts();
    return Rules.notToBeCarried(piece)
        .or(() -> notOfThisWave(round, piece))
        .or(() -> notNow(bench, round, piece))
        .orElseGet(() -> take(bench, round, piece));
  }

  private static Ruling bin(Bench bench, Round round, String code) {
    About about = About.NOTHING.at(code);
    if (!bench.hand().isEmpty()) {
      return Ruling.only(WrongScan.BIN_INSTEAD_OF_TOTE, toHand(bench, round));
    }
    Optional<Route.Stop> next = round.next().stop();
    if (next.isEmpty() || next.get().bin().isEmpty()) {
      return Ruling.only(WrongScan.BIN_INSTEAD_OF_PICK, about);
    }
    return next.get().bin().equals(code)
        ? Ruling.only(GoodScan.AT_BIN, about.counting(next.get().count()))
        : Ruling.only(WrongScan.OTHER_BIN_THAN_SHOWN, about.at(next.get().bin()));
  }

  private static Ruling tote(Bench bench, Round round, Tote scanned) {
    About about = About.NOTHING.at(scanned.name());
    if (!round.totes().containsValue(scanned)) {
      return Ruling.only(WrongScan.TOTE_NOT_OF_WAVE, about);
    }
    if (bench.hand().isEmpty()) {
      return Ruling.only(WrongScan.TOTE_WITHOUT_PIECE, about);
    }
    About hand = toHand(bench, round);
    String document = documentInHand(bench, round).orElseThrow();
    if (!round.totes().get(document).equals(scanned)) {
      return Ruling.only(WrongScan.WRONG_TOTE, hand);
    }
    List<PieceState> after = bench.hand().stream().map(one -> one.picked(document)).toList();
    boolean complete = round.left(document) == after.size();
    boolean last = round.waiting().size() == after.size();
    GoodScan word =
        last ? GoodScan.WAVE_COMPLETE : complete ? GoodScan.TOTE_COMPLETE : GoodScan.IN_TOTE;
    return Ruling.changing(word, hand.of(document), after);
  }

  /** What is in the hand, and where it goes. */
  private static About toHand(Bench bench, Round round) {
    Optional<String> document = documentInHand(bench, round);
    String tote = document.flatMap(round::tote).map(Tote::name).orElse("");
    String epc = bench.hand().get(0).epc();
    String item =
        round.waiting().stream()
            .filter(one -> one.epc().equals(epc))
            .map(Round.WavePiece::item)
            .findFirst()
            .orElse("");
    return About.piece(epc, item).at(tote).counting(bench.hand().size());
  }

  /** The document for which the hand holds pieces; they are of one. */
  static Optional<String> documentInHand(Bench bench, Round round) {
    return bench.hand().stream()
        .flatMap(held -> round.waiting().stream().filter(one -> one.epc().equals(held.epc())))
        .map(Round.WavePiece::document)
        .findFirst();
  }

  private static Optional<Ruling> notOfThisWave(Round round, PieceFacts piece) {
    About about = piece.about();
    if (piece.place() == Place.CENTRE) {
      return Optional.of(
          Ruling.only(
              piece.onDocument() ? WrongScan.LEFT_BEFORE : WrongScan.NOT_OF_THIS_WAVE, about));
    }
    if (piece.permit().isEmpty()) {
      return Optional.of(
          Ruling.only(
              piece.itemWanted() ? WrongScan.SAME_ITEM_OTHER_PIECE : WrongScan.NOT_OF_THIS_WAVE,
              about));
    }
    if (round.tote(piece.permit().get()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        piece
            .wave()
            .map(wave -> Ruling.only(WrongScan.OF_OTHER_WAVE, about.of(wave)))
            .orElseGet(
                () -> Ruling.only(WrongScan.ON_OTHER_DOCUMENT, about.of(piece.permit().get()))));
  }

  private static Optional<Ruling> notNow(Bench bench, Round round, PieceFacts piece) {
    String document = piece.permit().orElseThrow();
    About toTote = piece.about().at(round.totes().get(document).name()).of(document);
    Optional<PieceState> here = piece.here();
    if (here.flatMap(PieceState::pickedFor).filter(document::equals).isPresent()) {
      return Optional.of(Ruling.only(WrongScan.IN_TOTE_BEFORE, toTote));
    }
    if (bench.hand().stream().anyMatch(one -> one.epc().equals(piece.epc()))) {
      return Optional.of(Ruling.only(WrongScan.IN_HAND_FOR_TOTE, toTote));
    }
    boolean elsewhere =
        here.isPresent()
            && here.get().task().isPresent()
            && here.get().task().getAsLong() != bench.task().id();
    if (elsewhere || round.colleagueHas(piece.epc())) {
      return Optional.of(Ruling.only(WrongScan.IN_OTHER_HAND, piece.about()));
    }
    if (here.filter(PieceState::damaged).isPresent()) {
      return Optional.of(Ruling.only(WrongScan.DAMAGED_NOT_PICKED, piece.about()));
    }
    String bin = here.flatMap(PieceState::bin).orElse("");
    if (round.othersAisles().contains(BinAddress.of(bin).aisleName())) {
      return Optional.of(Ruling.only(WrongScan.AISLE_OF_OTHER, piece.about().at(bin)));
    }
    boolean otherTote =
        documentInHand(bench, round).filter(held -> !held.equals(document)).isPresent();
    return otherTote
        ? Optional.of(Ruling.only(WrongScan.TOTE_FIRST, toHand(bench, round)))
        : Optional.empty();
  }

  private static Ruling take(Bench bench, Round round, PieceFacts piece) {
    PieceState state =
        piece
            .here()
            .orElseGet(() -> PieceState.countedIn(piece.epc(), Place.WAREHOUSE, piece.list()));
    String document = piece.permit().orElseThrow();
    About about =
        piece.about().at(round.totes().get(document).name()).counting(bench.hand().size() + 1L);
    return Ruling.changing(
        GoodScan.TAKEN_FOR_TOTE, about, List.of(state.intoHand(bench.task().id())));
  }

  /**
   * What is shown is not there.
   *
   * @param line what was shown, as {@link Step#line()} says
   */
  static Ruling missing(Bench bench, Step step, String line) {
    Optional<Route.Stop> stop = bench.round().flatMap(round -> round.next().stop());
    if (stop.isEmpty() || step.line().isEmpty() || !step.line().equals(line)) {
      return Ruling.only(WrongScan.SHORT_OF_NOTHING, About.NOTHING);
    }
    List<String> epcs = bench.round().orElseThrow().of(stop.get());
    About about = new About(stop.get().item(), stop.get().bin(), stop.get().document(), "", 0);
    return Ruling.missing(GoodScan.MARKED_SHORT, about.counting(epcs.size()), epcs);
  }
}
