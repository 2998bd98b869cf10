/**
 * The wire contract between edge agents and server: event kinds, chained records, signed batches,
 * the answers to them, the permit list, one JSON class and one topics class. Knows the JDK, Jackson
 * and Bouncy Castle; everybody may know it, it knows nobody.
 */
package bondgate.events;
