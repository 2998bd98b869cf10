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

/** The returns that were declared, and declaring one anew that customs refused. */
@ApplicationScoped
public class ReturnsAtCustoms {
  private final AgroalDataSource database;
  private final Declarations declarations;

  @Inject
  ReturnsAtCustoms(AgroalDataSource database, Declarations declarations) {
    this.database = database;
    this.declarations = declarations;
  }

  /** The declared returns of a sale, the oldest first. */
  @Transactional
  public List<ReturnAtCustoms> ofSale(String zone, String saleNo) {
    try (Connection connection = database.getConnection()) {
      return CustomsSql.query(
          connection,
          row -> of(OutboxEntry.of(row)),
          "SELECT "
              + OutboxEntry.COLUMNS
              + OutboxEntry.FROM
              + "WHERE o.zone = ? AND o.sale_no = ? AND o.kind = 'CEB625' ORDER BY o.message_id",
          zone,
          saleNo);
    } catch (SQLException e) {
      throw CustomsSql.failed("reading the returns of a sale", e);
    }
  }

  /**
   * Declares a return again under a number of its own, with another copNo: customs keeps no refused
   * document open. Only what customs refused is declared anew, so that the same goods never stand
   * in two documents of which both may be granted.
   *
   * @param refused our number of the return that customs refused
   * @param anew our number of what is declared now; the same again does nothing
   */
  @Transactional
  public RequestResult anew(
      String zone,
      String saleNo,
      String refused,
      String anew,
      List<ReturnedLine> lines,
      String reason,
      Instant now) {
    try (Connection connection = database.getConnection()) {
      // Locks all of the sale until the commit: no receipt changes one of them meanwhile.
      Optional<OutboxEntry> before =
          new OutboxRows(connection, zone)
              .ofSale(saleNo).stream()
                  .filter(entry -> entry.kind() == MessageKind.CEB625)
                  .filter(entry -> entry.number().equals(refused))
                  .findFirst();
      if (before.isEmpty() || stands(before.get()) != ReturnAtCustoms.Stands.REFUSED) {
        return new RequestResult.NotRefused(refused);
      }
    } catch (SQLException e) {
      throw CustomsSql.failed("declaring a return anew", e);
    }
    return declarations.giveBack(zone, saleNo, anew, lines, reason, now);
  }

  private static ReturnAtCustoms of(OutboxEntry entry) {
    return new ReturnAtCustoms(
        entry.number(), entry.docKey(), stands(entry), entry.tries(), entry.status());
  }

  private static ReturnAtCustoms.Stands stands(OutboxEntry entry) {
    return switch (entry.state()) {
      case HELD, DUE ->
          entry.tries() == 0 ? ReturnAtCustoms.Stands.TO_BE_SENT : ReturnAtCustoms.Stands.NO_ANSWER;
      case SENT -> ReturnAtCustoms.Stands.NO_ANSWER;
      case ANSWERED -> ReturnAtCustoms.Stands.UNDECIDED;
      case ENDED, WITHDRAWN ->
          entry.isGranted() ? ReturnAtCustoms.Stands.ACCEPTED : ReturnAtCustoms.Stands.REFUSED;
    };
  }
}
