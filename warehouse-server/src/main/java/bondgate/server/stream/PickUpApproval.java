package bondgate.server.stream;

import java.time.LocalDate;

/**
 * Customs' word that goods may be picked up at a point outside of the special area.
 *
 * @param issuer the authority
 * @param validFrom the first day in China
 * @param validTo the last
 */
public record PickUpApproval(String docNo, String issuer, LocalDate validFrom, LocalDate validTo) {
  /** Checks the ranges. */
  public PickUpApproval {
    ActChecks.number("docNo", docNo);
    ActChecks.text("issuer", issuer, 120);
    ActChecks.present("validFrom", validFrom);
    ActChecks.present("validTo", validTo);
  }
}
