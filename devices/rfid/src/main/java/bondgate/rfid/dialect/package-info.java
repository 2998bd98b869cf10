/**
 * What every serial reader can be told and can say, whatever its protocol; knows {@code
 * bondgate.rfid} and the bytes of {@code bondgate.rfid.frame}, and no protocol, line or clock.
 */
package bondgate.rfid.dialect;
