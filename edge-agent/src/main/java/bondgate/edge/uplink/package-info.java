/**
 * The way to the server: batches from the outbox out, answers and permit lists in, presence. The
 * only package that knows the MQTT client. Knows the outbox, the settings and the wire contract.
 */
package bondgate.edge.uplink;
