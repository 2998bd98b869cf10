/**
 * LLRP 1.0.1 and 1.1, the protocol of readers on a network: the bytes of its messages and how they
 * are cut out of a stream. Pure; knows only the JDK and {@code bondgate.rfid}.
 */
package bondgate.rfid.llrp;
