/**
 * Commands of the agent's jar for who stands at the device with a laptop; none needs the server.
 * Reaches devices as the agent does, and so knows its lines, and how settings are written.
 */
package bondgate.edge.command;
