/**
 * The codec of MagicRF M100, QM100 and R200 modules (frames from BB to 7E, or AA to DD): bytes to
 * frames, frames to replies, commands and replies to bytes. Pure: no I/O and no clock.
 */
package bondgate.rfid.frame.m100;
