package bondgate.server.goods;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * 标签芯片 — from which chip each number answered. What was bound when the tag was put on goes before
 * what was heard, and what was heard first before what came later.
 */
@ApplicationScoped
public class Chips {
  private static final String OF_NUMBER =
      "SELECT tid, leaf_index FROM (SELECT tid, leaf_index, 0 AS heard FROM goods_commission"
          + " WHERE zone = ? AND epc = ? AND tid IS NOT NULL"
          + " UNION ALL SELECT tid, leaf_index, 1 FROM goods_chip WHERE zone = ? AND epc = ?) k"
          + " ORDER BY heard, leaf_index LIMIT 1";
  private static final String OF_CHIP =
      "SELECT epc, leaf_index FROM (SELECT epc, leaf_index, 0 AS heard FROM goods_commission"
          + " WHERE zone = ? AND tid = ?"
          + " UNION ALL SELECT epc, leaf_index, 1 FROM goods_chip WHERE zone = ? AND tid = ?) k"
          + " ORDER BY heard, leaf_index LIMIT 1";

  private final SliceSql sql;

  @Inject
  Chips(AgroalDataSource database) {
    this.sql = new SliceSql(database, "chips of tags");
  }

  /**
   * A number answered from a chip.
   *
   * @param epc the number, upper-case hex
   * @param tid the chip, from word 0 of the TID bank, upper-case hex
   * @param portal the opening
   * @param leaf the record that states it
   */
  public record Heard(String zone, String epc, String tid, String portal, long leaf, Instant at) {}

  private record Known(String what, long leaf) {}

  /**
   * Remembers it.
   *
   * @return what does not fit; empty if all does, or nothing was known of either
   */
  @Transactional(TxType.MANDATORY)
  public Optional<ChipMismatch> heard(Heard heard) {
    Optional<ChipMismatch> mismatch = compare(heard);
    sql.update(
        "INSERT INTO goods_chip (zone, epc, tid, portal, leaf_index, heard_at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (zone, epc, tid) DO NOTHING",
        heard.zone(),
        heard.epc(),
        heard.tid(),
        heard.portal(),
        heard.leaf(),
        heard.at());
    return mismatch;
  }

  private Optional<ChipMismatch> compare(Heard heard) {
    Optional<Known> ofNumber = known(OF_NUMBER, heard.zone(), heard.epc());
    if (ofNumber.isPresent() && !isSame(ofNumber.get().what(), heard.tid())) {
      return Optional.of(
          new ChipMismatch(
              ChipMismatch.Kind.OTHER_CHIP,
              heard.tid(),
              ofNumber.get().what(),
              ofNumber.get().leaf()));
    }
    return known(OF_CHIP, heard.zone(), heard.tid())
        .filter(other -> !other.what().equals(heard.epc()))
        .map(
            other ->
                new ChipMismatch(
                    ChipMismatch.Kind.OTHER_NUMBER, heard.tid(), other.what(), other.leaf()));
  }

  private Optional<Known> known(String question, String zone, String name) {
    List<Known> first =
        sql.query(
            question, row -> new Known(row.getString(1), row.getLong(2)), zone, name, zone, name);
    return first.stream().findFirst();
  }

  /** Of one more words were read than of the other; both begin at word 0. */
  private static boolean isSame(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }
}
