package bondgate.server.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * 担保变更 — an instrument covers more or less, or counts longer or shorter. A return 退还 is a
 * reduction. At least one of the two is stated.
 *
 * @param instrument number of the instrument
 * @param amendmentNo the amendment's own number, unique for the instrument
 * @param amountFen what it covers from now on, in fen, from 0; left out: as before
 * @param validUntil last day on which it counts from now on; left out: as before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AmendGuarantee(
    String id,
    String actor,
    String instrument,
    String amendmentNo,
    Long amountFen,
    LocalDate validUntil)
    implements ZoneAct {
  /** Checks the ranges. */
  public AmendGuarantee {
    ActChecks.act(id, actor);
    ActChecks.number("instrument", instrument);
    ActChecks.number("amendmentNo", amendmentNo);
    ActChecks.fenOrNone("amountFen", amountFen, 0);
    ActChecks.require(
        amountFen != null || validUntil != null,
        "an amendment must state amountFen, validUntil or both; received neither");
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.amendGuarantee(this);
  }
}
