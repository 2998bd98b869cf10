package bondgate.server.book;

import static bondgate.server.book.Holding.ABROAD;
import static bondgate.server.book.Holding.CENTRE;
import static bondgate.server.book.Holding.CONVERTED;
import static bondgate.server.book.Holding.CUSTOMS_HELD;
import static bondgate.server.book.Holding.DESTROYED;
import static bondgate.server.book.Holding.FOUND;
import static bondgate.server.book.Holding.INVESTIGATION;
import static bondgate.server.book.Holding.MISSING_CENTRE;
import static bondgate.server.book.Holding.MISSING_WAREHOUSE;
import static bondgate.server.book.Holding.OTHER_BOOK;
import static bondgate.server.book.Holding.STREET;
import static bondgate.server.book.Holding.SURPLUS_CENTRE;
import static bondgate.server.book.Holding.SURPLUS_WAREHOUSE;
import static bondgate.server.book.Holding.WAREHOUSE;
import static bondgate.server.book.Holding.WRITTEN_OFF;

import java.util.List;
import java.util.Set;

/**
 * The documents that move the account book by quantity: which way each may move goods, and what
 * must have happened before the move counts.
 *
 * <p>A document with conditions is 预核扣 when it is accepted (reserved on both sides) and 已核扣 when
 * all of them are met; one without is 已核扣 at once. The rule is customs' own: a list is formally
 * written when its declaration is released and all goods have passed the gate, and one without a
 * declaration when all goods have passed (Golden Gate II, receipt INV211).
 */
public enum DocumentKind {
  /** 进区核注清单. */
  INBOUND_LIST(List.of(new Route(ABROAD, WAREHOUSE)), Set.of(Condition.PASSED)),
  /** 出区核注清单 with its declaration: home use. */
  OUTBOUND_LIST(
      List.of(new Route(WAREHOUSE, STREET)), Set.of(Condition.RELEASED, Condition.PASSED)),
  /**
   * 进口清单: retail out of the warehouse, by courier. Customs releases it as it does a declaration;
   * its tax is held before it is accepted.
   */
  RETAIL_LIST(List.of(new Route(WAREHOUSE, STREET)), Set.of(Condition.RELEASED, Condition.PASSED)),
  /** 退货: what a retail list sold comes back, in its original state. */
  CUSTOMER_RETURN(List.of(new Route(STREET, WAREHOUSE)), Set.of(Condition.PASSED)),
  /** 退运出境: goods go back abroad. */
  RETURN_ABROAD(
      List.of(new Route(WAREHOUSE, ABROAD), new Route(CUSTOMS_HELD, ABROAD)),
      Set.of(Condition.RELEASED, Condition.PASSED)),
  /**
   * 保税展示出区: goods go on display under a gate pass of customs. Customs releases it when its vehicle
   * is past customs' own gate; it has passed when every tag is through. Entered by its own act,
   * which holds the guarantee in the same chain.
   */
  DISPLAY_OUT(List.of(new Route(WAREHOUSE, CENTRE)), Set.of(Condition.RELEASED, Condition.PASSED)),
  /** 盘点: what was counted against the book. The differences go to 待查 and 溢余, no further. */
  STOCK_TAKE(
      List.of(
          new Route(WAREHOUSE, MISSING_WAREHOUSE),
          new Route(CENTRE, MISSING_CENTRE),
          new Route(FOUND, SURPLUS_WAREHOUSE),
          new Route(FOUND, SURPLUS_CENTRE)),
      Set.of()),
  /** 短少: customs' decision on what is missing. */
  SHORTAGE(
      List.of(
          new Route(MISSING_WAREHOUSE, WRITTEN_OFF),
          new Route(MISSING_CENTRE, WRITTEN_OFF),
          new Route(INVESTIGATION, WRITTEN_OFF)),
      Set.of()),
  /** 溢余: customs' decision that a surplus belongs to the book. */
  OVERAGE(
      List.of(new Route(SURPLUS_WAREHOUSE, WAREHOUSE), new Route(SURPLUS_CENTRE, WAREHOUSE)),
      Set.of()),
  /** 销毁: permitted by customs, done before a witness. */
  DESTRUCTION(
      List.of(
          new Route(WAREHOUSE, DESTROYED),
          new Route(CENTRE, DESTROYED),
          new Route(CUSTOMS_HELD, DESTROYED),
          new Route(SURPLUS_WAREHOUSE, DESTROYED),
          new Route(SURPLUS_CENTRE, DESTROYED)),
      Set.of(Condition.WITNESSED)),
  /** 取样/扣留: an officer took goods, and left a receipt. */
  SAMPLE(
      List.of(
          new Route(WAREHOUSE, CUSTOMS_HELD),
          new Route(CENTRE, CUSTOMS_HELD),
          new Route(SURPLUS_WAREHOUSE, CUSTOMS_HELD),
          new Route(SURPLUS_CENTRE, CUSTOMS_HELD)),
      Set.of()),
  /** 退样/解除扣留: the officer gave them back. */
  SAMPLE_BACK(List.of(new Route(CUSTOMS_HELD, WAREHOUSE)), Set.of()),
  /** 账册间结转: from one book of the zone to another, in one chain. */
  BOOK_TRANSFER(List.of(new Route(WAREHOUSE, OTHER_BOOK)), Set.of()),
  /** 转出 to a book of another zone, which has its own document for it. */
  ZONE_TRANSFER_OUT(List.of(new Route(WAREHOUSE, OTHER_BOOK)), Set.of(Condition.PASSED)),
  /** 转入 from a book of another zone. */
  ZONE_TRANSFER_IN(List.of(new Route(OTHER_BOOK, WAREHOUSE)), Set.of(Condition.PASSED)),
  /** 换包装/组套: some items become others of the same value. */
  CONVERSION(List.of(new Route(WAREHOUSE, CONVERTED), new Route(CONVERTED, WAREHOUSE)), Set.of()),
  /** 更正: takes an earlier document's entries back, whole or in part, by entries of its own. */
  CORRECTION(List.of(), Set.of());

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Route> routes;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Condition> conditions;

  DocumentKind(List<Route> routes, Set<Condition> conditions) {
    this.routes = routes;
    this.conditions = conditions;
  }

  /** From one account to another. */
  public record Route(Holding from, Holding to) {}

  /** What must have happened before a reserved move counts. */
  public enum Condition {
    /** 已放行 — customs released the declaration. */
    RELEASED,
    /** 全部过卡 — all goods have passed the gate. */
    PASSED,
    /** Destroyed before a witness. */
    WITNESSED
  }

  /** The ways that it may move goods; the first is meant where a line says nothing. */
  public List<Route> routes() {
    return routes;
  }

  /**
   * What must happen before it counts; none: it counts at once.
   *
   * @param declared whether the document has a declaration 报关: then that must be released too
   */
  public Set<Condition> conditions(boolean declared) {
    return declared && conditions.contains(Condition.PASSED)
        ? Set.of(Condition.RELEASED, Condition.PASSED)
        : conditions;
  }

  /** Whether customs' own number must be on it: no difference is adjusted without a decision. */
  public boolean needsCustomsNo() {
    return this == SHORTAGE
        || this == OVERAGE
        || this == DESTRUCTION
        || this == SAMPLE
        || this == SAMPLE_BACK;
  }

  /** Whether an act of its own enters it, and not the one for any document. */
  public boolean hasItsOwnAct() {
    return this == STOCK_TAKE || this == DISPLAY_OUT || needsOriginal();
  }

  /** Whether it must name an earlier document. */
  public boolean needsOriginal() {
    return this == CUSTOMER_RETURN || this == CORRECTION;
  }
}
