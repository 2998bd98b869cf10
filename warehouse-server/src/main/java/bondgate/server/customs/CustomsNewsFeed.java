package bondgate.server.customs;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Customs' decisions in the order in which they were learnt. */
@ApplicationScoped
public class CustomsNewsFeed {
  private final AgroalDataSource database;
  private final CustomsKeys keys;

  @Inject
  CustomsNewsFeed(AgroalDataSource database, CustomsKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  /** The news of all zones after that number, oldest first. Never one with a lower number later. */
  @Transactional
  public List<CustomsNews> after(long id, int most) {
    try (Connection connection = database.getConnection()) {
      return new NewsRows(connection, keys.sealing()).after(id, most);
    } catch (SQLException e) {
      throw CustomsSql.failed("reading customs' news", e);
    }
  }
}
