package bondgate.server.stream;

import bondgate.server.guarantee.TaxRun;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * 汇总缴款 — the retail tax of many sales and lists was paid at once.
 *
 * @param runNo number of customs' payment paper 缴款书, or our own
 * @param paidOn the day in China
 * @param lists whose tax it is, 1 to {@value #MOST_LISTS}, each once
 * @param totalFen what was paid, in fen: the sum of the lists
 * @param reason why lists are in it whose tax is our own estimate; must be said then, and only then
 */
public record SettleTaxRun(
    String id,
    String actor,
    String runNo,
    LocalDate paidOn,
    List<Part> lists,
    long totalFen,
    @JsonInclude(JsonInclude.Include.NON_NULL) String reason)
    implements ZoneAct {
  /** The most lists of one run: its leaf must fit into the evidence log. */
  public static final int MOST_LISTS = 250;

  /** Longest reason in characters. */
  public static final int LONGEST_REASON = 200;

  /** Checks the ranges, that no list is named twice, and that the lists make up the total. */
  public SettleTaxRun {
    ActChecks.act(id, actor);
    ActChecks.number("runNo", runNo);
    ActChecks.present("paidOn", paidOn);
    lists = List.copyOf(ActChecks.present("lists", lists));
    ActChecks.require(
        !lists.isEmpty() && lists.size() <= MOST_LISTS,
        "a run has 1 to %d lists; received %d",
        MOST_LISTS,
        lists.size());
    Set<String> seen = new HashSet<>();
    long sumFen = 0;
    boolean estimated = false;
    for (Part list : lists) {
      ActChecks.require(seen.add(list.document()), "the list '%s' is named twice", list.document());
      sumFen += list.taxFen();
      estimated |= list.basis() == TaxRun.Basis.ESTIMATE;
    }
    ActChecks.require(
        sumFen == totalFen,
        "totalFen must be the sum of the lists, %d; received %d",
        sumFen,
        totalFen);
    ActChecks.require(
        estimated == (reason != null),
        "a reason is said if the tax of a list is our estimate, and only then");
    if (reason != null) {
      ActChecks.text("reason", reason, LONGEST_REASON);
    }
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.settleTaxRun(this);
  }

  /**
   * One sale or list.
   *
   * @param document its number
   * @param taxNo number of customs' bill; said if the basis is BILL, and only then
   * @param taxFen what was paid for it, in fen, from 0
   * @param heldFen what was held for it when the run was prepared, in fen, from 1
   */
  public record Part(
      String document,
      TaxRun.Basis basis,
      @JsonInclude(JsonInclude.Include.NON_NULL) String taxNo,
      long taxFen,
      long heldFen) {
    /** Checks the ranges. */
    public Part {
      ActChecks.number("document", document);
      ActChecks.present("basis", basis);
      ActChecks.require(
          (basis == TaxRun.Basis.BILL) == (taxNo != null),
          "list '%s': taxNo is said if the basis is BILL, and only then",
          document);
      if (taxNo != null) {
        ActChecks.number("taxNo", taxNo);
      }
      ActChecks.fen("taxFen", taxFen, 0);
      ActChecks.fen("heldFen", heldFen, 1);
    }
  }
}
