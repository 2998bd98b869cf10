package bondgate.server.bondedlist;

import bondgate.server.gatepass.CustomsPass;
import bondgate.server.gatepass.CustomsPasses;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.sale.SoldPieces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a gate pass would carry, and whether it may. In the caller's transaction. */
@ApplicationScoped
class PassCargoes {
  private static final int DECIMALS = 5;

  /** What an act says around a tag and its sale, at most. */
  private static final int OF_SALE_BYTES = 30;

  /** What a comparison says around a tag, at most. */
  private static final int DIFFERENCE_BYTES = 45;

  /** Of a leaf, without a hundred papers and the head. */
  private static final int MOST_BYTES = 55_000;

  private final ListStore lists;
  private final PassStore passes;
  private final ReceiptStore receipts;
  private final ListForms forms;
  private final CustomsPasses ours;
  private final Goods goods;
  private final ListPieces pieces;

  @Inject
  PassCargoes(
      ListStore lists,
      PassStore passes,
      ReceiptStore receipts,
      ListForms forms,
      CustomsPasses ours,
      Goods goods,
      ListPieces pieces) {
    this.pieces = pieces;
    this.lists = lists;
    this.passes = passes;
    this.receipts = receipts;
    this.forms = forms;
    this.ours = ours;
    this.goods = goods;
  }

  /** What became of the question. */
  sealed interface Cargo {}

  /** It may not. */
  record Refused(PassResult.Refusal why) implements Cargo {}

  /**
   * It may.
   *
   * @param relation what kind of papers
   * @param lines the goods
   * @param drawn lines as they stand in the message: only of parts of a list
   * @param sold pieces of the sales whose retail lists are in whole lists; none of parts, of which
   *     nobody says which piece rides in which vehicle, and of more than one act can name
   */
  record Loaded(
      GatePassDraft.Relation relation,
      String office,
      List<PassStore.Carried> papers,
      List<BondedPassView.Line> lines,
      List<GatePassDraft.Line> drawn,
      List<String> tags,
      List<SoldPieces.Piece> sold)
      implements Cargo {
    Loaded {
      papers = List.copyOf(papers);
      lines = List.copyOf(lines);
      drawn = List.copyOf(drawn);
      tags = List.copyOf(tags);
      sold = List.copyOf(sold);
    }
  }

  Cargo look(String zone, PassRequest asked) {
    return switch (asked.cargo()) {
      case LISTS -> ofLists(zone, asked);
      case DISPLAY -> ofDisplay(zone, asked);
    };
  }

  private record Listed(
      long id, String number, String customsNo, String office, List<ListLine> lines) {}

  /**
   * A list may be carried once customs has approved it and until all of it is past the gate; whole
   * by one pass, or in parts that are no more than its lines.
   */
  private Cargo ofLists(String zone, PassRequest asked) {
    List<Listed> listed = new ArrayList<>();
    for (String number : asked.papers()) {
      Optional<ListStore.Row> row =
          lists
              .find(zone, number)
              .filter(one -> one.head().direction().equals(ListDirection.OUTBOUND.code()));
      if (row.isEmpty()) {
        return new Refused(new PassResult.PaperUnknown(number));
      }
      PaperStanding standing =
          receipts.standing(new ReceiptStore.Paper(PaperKind.INV101, row.get().id()));
      boolean mayGo = standing.stage() == Stage.APPROVED || standing.stage() == Stage.PARTLY_PASSED;
      if (!mayGo || standing.paperNo().isEmpty()) {
        return new Refused(new PassResult.NotApproved(number, standing.stage()));
      }
      listed.add(
          new Listed(
              row.get().id(),
              number,
              standing.paperNo(),
              row.get().head().office(),
              lists.lines(row.get().id())));
    }
    List<String> offices = listed.stream().map(Listed::office).distinct().sorted().toList();
    if (offices.size() > 1) {
      return new Refused(new PassResult.NotTogether(offices));
    }
    for (Listed list : listed) {
      // Wholly, nobody else may carry any of it; in part, nobody else may carry it wholly.
      List<String> others =
          passes.carrying(zone, PassCargo.LISTS, list.number(), !asked.parts().isEmpty());
      if (!others.isEmpty()) {
        return new Refused(new PassResult.TakenAlready(list.number(), others.get(0)));
      }
    }
    return asked.parts().isEmpty() ? whole(zone, listed) : parts(zone, asked, listed.get(0));
  }

