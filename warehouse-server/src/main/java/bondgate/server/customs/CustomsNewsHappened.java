package bondgate.server.customs;

/** Fired after news of that zone were committed: a reason to read {@link CustomsNewsFeed}. */
public record CustomsNewsHappened(String zone) {}
