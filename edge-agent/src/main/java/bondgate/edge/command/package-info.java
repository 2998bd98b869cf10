/**
 * Commands of the agent's jar for who stands at the device with a laptop; none needs the server.
 */
package bondgate.edge.command;
