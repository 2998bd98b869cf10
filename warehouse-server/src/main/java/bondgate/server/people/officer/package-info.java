/**
 * The customs officer's pages: fence log, alarms, book, guarantee and proof. May know every slice;
 * no slice knows it.
 */
package bondgate.server.people.officer;
