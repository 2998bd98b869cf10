package bondgate.server.customs;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Bills that customs stated again under the same number with other amounts. Nothing takes the first
 * one's place by itself: a person says which statement holds, and why.
 */
@ApplicationScoped
public class DisputedBills {
  private static final int LONGEST_REASON = 200;

  private final AgroalDataSource database;
  private final CustomsKeys keys;

  @Inject
  DisputedBills(AgroalDataSource database, CustomsKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  /** All about which somebody has to decide. */
  @Transactional
  public List<BilledAgain> open(String zone) {
    try (Connection connection = database.getConnection()) {
      return new BillAgainRows(connection, zone, keys.sealing()).open();
    } catch (SQLException e) {
      throw CustomsSql.failed("reading bills that were stated again", e);
    }
  }

  /** The bills about which somebody decided last, the newest decision first. */
  @Transactional
  public List<BilledAgain> decided(String zone, int most) {
    try (Connection connection = database.getConnection()) {
      return new BillAgainRows(connection, zone, keys.sealing()).decided(most);
    } catch (SQLException e) {
      throw CustomsSql.failed("reading what was decided about bills", e);
    }
  }

  /**
   * A statement that somebody wants to hold.
   *
   * @param knownTo the last statement that he saw
   * @param statement the one that shall hold; 0 is the first
   */
  public record Wanted(String saleNo, String taxNo, long knownTo, long statement, String reason) {}

  /** Lets a statement hold, until customs states the bill otherwise again. */
  @Transactional
  public ChoiceResult choose(String zone, Wanted wanted, String actor, Instant now) {
    String reason = wanted.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      return new ChoiceResult.ReasonMissing();
    }
    try (Connection connection = database.getConnection()) {
      BillAgainRows rows = new BillAgainRows(connection, zone, keys.sealing());
      rows.lock();
      Optional<BilledAgain> bill = rows.of(wanted.saleNo(), wanted.taxNo());
      if (bill.isEmpty()) {
        return new ChoiceResult.NotDisputed();
      }
      if (bill.get().lastId() != wanted.knownTo()
          || bill.get().statements().stream().noneMatch(one -> one.id() == wanted.statement())) {
        return new ChoiceResult.ShownOtherwise();
      }
      if (!bill.get().disputed()) {
        return bill.get().isDecidedAs(wanted.statement())
            ? new ChoiceResult.Chosen()
            : new ChoiceResult.NotDisputed();
      }
      rows.choose(new BilledAgain.Choice(wanted.knownTo(), wanted.statement(), reason, actor, now));
      return new ChoiceResult.Chosen();
    } catch (SQLException e) {
      throw CustomsSql.failed("deciding about a bill that was stated again", e);
    }
  }
}
