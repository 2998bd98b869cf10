package bondgate.server.stream;

import bondgate.events.Direction;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A zone with a sales point inside the special area, and bottles that customs knows all about. */
@ApplicationScoped
public class ShopZone {
  /** The item on its tills. */
  public static final String ITEM = "WINE-750";

  /** Of one bottle, without tax. */
  public static final long PRICE_FEN = 10_000;

  /** An act must fit into a leaf of the log. */
  private static final int MOST_ON_A_LIST = 1_000;

  private static final long LODGED_FEN = 900_000_000_000L;

  /** The sales point. */
  public static final String POINT = "P-1";

  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject Tables tables;
  @Inject AgroalDataSource database;

  private final Set<String> opened = new HashSet<>();
  private int papers;

  /** So many bottles on display in the server's own zone, which is opened the first time. */
  public List<String> bottles(String zone, int count) {
    if (opened.add(zone)) {
      open(zone);
    }
    List<String> all = new ArrayList<>();
    while (all.size() < count) {
      all.addAll(display(zone, Math.min(MOST_ON_A_LIST, count - all.size())));
    }
    return all;
  }

  /** So many bottles in the warehouse, where no shopper comes. */
  public List<String> stored(String zone, int count) {
    if (opened.add(zone)) {
      open(zone);
    }
    return store(zone, count);
  }

  /** A sales point outside of the special area, where nothing is handed out. */
  public void openOutside(String zone, String point) {
    if (!opened.add(zone + "/" + point)) {
      return;
    }
    acts.done(
        zone,
        TestZone.AT,
        "openSalesPoint",
        "'point':'%s','insideSpecialArea':false".formatted(point));
  }

  private void open(String zone) {
    Instant at = TestZone.AT;
    acts.done(
        zone,
        at,
        "registerItem",
        ("'item':'%s','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine','unit':'142',"
                + "'unitValueFen':9000,'fullTaxFen':5200,'cbecTaxFen':1789,"
                + "'details':{'specification':'750毫升/瓶','origin':'305','firstLegalUnit':'095',"
                + "'firstLegalFactorE5':75000,'secondLegalUnit':'035','secondLegalFactorE5':75000}")
            .formatted(ITEM));
    acts.done(
        zone,
        at,
        "lodgeGuarantee",
        "'instrument':'BH-1','kind':'INSURANCE','amountFen':%d,'validUntil':'2099-12-31'"
            .formatted(LODGED_FEN));
    acts.done(zone, at, "offerForSale", "'item':'%s','priceFen':%d".formatted(ITEM, PRICE_FEN));
    acts.done(zone, at, "openSalesPoint", "'point':'%s','insideSpecialArea':true".formatted(POINT));
  }

  /** Further bottles, through the dock. */
  private List<String> store(String zone, int bottles) {
    int run = ++papers;
    List<String> epcs =
        IntStream.range(0, bottles).mapToObj(i -> "E2801170%08X%08X".formatted(run, i)).toList();
    String list = BookZone.list('I', run);
    acts.done(
        zone,
        TestZone.AT,
        "acceptInboundList",
        "'listNo':'%s','lines':[{'item':'%s','epcs':[%s]}]"
            .formatted(list, ITEM, RetailZone.epcs(epcs)));
    desk.facts(zone, TestZone.crossings(epcs, "dock", Direction.IN, list));
    return epcs;
  }

  /** Further bottles, through dock and passage. */
  private List<String> display(String zone, int bottles) {
    List<String> epcs = store(zone, bottles);
    String pass = "HF-" + papers;
    acts.done(
        zone,
        TestZone.AT,
        "approveGatePass",
        "'passNo':'%s','epcs':[%s]".formatted(pass, RetailZone.epcs(epcs)));
    desk.facts(zone, TestZone.crossings(epcs, "passage", Direction.IN, pass));
    return epcs;
  }

  /** A permit of a gate, by the order in which they came. */
  public record Permit(long id, String document) {}

  /** The next permits that came after that one, at most a hundred. */
  public List<Permit> permitsAfter(String zone, long id) throws SQLException {
    List<Permit> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id, document FROM fence_permit WHERE id > ? AND zone = ? ORDER BY id LIMIT 100")) {
      statement.setLong(1, id);
      statement.setString(2, zone);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(new Permit(row.getLong(1), row.getString(2)));
        }
      }
    }
    return found;
  }

  /** How many rows that counts. */
  public long count(String sql) throws SQLException {
    return tables.count(sql);
  }

  /** The first column of all rows. */
  public List<String> texts(String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    }
    return all;
  }

  /** Does what only the owner of the tables could. */
  public void execute(String sql) throws SQLException {
    tables.execute(sql);
  }

  /** The tables of the database that hold a text somewhere, as letters or as bytes. */
  public List<String> tablesThatHold(String text) throws SQLException {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    List<String> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      for (String name : names) {
        String sql =
            "SELECT count(*) FROM %s t WHERE t::text LIKE '%%%s%%' OR t::text LIKE '%%%s%%'"
                .formatted(name, text, hex);
        if (tables.count(sql) > 0) {
          found.add(name);
        }
      }
    }
    return found;
  }

  /** Staff take pieces of an order back. */
  public void takeBack(String zone, String saleNo, List<String> epcs, Instant at) {
    acts.done(
        zone,
        at,
        "returnOrder",
        "'saleNo':'%s','epcs':[%s]".formatted(saleNo, RetailZone.epcs(epcs)));
  }

  /** Pieces leave through the exit, with that document's permission. */
  public void leave(String zone, List<String> epcs, String document) {
    leave(zone, "exit", epcs, document);
  }

  /** The same through another opening. */
  public void leave(String zone, String portal, List<String> epcs, String document) {
    desk.facts(zone, TestZone.crossings(epcs, portal, Direction.OUT, document));
  }
}
