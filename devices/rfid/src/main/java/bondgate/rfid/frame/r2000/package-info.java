/**
 * The codec of Impinj R2000 ("Indy") modules with header 0xA0: bytes to frames, frames to replies,
 * commands to bytes. Pure: no I/O and no clock; knows {@code bondgate.rfid}'s values only.
 */
package bondgate.rfid.frame.r2000;
