/**
 * Modbus RTU for locks, lamps, sirens, beams and door contacts: frames of our own, messages by the
 * library of digitalpetri, and the pure conversation with one I/O box. The only package that knows
 * that library; knows {@code bondgate.till} and the conversation's contract of {@code
 * bondgate.till.device}.
 */
package bondgate.till.modbus;
