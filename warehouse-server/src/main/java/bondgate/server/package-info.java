/** e. */
package bondgate.server;
