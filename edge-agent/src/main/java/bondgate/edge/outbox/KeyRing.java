package bondgate.edge.outbox;

import bondgate.events.KeyRolled;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.VerifyKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The agent's key, and the next one while it takes its place. The steps of a roll, each on disk
 * before the next: the new key in a side file; the record that states it, with a row that names
 * both; the server's acknowledgement; the side file in the old one's place. A crash after any of
 * them leaves what {@link #open} completes or undoes.
 */
public final class KeyRing {
  private final Path folder;
  private final AgentDatabase database;
  private SigningKey current;
  private Roll pending;

  private record Roll(long epoch, long seq, SigningKey key) {}

  private record Row(long epoch, long seq, String publicKey) {}

  private KeyRing(Path folder, AgentDatabase database, SigningKey current) {
    this.folder = folder;
    this.database = database;
    this.current = current;
  }

  /**
   * The keys in that folder; makes the first on the first start.
   *
   * @throws OutboxException if a file cannot be read or made, or the key that a record states is
   *     gone
   */
  public static KeyRing open(Path folder, AgentDatabase database, SecureRandom random)
      throws OutboxException {
    KeyRing ring = new KeyRing(folder, database, AgentKey.openOrCreate(folder, random));
    Optional<SigningKey> next = AgentKey.next(folder);
    Optional<Row> row = database.commit("read the key's row", KeyRing::row);
    if (row.isEmpty()) {
      AgentKey.forgetNext(folder); // a crash before the record: nobody knows that key
      return ring;
    }
    Row stated = row.get();
    if (next.isPresent() && next.get().verifyKey().base64().equals(stated.publicKey())) {
      ring.pending = new Roll(stated.epoch(), stated.seq(), next.get());
    } else if (ring.current.verifyKey().base64().equals(stated.publicKey())) {
      ring.forgetRow(); // a crash after the last step but one
    } else {
      throw new OutboxException(
          ("record %d states key %s; neither device.key nor device.key.next has it; put the file"
                  + " back, or let an operator open a new epoch with a new key")
              .formatted(stated.seq(), VerifyKey.ofBase64(stated.publicKey()).id()));
    }
    return ring;
  }

  /** The key that signs the newest records. */
  public synchronized VerifyKey newest() {
    return (pending == null ? current : pending.key()).verifyKey();
  }

  /** The key that signs a batch that ends with that record. */
  public synchronized SigningKey of(long epoch, long lastSeq) {
    boolean after =
        pending != null
            && (epoch > pending.epoch() || (epoch == pending.epoch() && lastSeq > pending.seq()));
    return after ? pending.key() : current;
  }

  /** The record that rolls the key and is not acknowledged yet; 0 for none in that epoch. */
  public synchronized long rollSeq(long epoch) {
    return pending != null && pending.epoch() == epoch ? pending.seq() : 0;
  }

  /**
   * Makes a new key and states it in the chain.
   *
   * @throws OutboxException if a roll is under way, or the disk refuses
   */
  public synchronized VerifyKey roll(Outbox outbox, SecureRandom random) throws OutboxException {
    if (pending != null) {
      throw new OutboxException(
          "record %d rolls the key already; wait until the server has it".formatted(pending.seq()));
    }
    SigningKey key = SigningKey.generate(random);
    AgentKey.writeNext(folder, key);
    SealedRecord stated =
        outbox.append(chain -> KeyRolled.at(chain, key), (c, rolled) -> insert(c, rolled, key));
    pending = new Roll(stated.fields().epoch(), stated.fields().seq(), key);
    return key.verifyKey();
  }

  /** The server has committed everything up to that record. */
  public synchronized void acknowledged(long epoch, long throughSeq) throws OutboxException {
    if (pending != null && epoch == pending.epoch() && throughSeq >= pending.seq()) {
      AgentKey.promoteNext(folder);
      current = pending.key();
      pending = null;
      forgetRow();
    }
  }

  private void forgetRow() throws OutboxException {
    database.commit(
        "complete the roll of the key",
        c -> {
          try (Statement delete = c.createStatement()) {
            return delete.executeUpdate("DELETE FROM key_roll");
          }
        });
  }

  private static Optional<Row> row(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT epoch, seq, public_key FROM key_roll");
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(new Row(row.getLong(1), row.getLong(2), row.getString(3)))
          : Optional.empty();
    }
  }

  private static void insert(Connection connection, SealedRecord stated, SigningKey key)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO key_roll VALUES (1, ?, ?, ?)")) {
      insert.setLong(1, stated.fields().epoch());
      insert.setLong(2, stated.fields().seq());
      insert.setString(3, key.verifyKey().base64());
      insert.executeUpdate();
    }
  }
}
