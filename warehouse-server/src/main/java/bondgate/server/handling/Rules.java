package bondgate.server.handling;

import java.util.Optional;

/** The judgement of a scan, by what is known; one for each kind of task. */
final class Rules {
  private Rules() {}

  /** What the scan comes to. */
  static Ruling judge(Bench bench, Meaning meaning) {
    if (meaning instanceof Meaning.Nothing nothing) {
      About about = nothing.epc().map(epc -> About.piece(epc, "")).orElse(About.NOTHING);
      return Ruling.only(nothing.why(), about);
    }
    boolean wave = bench.task().kind() == TaskKind.WAVE;
    if (meaning instanceof Meaning.InTote inTote && !wave) {
      return Ruling.only(WrongScan.TOTE_OUTSIDE_WAVE, About.NOTHING.at(inTote.tote().name()));
    }
    if (meaning instanceof Meaning.InAisle inAisle && bench.task().kind() != TaskKind.COUNT) {
      return Ruling.only(WrongScan.AISLE_OUTSIDE_COUNT, About.NOTHING.at(inAisle.aisle().name()));
    }
    if (meaning instanceof Meaning.OfWave ofWave) {
      String number = ofWave.wave().number();
      return Ruling.only(
          number.equals(bench.document())
              ? WrongScan.DOCUMENT_IS_OPEN
              : WrongScan.DOCUMENT_INSTEAD_OF_PIECE,
          About.NOTHING.of(number));
    }
    return switch (bench.task().kind()) {
      case RECEIVE, ARRIVE -> CountingIn.judge(bench, meaning);
      case PUT_AWAY, MOVE -> Stowing.judge(bench, meaning);
      case PICK -> Picking.judge(bench, meaning);
      case WAVE -> BatchPicking.judge(bench, meaning);
      case COUNT -> StockTaking.judge(bench, meaning);
    };
  }

  /**
   * A bin or a document, where a piece of the task's document is expected; empty: it is a piece.
   *
   * @param bin what to say of a bin
   */
  static Optional<Ruling> insteadOfPiece(Bench bench, Meaning meaning, WrongScan bin) {
    if (meaning instanceof Meaning.InBin inBin) {
      return Optional.of(Ruling.only(bin, About.NOTHING.at(inBin.bin().code())));
    }
    if (meaning instanceof Meaning.Paper paper) {
      boolean own = bench.document().equals(paper.way().document());
      return Optional.of(
          Ruling.only(
              own ? WrongScan.DOCUMENT_IS_OPEN : WrongScan.DOCUMENT_INSTEAD_OF_PIECE,
              About.NOTHING.of(paper.way().document())));
    }
    return Optional.empty();
  }

  /** Why nobody may carry a piece, wherever to; empty: it is here, and free. */
  static Optional<Ruling> notToBeCarried(PieceFacts piece) {
    About about = piece.about();
    if (piece.control().isPresent()) {
      return Optional.of(Ruling.only(WrongScan.UNDER_CONTROL, about.of(piece.control().get())));
    }
    return notHere(piece).map(why -> Ruling.only(why, about));
  }

  /** Why a piece cannot be here, by the fence; empty: it is in the warehouse or in the centre. */
  static Optional<WrongScan> notHere(PieceFacts piece) {
    return switch (piece.place()) {
      case ABROAD -> Optional.of(WrongScan.NOT_THROUGH_DOCK);
      case STREET -> Optional.of(WrongScan.SOLD_AND_GONE);
      case INVESTIGATION -> Optional.of(WrongScan.UNDER_INVESTIGATION);
      case DESTROYED -> Optional.of(WrongScan.DESTROYED);
      case WAREHOUSE, CENTRE -> Optional.empty();
    };
  }
}
