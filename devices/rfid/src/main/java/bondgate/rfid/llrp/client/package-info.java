/**
 * A client for one LLRP reader on a network. The only package here that opens a socket; knows the
 * codec of {@code bondgate.rfid.llrp} and {@code bondgate.rfid}.
 */
package bondgate.rfid.llrp.client;
