package bondgate.server.stream;

import java.time.LocalDate;

/**
 * Customs decided about a return (CEB626).
 *
 * @param returnLeaf leaf of the act by which the pieces came back, which names the return
 * @param attempt the how manieth declaration of that return it is about, from 1
 * @param accepted whether no tax is due for the pieces any more
 * @param code of customs' receipt, such as 399
 * @param decidedOn the day in China
 */
public record DecideReturn(
    String id,
    String actor,
    String saleNo,
    long returnLeaf,
    int attempt,
    boolean accepted,
    String code,
    LocalDate decidedOn)
    implements SaleAct {
  private static final int MOST_ATTEMPTS = 999;

  /** Checks the ranges. */
  public DecideReturn {
    ActChecks.act(id, actor);
    SaleChecks.saleNo(saleNo);
    ActChecks.require(returnLeaf >= 0, "returnLeaf must be from 0; received %d", returnLeaf);
    ActChecks.require(
        attempt >= 1 && attempt <= MOST_ATTEMPTS,
        "attempt must be from 1 to %d; received %d",
        MOST_ATTEMPTS,
        attempt);
    SaleChecks.code("code", code);
    ActChecks.present("decidedOn", decidedOn);
  }

  @Override
  public <R> R matchSale(SaleCases<R> cases) {
    return cases.decideReturn(this);
  }
}
