/**
 * The portals' duty: takes what the readers hear, infers passages, decides by the permit list,
 * switches siren and lock, and hands every fact to the outbox. Knows the readers' port and the
 * inference, the outbox, the settings and the wire contract; never the uplink.
 */
package bondgate.edge.portal;
