package bondgate.server.stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/**
 * These bottles are sold and released by customs: they may leave the centre.
 *
 * @param customsReleaseRef number of the list 进口清单 that customs released
 * @param releasedOn the day of the release in China, not in the future: day 0 of the days on which
 *     the tax is due; may be left out: the day of the act
 * @param assessedTaxFen the tax that customs assessed for all of them (CEB816), in fen, from 0; may
 *     be left out: what the goods master says of each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordSale(
    String id,
    String actor,
    String saleNo,
    String customsReleaseRef,
    List<String> epcs,
    LocalDate releasedOn,
    Long assessedTaxFen)
    implements ZoneAct {
  /** A sale that customs released on the day of the act. */
  public RecordSale(
      String id, String actor, String saleNo, String customsReleaseRef, List<String> epcs) {
    this(id, actor, saleNo, customsReleaseRef, epcs, null, null);
  }

  /** Checks the ranges. */
  @JsonCreator
  public RecordSale {
    ActChecks.act(id, actor);
    ActChecks.number("saleNo", saleNo);
    ActChecks.number("customsReleaseRef", customsReleaseRef);
    epcs = ActChecks.epcs(epcs);
    ActChecks.fenOrNone("assessedTaxFen", assessedTaxFen, 0);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.recordSale(this);
  }
}
