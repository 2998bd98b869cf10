package bondgate.server.handling;

import java.util.Optional;

/**
 * What a message of a handheld came to, and what comes next.
 *
 * @param key the key of the message
 * @param word what it came to
 * @param subject what was scanned
 * @param about what the sentence speaks of
 * @param step what comes next; empty where there is no such task
 */
public record ScanAnswer(
    String key, ScanWord word, Subject subject, About about, Optional<Step> step) {}
