/**
 * 待发箱 — what the agent keeps on its disk: records until the server has committed them and for a
 * while after, the last permit list, the recent crossings, and the agent's own key. The only
 * package that knows SQL. Knows the wire contract and nobody else.
 */
package bondgate.edge.outbox;
