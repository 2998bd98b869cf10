package bondgate.server.customs;

import java.math.BigDecimal;

/**
 * What comes back of a line of the released list.
 *
 * @param line the line's number in the list, from 1
 * @param amount in the unit in which it was sold; more than 0
 */
public record ReturnedLine(int line, BigDecimal amount) {}
