/**
 * What people at the portal can ask the agent over HTTP on this machine: how it stands and what it
 * counted, with or without the uplink. Knows the running agent; nobody knows it.
 */
package bondgate.edge.status;
