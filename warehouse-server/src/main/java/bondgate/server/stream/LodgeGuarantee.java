package bondgate.server.stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * 担保备案 — a guarantee instrument is lodged with customs.
 *
 * @param instrument number of the instrument
 * @param kind cash deposit, letter of guarantee or insurance
 * @param amountFen what it covers, in fen, from 1
 * @param validUntil last day on which it counts
 * @param priority from 1 to 99, the lower is drawn on first; may be left out: 50
 * @param validFrom first day on which it counts, not after the last; may be left out: the day of
 *     the act
 * @param assureCode 担保企业代码, 1 to 18 letters and digits; may be left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LodgeGuarantee(
    String id,
    String actor,
    String instrument,
    Kind kind,
    long amountFen,
    LocalDate validUntil,
    Integer priority,
    LocalDate validFrom,
    String assureCode)
    implements ZoneAct {
  private static final int LEAST_URGENT = 99;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,18}");

  /** One of which nothing more is stated. */
  public LodgeGuarantee(
      String id, String actor, String instrument, Kind kind, long amountFen, LocalDate validUntil) {
    this(id, actor, instrument, kind, amountFen, validUntil, null, null, null);
  }

  /** Checks the ranges. */
  @JsonCreator
  public LodgeGuarantee {
    ActChecks.act(id, actor);
    ActChecks.number("instrument", instrument);
    ActChecks.present("kind", kind);
    ActChecks.fen("amountFen", amountFen, 1);
    ActChecks.present("validUntil", validUntil);
    ActChecks.require(
        priority == null || (priority >= 1 && priority <= LEAST_URGENT),
        "priority must be from 1 to %d; received %s",
        LEAST_URGENT,
        priority);
    ActChecks.require(
        validFrom == null || !validFrom.isAfter(validUntil),
        "validFrom must not be after validUntil %s; received %s",
        validUntil,
        validFrom);
    if (assureCode != null) {
      ActChecks.matches("assureCode", assureCode, CODE, "1 to 18 letters and digits");
    }
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.lodgeGuarantee(this);
  }

  /** The three instruments that customs takes. */
  public enum Kind {
    /** 保证金. */
    CASH_DEPOSIT,
    /** 保函. */
    LETTER_OF_GUARANTEE,
    /** 关税保证保险. */
    INSURANCE
  }
}
