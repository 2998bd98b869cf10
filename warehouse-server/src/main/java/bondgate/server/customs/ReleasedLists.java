package bondgate.server.customs;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * 已放行清单 — the retail lists that customs released (800) and did not cancel since: what goods they
 * state, and nothing about persons.
 */
@ApplicationScoped
public class ReleasedLists {
  private static final String RELEASED =
      "SELECT n.list_no, n.sale_no, n.decided_at, m.guid, m.sealed FROM customs_news n"
          + " JOIN customs_message m ON m.zone = n.zone AND m.sale_no = n.sale_no"
          + " AND m.kind = 'CEB621' WHERE n.zone = ? AND n.kind = 'RELEASED' AND n.list_no <> ''"
          + " AND NOT EXISTS (SELECT 1 FROM customs_news c WHERE c.zone = n.zone"
          + " AND c.sale_no = n.sale_no AND c.kind = 'CANCELLED')";

  private final AgroalDataSource database;
  private final CustomsKeys keys;
  private final MessageReader reader;

  @Inject
  ReleasedLists(AgroalDataSource database, CustomsKeys keys, CustomsForms forms) {
    this.database = database;
    this.keys = keys;
    this.reader = forms.reader();
  }

  /**
   * A released list.
   *
   * @param listNo 清单编号 invtNo
   * @param releasedAt when customs released it
   * @param bookNo 账册编号 emsNo, as it was declared
   * @param areaCode 区内企业
   * @param office 申报地海关, four digits
   */
  public record Released(
      String listNo,
      Instant releasedAt,
      String bookNo,
      String areaCode,
      String office,
      List<Line> lines) {
    /** Takes a copy. */
    public Released {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line of it, as it was declared.
   *
   * @param recordNo 账册备案料号
   * @param second second legal quantity; there if the line has a second unit
   */
  public record Line(
      String recordNo,
      String hsCode,
      String name,
      String model,
      String unit,
      String legalUnit,
      String secondUnit,
      String country,
      String currency,
      BigDecimal quantity,
      BigDecimal legal,
      Optional<BigDecimal> second,
      long totalFen) {}

  /** Those that were released from {@code from} on and before {@code until}, by number. */
  public List<Released> between(String zone, Instant from, Instant until) {
    return read(
        RELEASED + " AND n.decided_at >= ? AND n.decided_at < ? ORDER BY n.list_no",
        zone,
        from,
        until);
  }

  /** Those of these numbers that are released, by number. */
  public List<Released> of(String zone, List<String> listNos) {
    return read(RELEASED + " AND n.list_no = ANY (?) ORDER BY n.list_no", zone, listNos);
  }

  /** The sale numbers of those of these lists that customs ever released. */
  public List<String> sales(String zone, List<String> listNos) {
    try (Connection connection = database.getConnection()) {
      return CustomsSql.query(
          connection,
          row -> row.getString(1),
          "SELECT DISTINCT sale_no FROM customs_news WHERE zone = ? AND kind = 'RELEASED'"
              + " AND list_no = ANY (?) ORDER BY sale_no",
          zone,
          listNos);
    } catch (SQLException e) {
      throw CustomsSql.failed("the sales of released lists cannot be read", e);
    }
  }

  private List<Released> read(String sql, Object... values) {
    try (Connection connection = database.getConnection()) {
      return CustomsSql.query(connection, this::list, sql, values);
    } catch (SQLException e) {
      throw CustomsSql.failed("released lists cannot be read", e);
    }
  }

  private Released list(ResultSet row) throws SQLException {
    String guid = row.getString("guid");
    byte[] bytes = keys.sealing().open(row.getBytes("sealed"), NewMessage.place(guid));
    if (!(reader.read(bytes) instanceof ReadResult.Read read)) {
      throw new IllegalStateException("a list that was sent does not read: " + guid);
    }
    CebDocument list = read.message().document();
    return new Released(
        row.getString("list_no"),
        row.getTimestamp("decided_at").toInstant(),
        list.head().get("emsNo"),
        list.head().get("areaCode"),
        list.head().get("customsCode"),
        list.lines().stream().map(ReleasedLists::line).toList());
  }

  private static Line line(CebGroup line) {
    return new Line(
        line.get("itemRecordNo"),
        line.get("gcode"),
        line.get("gname"),
        line.get("gmodel"),
        line.get("unit"),
        line.get("unit1"),
        line.get("unit2"),
        line.get("country"),
        line.get("currency"),
        line.number("qty"),
        line.number("qty1"),
        line.has("unit2") && !line.get("unit2").isEmpty()
            ? Optional.of(line.number("qty2"))
            : Optional.empty(),
        line.number("totalPrice")
            .movePointRight(2)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact());
  }
}
