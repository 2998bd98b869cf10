/**
 * What an officer takes along from the fence log: one file of records, proofs, signatures and keys
 * that is checked without this server. Decides nothing and changes nothing.
 */
package bondgate.server.export;
