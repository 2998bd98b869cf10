/** An agent fed with made-up facts, as a process of its own, for tests of the whole stream. */
package bondgate.edge.load;
