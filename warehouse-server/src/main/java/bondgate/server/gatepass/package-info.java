/**
 * 核放单 — gate passes from the warehouse into the experience centre, each piece with its guarantee;
 * and which pieces ride by a pass of bonded lists. Knows {@code book}, {@code guarantee}, {@code
 * goods}, {@code ledger}, {@code fence} and {@code sql}.
 */
package bondgate.server.gatepass;
