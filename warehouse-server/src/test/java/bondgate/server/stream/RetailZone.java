package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Sells bottles whose retail tax is held, and pays that tax. */
@ApplicationScoped
public class RetailZone {
  static final Instant AT = TestZone.AT;
  static final LocalDate SOLD_ON = LocalDate.of(2026, 3, 1);
  static final long TAX_FEN = 3100;

  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject AgroalDataSource database;

  /** So many days after the sale. */
  static Instant on(long day) {
    return AT.plus(Duration.ofDays(day));
  }

  /** An item with ¥31.00 of retail tax on each piece. */
  void register(String zone, String item) {
    register(zone, item, 0);
  }

  /** The same, with so much of full tax too. */
  void register(String zone, String item, long fullTaxFen) {
    acts.done(
        zone,
        AT,
        "registerItem",
        ("'item':'%s','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine',"
                + "'unit':'142','unitValueFen':12000,'fullTaxFen':%d,'cbecTaxFen':%d")
            .formatted(item, fullTaxFen, TAX_FEN));
  }

  /** Bottles of such an item are in the centre; one instrument of ¥1000.00 is lodged. */
  void display(String zone, String item, List<String> bottles) {
    register(zone, item);
    lodge(zone, "BH-1", 100_000, "2099-12-31");
    bringIn(zone, item, bottles);
    acts.done(zone, AT, "approveGatePass", "'passNo':'HF-1','epcs':[%s]".formatted(epcs(bottles)));
    desk.facts(zone, TestZone.crossings(bottles, "passage", Direction.IN, "HF-1"));
  }

  /** Bottles come through the dock. */
  void bringIn(String zone, String item, List<String> bottles) {
    String list = BookZone.list('I', 1);
    acts.done(
        zone,
        AT,
        "acceptInboundList",
        "'listNo':'%s','lines':[{'item':'%s','epcs':[%s]}]".formatted(list, item, epcs(bottles)));
    desk.facts(zone, TestZone.crossings(bottles, "dock", Direction.IN, list));
  }

  void lodge(String zone, String number, long fen, String validUntil) {
    acts.done(
        zone,
        AT,
        "lodgeGuarantee",
        "'instrument':'%s','kind':'INSURANCE','amountFen':%d,'validUntil':'%s'"
            .formatted(number, fen, validUntil));
  }

  /** Sells them under S-1, with more said of the sale, or nothing. */
  ActAnswer sale(String zone, Instant at, List<String> bottles, String more) {
    return acts.act(
        zone,
        at,
        "recordSale",
        "'saleNo':'S-1','customsReleaseRef':'83012026I000000001','epcs':[%s]%s"
            .formatted(epcs(bottles), more));
  }

  /** The bottles are displayed, and sold under S-1 the same day. */
  void sell(String zone, List<String> bottles) {
    desk.openPortals(zone);
    display(zone, "WINE-750", bottles);
    assertThat(sale(zone, AT, bottles, "")).isInstanceOf(ActAnswer.Done.class);
  }

  /** The tax is paid on that day after the sale, and recorded the same day. */
  ActAnswer pay(String zone, String document, String bill, long fen, long day) {
    return pay(zone, on(day), document, bill, fen, day);
  }

  /** The same, recorded at another time. */
  ActAnswer pay(String zone, Instant at, String document, String bill, long fen, long day) {
    return acts.act(
        zone,
        at,
        "recordTaxPaid",
        "'document':'%s','taxBill':'%s','taxFen':%d,'paidOn':'%s'"
            .formatted(document, bill, fen, SOLD_ON.plusDays(day)));
  }

  /** Does what the database refuses: changes rows of a table that is only added to. */
  void tamper(String table, String change) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE %s DISABLE TRIGGER USER".formatted(table));
      assertThat(statement.executeUpdate("UPDATE %s SET %s".formatted(table, change))).isPositive();
      statement.execute("ALTER TABLE %s ENABLE TRIGGER USER".formatted(table));
    }
  }

  static String epcs(List<String> epcs) {
    return epcs.stream().collect(Collectors.joining("','", "'", "'"));
  }

  static String reason(ActAnswer answer) {
    assertThat(answer).isInstanceOf(ActAnswer.Refused.class);
    return ((ActAnswer.Refused) answer).code();
  }
}
