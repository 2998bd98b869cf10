/**
 * The codec of the SW/CT readers (the "5300" family; host SW, reader CT): frames, tags and errors.
 * Pure: no I/O and no clock. It has no driver yet.
 */
package bondgate.rfid.frame.swct;
