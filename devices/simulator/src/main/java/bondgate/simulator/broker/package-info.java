/** Brokers that do not do what a client wants. */
package bondgate.simulator.broker;
