/**
 * Serial ports, also RS-485. The only package that knows jSerialComm; knows {@code
 * bondgate.till.line}.
 */
package bondgate.till.serial;
