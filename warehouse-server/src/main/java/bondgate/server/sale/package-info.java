/**
 * Orders and sales, from the basket to the pieces that left or came back, with the buyer's annual
 * quota. Knows {@code book}, {@code guarantee}, {@code goods}, {@code ledger}, {@code fence} and
 * {@code tax}.
 */
package bondgate.server.sale;
