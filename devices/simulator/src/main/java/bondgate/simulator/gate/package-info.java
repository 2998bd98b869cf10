/**
 * Labelled scenarios at a gate: who carries what through which portal and when, played into a
 * recording of reads and beams. Knows the radio field and the inference's values; no port and no
 * clock.
 */
package bondgate.simulator.gate;
