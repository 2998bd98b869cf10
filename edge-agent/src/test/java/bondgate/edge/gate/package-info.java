/** Measures how long the agent takes to lock a gate while many gates are busy. */
package bondgate.edge.gate;
