/**
 * Lines to devices and the thread that holds one: TCP by the JDK, serial ports through whatever
 * implements {@link bondgate.till.line.LineSource}. Knows {@code bondgate.till} and {@code
 * bondgate.till.device}.
 */
package bondgate.till.line;
