package bondgate.server.stream;

import bondgate.evidence.proof.Opening;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the sealed fields of acts say, kept apart from the log so that it can be deleted. Without
 * its salt, a digest in the log is a random number.
 */
@ApplicationScoped
public class ActOpenings {
  private final AgroalDataSource database;

  @Inject
  ActOpenings(AgroalDataSource database) {
    this.database = database;
  }

  /** Keeps what an act seals, in the transaction that appends its leaf. */
  @Transactional(TxType.MANDATORY)
  void keep(String zone, long leaf, List<SealedLeaf.Sealed> sealed) throws SQLException {
    if (sealed.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO act_opening (zone, leaf_index, path, kind, salt, value)"
                    + " VALUES (?, ?, ?, ?, ?, ?)")) {
      for (SealedLeaf.Sealed one : sealed) {
        insert.setString(1, zone);
        insert.setLong(2, leaf);
        insert.setString(3, one.opening().path());
        insert.setString(4, one.kind());
        insert.setString(5, one.opening().salt());
        insert.setString(6, one.opening().value());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** What can be opened of a leaf, by path; empty too for a leaf that has nothing sealed. */
  public List<Opening> of(String zone, long leaf) {
    List<Opening> openings = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT path, salt, value FROM act_opening WHERE zone = ? AND leaf_index = ?"
                    + " ORDER BY path")) {
      select.setString(1, zone);
      select.setLong(2, leaf);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          openings.add(new Opening(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
    } catch (SQLException e) {
      throw new StreamStorageException("read what leaf " + leaf + " has sealed", e);
    }
    return openings;
  }

  /**
   * Deletes salt and value, of one text or of all, and notes by which act. Values, amounts and
   * references are kept: account book, guarantee and quotas follow from them, and could not be
   * audited without.
   */
  @Transactional(TxType.MANDATORY)
  ActOutcome erase(ActRef ref, EraseOpenings act) {
    try (Connection connection = database.getConnection()) {
      List<String> paths = paths(connection, ref.zone(), act, ActSeals.Kind.FREE_TEXT);
      if (paths.isEmpty() && act.path() != null) {
        List<String> kept =
            new ArrayList<>(paths(connection, ref.zone(), act, ActSeals.Kind.COMMERCIAL));
        kept.addAll(paths(connection, ref.zone(), act, ActSeals.Kind.REFERENCE));
        if (!kept.isEmpty()) {
          return neededByTheBook(act);
        }
      }
      if (paths.isEmpty()) {
        return nothingLeft(act, erasedBefore(connection, ref.zone(), act));
      }
      for (String path : paths) {
        erase(connection, ref, act, path);
      }
      return new ActOutcome.Done();
    } catch (SQLException e) {
      throw new StreamStorageException("erase what leaf " + act.leafIndex() + " says", e);
    }
  }

  private static List<String> paths(
      Connection connection, String zone, EraseOpenings act, ActSeals.Kind kind)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT path FROM act_opening WHERE zone = ? AND leaf_index = ? AND kind = ?"
                + " AND path = coalesce(?, path) ORDER BY path")) {
      select.setString(1, zone);
      select.setLong(2, act.leafIndex());
      select.setString(3, kind.name());
      select.setString(4, act.path());
      List<String> paths = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          paths.add(row.getString(1));
        }
      }
      return paths;
    }
  }

  private static ActOutcome neededByTheBook(EraseOpenings act) {
    return new ActOutcome.Refused(
        "neededByTheBook",
        "field %s of leaf %d, a value, an amount or a reference"
            .formatted(act.path(), act.leafIndex()),
        "a text; account book, guarantee and quotas follow from the others",
        "leave it: who has no opening cannot read it in the log");
  }

  private static ActOutcome nothingLeft(EraseOpenings act, OptionalLong erasedBefore) {
    if (erasedBefore.isPresent()) {
      return new ActOutcome.DoneBefore(erasedBefore.getAsLong());
    }
    return new ActOutcome.Refused(
        "nothingSealed",
        act.path() == null
            ? "leaf %d".formatted(act.leafIndex())
            : "field %s of leaf %d".formatted(act.path(), act.leafIndex()),
        "the leaf of an act, and a field of it that is sealed",
        "look at the leaf on its proof page; acts from before fields were sealed are in the clear");
  }

  private static OptionalLong erasedBefore(Connection connection, String zone, EraseOpenings act)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT max(erased_leaf) FROM act_erasure WHERE zone = ? AND leaf_index = ?"
                + " AND path = coalesce(?, path)")) {
      select.setString(1, zone);
      select.setLong(2, act.leafIndex());
      select.setString(3, act.path());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        long leaf = row.getLong(1);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(leaf);
      }
    }
  }

  private static void erase(Connection connection, ActRef ref, EraseOpenings act, String path)
      throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO act_erasure (zone, leaf_index, path, erased_leaf, erased_by, erased_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?)");
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM act_opening WHERE zone = ? AND leaf_index = ? AND path = ?")) {
      insert.setString(1, ref.zone());
      insert.setLong(2, act.leafIndex());
      insert.setString(3, path);
      insert.setLong(4, ref.leafIndex());
      insert.setString(5, act.actor());
      insert.setObject(6, ref.committedAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
      delete.setString(1, ref.zone());
      delete.setLong(2, act.leafIndex());
      delete.setString(3, path);
      delete.executeUpdate();
    }
  }

  /** Which sealed fields of a leaf were erased, by path, each with the leaf of the act that did. */
  public List<Erased> erased(String zone, long leaf) {
    List<Erased> erased = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT path, erased_leaf FROM act_erasure WHERE zone = ? AND leaf_index = ?"
                    + " ORDER BY path")) {
      select.setString(1, zone);
      select.setLong(2, leaf);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          erased.add(new Erased(row.getString(1), row.getLong(2)));
        }
      }
    } catch (SQLException e) {
      throw new StreamStorageException("read what of leaf " + leaf + " was erased", e);
    }
    return erased;
  }

  /** A field that nobody can open any more, and the leaf of the act that erased it. */
  public record Erased(String path, long byLeaf) {}
}
