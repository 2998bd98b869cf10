/**
 * 电子围网 — portals, permits, where each tag is, the verdict on every crossing, and alarms. Knows
 * {@code control}, {@code goods} and {@code ledger}.
 */
package bondgate.server.fence;
