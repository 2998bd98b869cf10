package bondgate.edge.outbox;

import bondgate.events.EventJson;
import bondgate.events.MalformedMessageException;
import bondgate.events.PermitList;
import bondgate.events.VerifyKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/**
 * The newest permit list that the server signed for this zone, on disk and in memory. The version
 * never goes back: an old list that is played again opens nothing.
 */
public final class PermitStore {
  private final AgentDatabase database;
  private final String zone;
  private final VerifyKey serverKey;
  private volatile Optional<PermitList> current = Optional.empty();

  private PermitStore(AgentDatabase database, String zone, VerifyKey serverKey) {
    this.database = database;
    this.zone = zone;
    this.serverKey = serverKey;
  }

  /**
   * Opens the store with the list that is on disk, checked like one that arrives.
   *
   * @throws OutboxException if the disk refuses
   * @throws MalformedMessageException if the list on disk was not signed by that key
   */
  public static PermitStore open(AgentDatabase database, String zone, VerifyKey serverKey)
      throws OutboxException, MalformedMessageException {
    PermitStore store = new PermitStore(database, zone, serverKey);
    byte[] stored =
        database.commit(
            "read the permit list",
            c -> {
              try (PreparedStatement select = c.prepareStatement("SELECT message FROM permits");
                  ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
              }
            });
    if (stored != null) {
      store.current = Optional.of(store.checked(stored));
    }
    return store;
  }

  /** The list to decide by; none means that nothing may pass. */
  public Optional<PermitList> current() {
    return current;
  }

  /** Version of the list to decide by, 0 for none. */
  public long version() {
    return current.map(PermitList::version).orElse(0L);
  }

  /**
   * Takes a list that arrived, if it is newer.
   *
   * @return whether it is the list now
   * @throws MalformedMessageException if it is not a list of this zone with the server's signature
   * @throws OutboxException if the disk refuses; the list is used all the same until the next start
   */
  public boolean arrived(byte[] message) throws MalformedMessageException, OutboxException {
    PermitList list = checked(message);
    synchronized (this) {
      if (list.version() <= version()) {
        return false;
      }
      // In force before it is on disk: a crash between leaves the older list, and the broker hands
      // this one out again on the next connection because it is retained.
      current = Optional.of(list);
      database.commit(
          "keep the permit list",
          c -> {
            try (PreparedStatement upsert =
                c.prepareStatement(
                    "INSERT INTO permits VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE"
                        + " SET version = excluded.version, message = excluded.message"
                        + " WHERE excluded.version > permits.version")) {
              upsert.setLong(1, list.version());
              upsert.setBytes(2, message);
              return upsert.executeUpdate();
            }
          });
      return true;
    }
  }

  private PermitList checked(byte[] message) throws MalformedMessageException {
    PermitList list = EventJson.readSignedPermits(message).verified(serverKey);
    if (!list.zone().equals(zone)) {
      throw new MalformedMessageException(
          "received the permit list of zone '%s'; expected that of '%s'; it is not used"
              .formatted(list.zone(), zone));
    }
    return list;
  }
}
