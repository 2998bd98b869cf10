/**
 * The port through which everything else sees a UHF RFID reader: what it hears, how it stands, and
 * its outputs. Knows only the JDK; protocols, serial lines and the inference of passages have
 * packages of their own below this one.
 */
package bondgate.rfid;
