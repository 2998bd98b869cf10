/**
 * What a shopper sees at an unattended till 无人收银, and his receipt. Knows the frame of all pages and
 * {@code checkout}; holds no rule, only screens.
 */
package bondgate.server.people.shopper;
