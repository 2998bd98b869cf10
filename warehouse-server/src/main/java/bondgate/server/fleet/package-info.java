/** The edge agents that may speak for a zone, each with its key. Knows no other slice. */
package bondgate.server.fleet;
