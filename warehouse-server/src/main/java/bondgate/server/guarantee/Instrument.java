package bondgate.server.guarantee;

import java.time.LocalDate;

/**
 * A paper that customs takes as a guarantee.
 *
 * @param number the instrument's own number
 * @param kind CASH_DEPOSIT 保证金, LETTER_OF_GUARANTEE 保函 or INSURANCE 关税保证保险
 * @param amountFen what it covers, in fen
 * @param validUntil last day on which it counts
 */
public record Instrument(String number, String kind, long amountFen, LocalDate validUntil) {}
