package bondgate.server.guarantee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * 放行 — on which day customs released a document whose retail tax is held: day 0 of the days on
 * which that tax is due.
 */
@ApplicationScoped
public class CustomsReleases {

  /** China's day of that time, which is customs' day. */
  public static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Instruments.CHINA);
  }

  /**
   * Remembers that customs released the document, by act {@code leafIndex}. Said again, it stays.
   */
  @Transactional(TxType.MANDATORY)
  public void released(
      String zone, String document, LocalDate releasedOn, long leafIndex, Instant at) {
    if (of(zone, document).isPresent()) {
      return;
    }
    CustomsReleaseRow row = new CustomsReleaseRow();
    row.zone = zone;
    row.document = document;
    row.releasedOn = releasedOn;
    row.leafIndex = leafIndex;
    row.recordedAt = at;
    row.persist();
  }

  /** The day of the document's release; empty if it is not released. */
  @Transactional
  public Optional<LocalDate> of(String zone, String document) {
    return CustomsReleaseRow.<CustomsReleaseRow>find("zone = ?1 and document = ?2", zone, document)
        .firstResultOptional()
        .map(row -> row.releasedOn);
  }

  /** The days of the releases of those documents; one that is not released is left out. */
  @Transactional
  Map<String, LocalDate> of(String zone, Collection<String> documents) {
    Map<String, LocalDate> days = new HashMap<>();
    CustomsReleaseRow.<CustomsReleaseRow>list("zone = ?1 and document in ?2", zone, documents)
        .forEach(row -> days.put(row.document, row.releasedOn));
    return days;
  }
}
