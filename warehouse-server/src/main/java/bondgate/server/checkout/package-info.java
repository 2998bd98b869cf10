/**
 * A shopper's way from the tray to the gate: joins the order, its payment and customs' answer, and
 * carries each on after a crash. Knows {@code sale}, {@code payment}, {@code customs}, {@code
 * courier}, {@code member}, {@code visit}, {@code tax}, {@code goods}, {@code fence} and {@code
 * stream}; holds no rule of its own about goods or money.
 */
package bondgate.server.checkout;
