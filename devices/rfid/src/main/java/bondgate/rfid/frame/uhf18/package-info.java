/**
 * The codec of the UHFReader18 and UHFReader288 families (length first, CRC-16/MCRF4XX): bytes to
 * frames, frames to replies, commands and replies to bytes. Pure: no I/O and no clock.
 */
package bondgate.rfid.frame.uhf18;
