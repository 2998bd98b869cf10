package bondgate.edge.terminal;

import bondgate.events.ReaderState;

/**
 * How one terminal stands; nothing of persons.
 *
 * @param terminal its name
 * @param id the number it goes by at the broker
 * @param state how it stands; {@code CONNECTING} until it is heard
 * @param detail why, and what to do about it; may be empty
 * @param records sightings that were recorded since the start
 * @param repeats of these, told again
 * @param refused messages that were not understood, or came too fast
 */
public record TerminalStatus(
    String terminal,
    String id,
    ReaderState state,
    String detail,
    long records,
    long repeats,
    long refused) {}
