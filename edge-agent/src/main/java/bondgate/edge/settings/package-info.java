/**
 * What the agent is told before it starts: read once, checked all at once, refused with every
 * problem named. Knows only the wire contract's key type; everybody in the agent may know it.
 */
package bondgate.edge.settings;
