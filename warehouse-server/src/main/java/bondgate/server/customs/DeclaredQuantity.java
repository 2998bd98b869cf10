package bondgate.server.customs;

import java.math.BigDecimal;

/**
 * A quantity in a unit of customs' table.
 *
 * @param amount at most five decimals, more than 0
 * @param unit 计量单位代码, three digits, such as 007 个 or 035 千克
 */
public record DeclaredQuantity(BigDecimal amount, String unit) {}
