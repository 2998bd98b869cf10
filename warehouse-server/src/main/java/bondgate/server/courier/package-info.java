/**
 * Parcels 包裹: what a courier is asked for, to whom they go, and how far they are. Knows {@code
 * secret}; an order is only a number here.
 */
package bondgate.server.courier;
