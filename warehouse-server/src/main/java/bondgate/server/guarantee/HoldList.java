package bondgate.server.guarantee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The open holds as people read them: by document. */
@ApplicationScoped
public class HoldList {

  /** What each document holds now, the newest first. */
  @Transactional
  public List<DocumentHold> byDocument(String zone) {
    return HoldRow.getEntityManager()
        .createQuery(
            "select h.document, count(h), sum(h.amountFen), min(h.heldAt) from HoldRow h"
                + " where h.zone = :zone"
                + " and not exists (select 1 from HoldEndRow e where e.holdId = h.id)"
                + " group by h.document order by min(h.heldAt) desc, h.document",
            DocumentHold.class)
        .setParameter("zone", zone)
        .getResultList();
  }
}
