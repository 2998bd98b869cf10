/**
 * The edge agent: settings become devices, devices get duties. This package starts and stops them
 * and knows all the others; {@code status} shows it to people, nobody else knows it.
 */
package bondgate.edge;
