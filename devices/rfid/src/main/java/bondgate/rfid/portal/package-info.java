/**
 * From many reads at one opening 通道门 to one fact: this tag went in or out, or it was only near.
 * Pure: no clock and no I/O; knows {@code bondgate.rfid}'s values only.
 */
package bondgate.rfid.portal;
