/**
 * A virtual LLRP reader that speaks the real bytes over TCP. Knows the codec of {@code
 * bondgate.rfid.llrp} and the radio field of {@code bondgate.simulator}.
 */
package bondgate.simulator.llrp;
