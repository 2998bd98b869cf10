/**
 * Where facts of the edge agents and acts of people come in: the envelope checks, the one order of
 * the zone writer, and the two lists of who is told what. Knows every domain slice; of them only
 * people know it, and the audit, which lets it all happen again.
 */
package bondgate.server.stream;
