package bondgate.server.guarantee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** 待缴税款 — the retail tax that is held and not paid yet, by document. */
@ApplicationScoped
public class TaxDues {
  private final TaxDays days;

  @Inject
  TaxDues(TaxDays days) {
    this.days = days;
  }

  /** What is not paid of each document at that time; released earliest first. */
  @Transactional
  public List<TaxDue> of(String zone, Instant at) {
    LocalDate today = CustomsReleases.day(at);
    return HoldRow.getEntityManager()
        .createQuery(
            "select h.document, sum(h.amountFen), r.releasedOn from HoldRow h"
                + " left join CustomsReleaseRow r on r.zone = h.zone and r.document = h.document"
                + " where h.zone = :zone and h.purpose = :purpose"
                + " and not exists (select 1 from HoldEndRow e where e.holdId = h.id)"
                + " group by h.document, r.releasedOn"
                + " order by r.releasedOn asc nulls last, h.document",
            Held.class)
        .setParameter("zone", zone)
        .setParameter("purpose", Hold.Purpose.RETAIL)
        .getResultList()
        .stream()
        .map(held -> due(held, today))
        .toList();
  }

  /** What is held for a document. */
  record Held(String document, long amountFen, LocalDate releasedOn) {}

  private TaxDue due(Held held, LocalDate today) {
    return held.releasedOn() == null
        ? new TaxDue(held.document(), held.amountFen(), null, 0, TaxDue.State.NOT_RELEASED)
        : new TaxDue(
            held.document(),
            held.amountFen(),
            held.releasedOn(),
            TaxDays.day(held.releasedOn(), today),
            days.state(held.releasedOn(), today));
  }
}
