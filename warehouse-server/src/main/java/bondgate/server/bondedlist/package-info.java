/**
 * 核注清单 and 核放单 of Golden Gate II: retail lists of a period gathered into a bonded list, the
 * messages and receipts about both, how they stand, and whether a pass and the gate agree. Knows
 * {@code customs}, {@code fence}, {@code gatepass}, {@code goods}, {@code sale}, {@code secret},
 * {@code sql}, {@code stream} and {@code xml}.
 */
package bondgate.server.bondedlist;
