/**
 * The codec of ThingMagic Mercury modules (header FF; M5e, M6e, M6e Nano and their clones): bytes
 * to frames, frames to replies, commands and replies to bytes. Pure: no I/O and no clock.
 */
package bondgate.rfid.frame.mercury;
