/**
 * Sales that customs released: the piece may leave, its display hold turns into one for the retail
 * tax. Knows {@code book}, {@code guarantee}, {@code goods}, {@code ledger} and {@code fence}.
 */
package bondgate.server.sale;
