package bondgate.server.handling;

/** The judgement of a scan, by what is known; one for each kind of task. */
final class Rules {
  private Rules() {}

  /** What the scan comes to. */
  static Ruling judge(Bench bench, Meaning meaning) {
    if (meaning instanceof Meaning.Nothing nothing) {
      About about = nothing.epc().map(epc -> About.piece(epc, "")).orElse(About.NOTHING);
      return Ruling.only(nothing.why(), about);
    }
    return switch (bench.task().kind()) {
      case RECEIVE, ARRIVE -> CountingIn.judge(bench, meaning);
      case PUT_AWAY, MOVE -> Stowing.judge(bench, meaning);
      case PICK -> Picking.judge(bench, meaning);
      case COUNT -> StockTaking.judge(bench, meaning);
    };
  }

  /** A document, where a piece is expected. */
  static Ruling insteadOfPiece(Bench bench, Way way) {
    boolean own = bench.document().equals(way.document());
    return Ruling.only(
        own ? WrongScan.DOCUMENT_IS_OPEN : WrongScan.DOCUMENT_INSTEAD_OF_PIECE,
        About.NOTHING.of(way.document()));
  }
}
