/**
 * Virtual till and door parts: scanner, scale, Modbus box, receipt printer and identity card
 * reader, which speak the real bytes over a real pseudo-terminal. Knows {@code bondgate.till}, the
 * pseudo-terminal, and where people walk.
 */
package bondgate.simulator.till;
