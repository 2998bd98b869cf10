/**
 * What agents need to reach the embedded broker: a user name and a secret of their own each, made
 * when they are enrolled, handed over as a file, closed and made anew on an operator's word. Knows
 * the fleet, and files for owners only.
 */
package bondgate.server.agents;
