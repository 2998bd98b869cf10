package bondgate.edge.command;

import bondgate.rfid.dialect.Said;
import java.time.Instant;

/**
 * A tag was heard.
 *
 * @param tag what the reader said of it
 * @param at when, by the clock of the host
 */
record HeardTag(Said.Tag tag, Instant at) {}
