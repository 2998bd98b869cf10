/** The pages of the web shop 网上商店. Knows {@code people}, {@code checkout} and {@code courier}. */
package bondgate.server.people.shop;
