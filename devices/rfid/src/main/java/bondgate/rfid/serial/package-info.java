/**
 * Readers on a serial line. The only package that knows jSerialComm; knows the codecs and {@code
 * bondgate.rfid}.
 */
package bondgate.rfid.serial;
