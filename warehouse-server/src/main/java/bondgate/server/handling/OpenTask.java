package bondgate.server.handling;

/**
 * A task that waits to be gone on with, or a document that waits to be begun.
 *
 * @param taskId 0: nobody has begun it
 * @param document empty for work that is about no document
 * @param openedBy empty if nobody has begun it
 * @param done pieces that are done
 * @param total of how many; 0: not said
 */
public record OpenTask(
    long taskId, TaskKind kind, String document, String openedBy, long done, long total) {}
