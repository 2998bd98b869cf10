/** The server's process. Knows only {@code embedded}; the slices beside it are beans. */
package bondgate.server;
