/**
 * 担保 — the guarantee on the ledger: instruments that are lodged, holds 占用 against goods, their
 * release and settlement, and what is left. Knows {@code ledger}.
 */
package bondgate.server.guarantee;
