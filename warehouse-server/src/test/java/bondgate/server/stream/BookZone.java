package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.book.BookReading;
import bondgate.server.book.BookReading.Stock;
import bondgate.server.book.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Hands acts about the account book in as JSON, as over HTTP, at any time one likes. */
@ApplicationScoped
public class BookZone {
  public static final String BOOK = "T0000W000001";

  @Inject TestZone desk;
  @Inject BookReading reading;

  private int last;

  /**
   * One act in one transaction of its own; rolled back unless it is done.
   *
   * @param act its name and its fields, as JSON without the braces, id and actor
   */
  public ActAnswer act(String zone, Instant at, String act, String fields) {
    return act(zone, at, "staff:ls-07", act, fields);
  }

  /** The same, by somebody. */
  public ActAnswer act(String zone, Instant at, String actor, String act, String fields) {
    return desk.act(zone, at, asked("a-" + ++last, actor, act, fields));
  }

  /** An act as it comes in over HTTP. */
  public static ZoneAct asked(String id, String actor, String act, String fields) {
    String json =
        "{\"act\":\"%s\",\"id\":\"%s\",\"actor\":\"%s\",%s}"
            .formatted(act, id, actor, fields.replace('\'', '"'));
    try {
      return ActJson.read(json.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedActException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** It must take effect; its leaf. */
  public long done(String zone, Instant at, String act, String fields) {
    ActAnswer answer = act(zone, at, act, fields);
    assertThat(answer).as(fields).isInstanceOf(ActAnswer.Done.class);
    return ((ActAnswer.Done) answer).leafIndex();
  }

  /** An item of that value, with no tax on it. */
  public void register(String zone, Instant at, String item, long unitValueFen) {
    done(
        zone,
        at,
        "registerItem",
        "'item':'%s','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine','unit':'142',"
                .formatted(item)
            + "'unitValueFen':%d,'fullTaxFen':0,'cbecTaxFen':0".formatted(unitValueFen));
  }

  /** Brings pieces into the warehouse, by a list that is released and passes the gate whole. */
  public void bringIn(String zone, Instant at, String bookNo, String item, long pieces, int no) {
    String list = list('I', no);
    document(zone, at, bookNo, "INBOUND_LIST", list, item, pieces);
    done(zone, at, "reportStep", passed(list, pass('I', no), 1, pieces));
  }

  private void document(
      String zone, Instant at, String bookNo, String kind, String number, String item, long n) {
    done(
        zone,
        at,
        "acceptDocument",
        "'bookNo':'%s','kind':'%s','number':'%s','lines':[{'item':'%s','quantity':%d}]"
            .formatted(bookNo, kind, number, item, n));
  }

  /** Number of a list 核注清单. */
  public static String list(char direction, int no) {
    return "QD830126%s%09d".formatted(direction, no);
  }

  /** Number of a gate pass 核放单. */
  public static String pass(char direction, int no) {
    return "Z8301%s260301%012d".formatted(direction, no);
  }

  /** Pieces of a line passed the gate. */
  public static String passed(String document, String pass, int line, long pieces) {
    return "'document':'%s','step':'PASSED','paperNo':'%s','parts':[{'line':%d,'quantity':%d}]"
        .formatted(document, pass, line, pieces);
  }

  /** What is not empty of an item: pieces "there +planned in -planned out". */
  public Map<Holding, String> stock(String zone, String bookNo, String item) {
    Map<Holding, String> stock = new TreeMap<>();
    for (Stock row : reading.stock(zone, bookNo)) {
      if (row.item().equals(item)
          && (row.pieces() != 0 || row.plannedIn() != 0 || row.plannedOut() != 0)) {
        stock.put(
            row.holding(),
            row.pieces()
                + (row.plannedIn() == 0 ? "" : " +" + row.plannedIn())
                + (row.plannedOut() == 0 ? "" : " -" + row.plannedOut()));
      }
    }
    return stock;
  }

  /** The value of what is in each account of an item, in fen; empty ones left out. */
  public Map<Holding, Long> value(String zone, String bookNo, String item) {
    Map<Holding, Long> value = new TreeMap<>();
    for (Stock row : reading.stock(zone, bookNo)) {
      if (row.item().equals(item) && row.valueFen() != 0) {
        value.put(row.holding(), row.valueFen());
      }
    }
    return value;
  }
}
