package bondgate.server.handling;

import java.util.Optional;

/**
 * 盘点 — bin after bin, each piece in it; or aisle after aisle, with a reader that hears many at
 * once. Blind: nobody is told what should be there, and what is found is counted wherever the fence
 * believes it to be.
 */
final class StockTaking {
  private StockTaking() {}

  static Ruling judge(Bench bench, Meaning meaning) {
    if (meaning instanceof Meaning.InBin inBin) {
      return bin(bench, inBin.bin());
    }
    if (meaning instanceof Meaning.InAisle inAisle) {
      return aisle(bench, inAisle);
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

  private static Ruling aisle(Bench bench, Meaning.InAisle scanned) {
    About about = About.NOTHING.at(scanned.aisle().name());
    if (!scanned.places().contains(bench.task().place())) {
      return Ruling.only(WrongScan.BIN_ELSEWHERE, about);
    }
    String label = scanned.aisle().label();
    return bench.standing().filter(label::equals).isPresent()
        ? Ruling.only(WrongScan.SAME_BIN, about)
        : Ruling.standing(GoodScan.SWEEPING_AISLE, about, label);
  }

  private static Ruling piece(Bench bench, PieceFacts piece) {
    if (bench.standing().isEmpty()) {
      return Ruling.only(WrongScan.BIN_FIRST, piece.about());
    }
    return Aisle.ofLabel(bench.standing().get())
        .map(aisle -> heard(bench, piece, aisle))
        .orElseGet(() -> scanned(bench, piece));
  }

  /**
   * In a sweep 扫区盘点 a reader hears what lies beyond the aisle too: that is counted where it lies,
   * or by a scan of its own.
   */
  private static Ruling heard(Bench bench, PieceFacts piece, Aisle aisle) {
    About about = piece.about();
    if (piece.foundIn().isPresent()) {
      return Ruling.only(WrongScan.HEARD_AGAIN, about);
    }
    if (piece.place() != bench.task().place()) {
      return Ruling.only(WrongScan.HEARD_FROM_OTHER_PLACE, about);
    }
    Optional<String> bin = piece.here().flatMap(PieceState::bin);
    if (bin.filter(one -> !aisle.holds(one)).isPresent()) {
      return Ruling.only(WrongScan.HEARD_FROM_OTHER_AISLE, about.at(bin.get()));
    }
    return Ruling.finding(GoodScan.FOUND, about.at(aisle.label()), piece.epc());
  }

  private static Ruling scanned(Bench bench, PieceFacts piece) {
    About about = piece.about();
    if (piece.foundIn().isPresent()) {
      String bin = piece.foundIn().get();
      String here = bench.standing().get();
      boolean same =
          here.equals(bin) || Aisle.ofLabel(bin).filter(one -> one.holds(here)).isPresent();
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
