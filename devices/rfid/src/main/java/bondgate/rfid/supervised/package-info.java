/** What every reader that runs by itself has in common, whatever it speaks and over which line. */
package bondgate.rfid.supervised;
