/**
 * The evidence log (存证日志): one append-only Merkle tree per zone, its signed checkpoints and its
 * proofs. Knows no domain word, only bytes; nothing personal may ever be among them.
 */
package bondgate.server.evidence;
