/**
 * The complete audit of a zone: every row that the leaves of its evidence log make is made again
 * from them, in a schema of its own that is dropped afterwards, and compared with what is stored.
 */
package bondgate.server.audit;
