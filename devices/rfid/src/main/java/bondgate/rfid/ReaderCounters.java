package bondgate.rfid;

/**
 * What a reader has counted since it was started; each number only grows.
 *
 * @param rounds inventory rounds that came to their end
 * @param reads tag reads handed to the listener
 * @param badChecksums frames whose check byte was wrong
 * @param skippedBytes bytes that belonged to no frame
 * @param unrecognised frames with a right check byte that say nothing we know
 * @param reconnections times the port was opened again after it was lost
 */
public record ReaderCounters(
    long rounds,
    long reads,
    long badChecksums,
    long skippedBytes,
    long unrecognised,
    long reconnections) {}
