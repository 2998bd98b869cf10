/**
 * What the codecs of all serial readers share: bytes, the search for frames in a stream, and the
 * tag's own CRC. Pure: no I/O and no clock.
 */
package bondgate.rfid.frame;
