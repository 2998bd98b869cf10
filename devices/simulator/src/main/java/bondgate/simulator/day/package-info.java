/**
 * A day in the centre, played from outside: starts server and edge agent as processes of their own,
 * moves virtual bottles through virtual radio fields, and speaks to both only as people and devices
 * do: over HTTP and over serial lines. May know the simulator and the wire contract, nothing of the
 * server's or the agent's inside.
 */
package bondgate.simulator.day;
