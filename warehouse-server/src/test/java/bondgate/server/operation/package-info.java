/** What runs the server for real: units, the container's file, and its log. */
package bondgate.server.operation;
