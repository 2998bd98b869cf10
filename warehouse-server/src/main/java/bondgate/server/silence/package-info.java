/**
 * Proof of silence: what a device's gapless records say of an interval, which of it was watched,
 * when the device was down, and what is not known. Reads the streams and changes nothing.
 */
package bondgate.server.silence;
