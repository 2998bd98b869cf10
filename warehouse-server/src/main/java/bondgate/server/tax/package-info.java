/**
 * 税款与限额 — what an order owes customs, step by step, and whether the purchase limits let it through:
 * pure decisions over tables that are read when the server starts. Knows nobody.
 */
package bondgate.server.tax;
