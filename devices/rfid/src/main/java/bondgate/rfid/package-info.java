/** rfid. */
package bondgate.rfid;
