package bondgate.server.handling;

import java.time.Instant;

/**
 * A message of a handheld.
 *
 * @param key made at the keystroke; the same key is the same message
 * @param text what was scanned; empty for a button
 * @param scannedAt by the handheld's clock
 */
public record ScanMessage(String key, ScanVerb verb, String text, Instant scannedAt) {}
