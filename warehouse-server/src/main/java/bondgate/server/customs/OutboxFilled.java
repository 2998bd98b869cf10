package bondgate.server.customs;

/** Fired when something of that zone may be sent. */
record OutboxFilled(String zone) {}
