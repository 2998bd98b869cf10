/**
 * What the centre's staff use: the stock page, the acts that they post and the read API. May know
 * every slice; no slice knows it.
 */
package bondgate.server.people.staff;
