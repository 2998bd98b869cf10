/**
 * Rows on their way into PostgreSQL, many in one statement. Knows the driver, and no other slice.
 */
package bondgate.server.copy;
