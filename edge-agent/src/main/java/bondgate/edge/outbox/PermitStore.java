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
  private Optional<String> foundUnusable = Optional.empty();

  private PermitStore(AgentDatabase database, String zone, VerifyKey serverKey) {
    this.database = database;
    this.zone = zone;
    this.serverKey = serverKey;
  }

  /**
   * Opens the store with the list that is on disk, checked like one that arrives. One that the
   * server's key did not sign is put away: then nothing may pass until the server sends one.
   *
   * @throws OutboxException if the disk refuses
   */
  public static PermitStore open(AgentDatabase database, String zone, VerifyKey serverKey)
      throws OutboxException {
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
      try {
        store.current = Optional.of(store.checked(stored));
      } catch (MalformedMessageException e) {
        store.foundUnusable = Optional.of(e.getMessage());
        store.forget();
      }
    }
    return store;
  }

  /** What was wrong with the list that was on disk at the start; empty if nothing was. */
  public Optional<String> foundUnusable() {
    return foundUnusable;
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

  private void forget() throws OutboxException {
    database.commit(
        "put the permit list away",
        c -> {
          try (PreparedStatement delete = c.prepareStatement("DELETE FROM permits")) {
            return delete.executeUpdate();
          }
        });
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
