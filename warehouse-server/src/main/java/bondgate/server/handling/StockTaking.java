package bondgate.server.handling;

/**
 * 盘点 — bin after bin, each piece in it. Blind: nobody is told what should be there, and what is
 * found is counted wherever the fence believes it to be.
 */
final class StockTaking {
  private StockTaking() {}

  static Ruling judge(Bench bench, Meaning meaning) {
    if (meaning instanceof Meaning.InBin inBin) {
      return bin(bench, inBin.bin());
    }
    if (meaning instanceof Meaning.Paper paper) {
      About about = About.NOTHING.of(paper.way().document());
      return Ruling.only(
          bench.standing().isEmpty()
              ? WrongScan.DOCUMENT_INSTEAD_OF_BIN
              : WrongScan.DOCUMENT_INSTEAD_OF_PIECE,
          about);
    }
    return piece(bench, ((Meaning.Piece) meaning).facts());
  }

  private static Ruling bin(Bench bench, Bin bin) {
    About about = About.NOTHING.at(bin.code());
    if (bin.place() != bench.task().place()) {
      return Ruling.only(WrongScan.BIN_ELSEWHERE, about);
    }
    return bench.standing().filter(bin.code()::equals).isPresent()
        ? Ruling.only(WrongScan.SAME_BIN, about)
        : Ruling.standing(GoodScan.COUNTING_BIN, about, bin.code());
  }

  private static Ruling piece(Bench bench, PieceFacts piece) {
    About about = piece.about();
    if (bench.standing().isEmpty()) {
      return Ruling.only(WrongScan.BIN_FIRST, about);
    }
    if (piece.foundIn().isPresent()) {
      String bin = piece.foundIn().get();
      boolean same = bench.standing().get().equals(bin);
      return Ruling.only(
          same ? WrongScan.FOUND_BEFORE : WrongScan.FOUND_IN_OTHER_BIN, about.at(bin));
    }
    boolean expected = piece.place() == bench.task().place();
    return Ruling.finding(
        expected ? GoodScan.FOUND : GoodScan.FOUND_UNEXPECTED,
        about.at(bench.standing().get()),
        piece.epc());
  }
}
