/**
 * What it takes to check the evidence log, and nothing that writes it: hashes and proofs of RFC
 * 6962, C2SP checkpoints, signed notes and tlog proofs, and a command that works offline. Knows the
 * JDK only, so that an officer can take this one package away and read all of it.
 */
package bondgate.evidence.proof;