  private Loaded whole(String zone, List<Listed> listed) {
    List<SoldPieces.Piece> all = pieces.of(zone, listed.stream().map(Listed::id).toList());
    List<SoldPieces.Piece> sold = fitsAct(all) ? all : List.of();
    List<BondedPassView.Line> lines = new ArrayList<>();
    for (Listed list : listed) {
      for (int i = 0; i < list.lines().size(); i++) {
        lines.add(line(list, i + 1, list.lines().get(i).quantity()));
      }
    }
    return new Loaded(
        GatePassDraft.Relation.BONDED_LIST,
        listed.get(0).office(),
        listed.stream()
            .map(list -> new PassStore.Carried(list.number(), list.customsNo(), true))
            .toList(),
        lines,
        List.of(),
        sold.stream().map(SoldPieces.Piece::epc).toList(),
        sold);
  }

  /**
   * Whether the act that hands the pass in, and each comparison, can name all of them: a leaf of
   * the log has 65,535 bytes. A pass with more goes without tags and is compared with nothing, so
   * that the paper of a busy month is not kept from customs.
   */
  private static boolean fitsAct(List<SoldPieces.Piece> sold) {
    return sold.stream()
            .mapToInt(
                piece ->
                    piece.epc().length()
                        + Math.max(piece.saleNo().length() + OF_SALE_BYTES, DIFFERENCE_BYTES))
            .sum()
        <= MOST_BYTES;
  }

  private static BondedPassView.Line line(Listed list, int number, BigDecimal quantity) {
    ListGoods of = list.lines().get(number - 1).goods();
    return new BondedPassView.Line(
        list.number(), number, of.part(), of.name(), of.unit(), quantity);
  }

  private Cargo parts(String zone, PassRequest asked, Listed list) {
    List<BondedPassView.Line> lines = new ArrayList<>();
    List<GatePassDraft.Line> drawn = new ArrayList<>();
    for (PassRequest.Part part : asked.parts()) {
      if (part.line() < 1
          || part.line() > list.lines().size()
          || lines.stream().anyMatch(line -> line.paperLine() == part.line())) {
        return new Refused(
            new PassResult.LineUnknown(list.number(), part.line(), list.lines().size()));
      }
      ListLine of = list.lines().get(part.line() - 1);
      BigDecimal left = of.quantity().subtract(passes.carried(zone, list.number(), part.line()));
      if (part.quantity().signum() <= 0
          || part.quantity().stripTrailingZeros().scale() > DECIMALS
          || part.quantity().compareTo(left) > 0) {
        return new Refused(
            new PassResult.MoreThanListed(list.number(), part.line(), part.quantity(), left));
      }
      lines.add(line(list, part.line(), part.quantity()));
      drawn.add(
          new GatePassDraft.Line(
              part.line(), of.goods(), part.quantity(), part.grossKg(), part.netKg()));
    }
    return new Loaded(
        GatePassDraft.Relation.BONDED_LIST,
        list.office(),
        List.of(new PassStore.Carried(list.number(), list.customsNo(), false)),
        lines,
        drawn,
        List.of(),
        List.of());
  }

  /** A display pass of ours that waits for customs, by the bill that customs gave for it. */
  private Cargo ofDisplay(String zone, PassRequest asked) {
    String number = asked.papers().get(0);
    Optional<CustomsPass> pass = ours.find(zone, number).filter(CustomsPass::waits);
    if (pass.isEmpty()) {
      return new Refused(new PassResult.PaperUnknown(number));
    }
    List<String> others = passes.carrying(zone, PassCargo.DISPLAY, number, true);
    if (!others.isEmpty()) {
      return new Refused(new PassResult.TakenAlready(number, others.get(0)));
    }
    if (!asked.billNo().matches(forms.billPattern())) {
      return new Refused(new PassResult.BillMalformed(asked.billNo(), forms.billPattern()));
    }
    Map<String, Item> items =
        goods.items(zone, pass.get().lines().stream().map(CustomsPass.Line::item).toList());
    return new Loaded(
        GatePassDraft.Relation.STOCK_BILL,
        forms.office(),
        List.of(new PassStore.Carried(number, asked.billNo(), true)),
        pass.get().lines().stream()
            .map(line -> line(number, items.get(line.item()), line.quantity()))
            .toList(),
        List.of(),
        pass.get().epcs(),
        List.of());
  }

  private static BondedPassView.Line line(String number, Item item, long quantity) {
    return new BondedPassView.Line(
        number, 0, item.code(), item.nameZh(), item.unit(), BigDecimal.valueOf(quantity));
  }
}
