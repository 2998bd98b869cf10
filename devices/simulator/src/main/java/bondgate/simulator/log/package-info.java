/** An evidence log without a server. Knows the wire contract and the check of evidence. */
package bondgate.simulator.log;
