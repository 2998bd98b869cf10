/**
 * 布控 — control orders of customs over tags, items, lots, buyers and portals: which are in force,
 * and what they stopped. Knows {@code goods}.
 */
package bondgate.server.control;
