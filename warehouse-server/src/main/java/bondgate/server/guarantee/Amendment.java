package bondgate.server.guarantee;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * 变更 — an instrument covers another amount, or counts until another day. At least one is stated.
 *
 * @param instrument number of the instrument
 * @param number the amendment's own number, unique for the instrument
 * @param amountFen what it covers from now on, in fen, from 0
 * @param validUntil last day on which it counts from now on
 */
public record Amendment(
    String instrument, String number, OptionalLong amountFen, Optional<LocalDate> validUntil) {}
