/**
 * The page and the API of what waits for a second person. Which acts wait and who may decide,
 * {@code proposal} says.
 */
package bondgate.server.people.approval;
