/**
 * A witness of logs, which another party runs as a process of its own; knows the JDK and {@code
 * bondgate.evidence.proof} only.
 */
package bondgate.evidence.witness;
