/**
 * Supervision of any device, pure: its states, faults in a technician's words, counters, back-off
 * and hot-plug, and the contract between a conversation and whoever holds the line. Knows {@code
 * bondgate.till} only.
 */
package bondgate.till.device;
