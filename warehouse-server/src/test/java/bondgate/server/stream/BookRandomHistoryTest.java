package bondgate.server.stream;

import static bondgate.server.stream.BookZone.BOOK;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.book.BookEntry;
import bondgate.server.book.BookReading;
import bondgate.server.book.DocumentKind;
import bondgate.server.book.Holding;
import bondgate.server.book.Reconciliation;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.BookModel.Doc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A long random life of a book equals a small model, and every report over it adds up. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BookRandomHistoryTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int STEPS = Integer.getInteger("bondgate.book.steps", 400);
  private static final List<String> ITEMS = List.of("A", "B", "C");
  private static final List<DocumentKind> KINDS =
      List.of(
          DocumentKind.INBOUND_LIST,
          DocumentKind.OUTBOUND_LIST,
          DocumentKind.RETURN_ABROAD,
          DocumentKind.DESTRUCTION,
          DocumentKind.SAMPLE,
          DocumentKind.SAMPLE_BACK,
          DocumentKind.SHORTAGE,
          DocumentKind.OVERAGE);

  @Inject BookZone book;
  @Inject BookReading reading;

  private final BookModel model = new BookModel();
  private String zone;
  private Random random;
  private Instant now = START;
  private int number;
  private int refusals;
  private final Map<Instant, Map<String, Map<Holding, Long>>> snapshots = new TreeMap<>();

  @Test
  void aRandomLifeEqualsTheModelAndEveryReportAddsUp() {
    long seed = Long.getLong("bondgate.book.seed", System.nanoTime());
    System.out.println("BookRandomHistoryTest: -Dbondgate.book.seed=" + seed);
    random = new Random(seed);
    zone = "random-" + Long.toUnsignedString(seed, 36);
    ITEMS.forEach(item -> book.register(zone, now, item, 100 + item.charAt(0)));
    for (int step = 0; step < STEPS; step++) {
      now = now.plusSeconds(60);
      step();
      if (step % 40 == 0) {
        compare();
        snapshots.put(now, snapshot());
      }
    }
    compare();

    assertThat(refusals).as("refused documents").isPositive();
    assertThat(model.moved.size()).as("moved documents").isGreaterThan(STEPS / 8);
    thePastIsWhatItWas();
    everySpanAddsUp();
  }

  private void step() {
    int dice = random.nextInt(10);
    if (dice >= 5 && dice < 8 && !model.waiting.isEmpty()) {
      end(BookModel.any(random, model.waiting));
    } else if (dice == 8) {
      stockTake();
    } else if (dice == 9 && !model.moved.isEmpty()) {
      correct(BookModel.any(random, model.moved));
    } else {
      document();
    }
  }

  private void document() {
    DocumentKind kind = BookModel.any(random, KINDS);
    DocumentKind.Route route = BookModel.any(random, kind.routes());
    boolean paper = kind == DocumentKind.INBOUND_LIST || kind == DocumentKind.OUTBOUND_LIST;
    boolean list = paper || kind == DocumentKind.RETURN_ABROAD;
    String no = list ? BookZone.list('I', ++number) : "D-" + ++number;
    long pieces = 1L + random.nextInt(kind == DocumentKind.INBOUND_LIST ? 60 : 20);
    Doc doc = new Doc(no, BookModel.any(random, ITEMS), pieces, route.from(), route.to());
    boolean done =
        act(
            "acceptDocument",
            ("'kind':'%s','number':'%s','customsNo':'H-%d','lines':"
                    + "[{'item':'%s','quantity':%d,'from':'%s','to':'%s'}]")
                .formatted(kind, no, number, doc.item(), pieces, route.from(), route.to()));
    assertThat(done).as("%s against %s", doc, model.stock(doc.item())).isEqualTo(model.fits(doc));
    if (done && kind.conditions(false).isEmpty()) {
      model.move(doc);
    } else if (done) {
      model.reserve(doc);
    }
  }

  private void end(Doc doc) {
    if (random.nextInt(4) == 0) {
      boolean done =
          act("reportStep", "'document':'%s','step':'WITHDRAWN'".formatted(doc.number()));
      assertThat(done).isTrue();
      model.free(doc);
      return;
    }
    String step = "'document':'%s','step':'%s','paperNo':'P-1'";
    if (doc.to() == Holding.DESTROYED) {
      assertThat(act("reportStep", step.formatted(doc.number(), "WITNESSED"))).isTrue();
    } else {
      if (doc.from() != Holding.ABROAD) {
        assertThat(act("reportStep", step.formatted(doc.number(), "RELEASED"))).isTrue();
      }
      String pass = BookZone.pass('I', ++number);
      assertThat(act("reportStep", BookZone.passed(doc.number(), pass, 1, doc.pieces()))).isTrue();
    }
    model.free(doc);
    model.move(doc);
  }

  private void stockTake() {
    String item = BookModel.any(random, ITEMS);
    long onBook =
        model.there(item, Holding.WAREHOUSE) + model.there(item, Holding.SURPLUS_WAREHOUSE);
    long counted = Math.max(0, onBook + random.nextInt(7) - 3);
    String no = "PD-" + ++number;
    long off = counted - onBook;
    Doc doc =
        off < 0
            ? new Doc(no, item, -off, Holding.WAREHOUSE, Holding.MISSING_WAREHOUSE)
            : new Doc(no, item, off, Holding.FOUND, Holding.SURPLUS_WAREHOUSE);
    boolean done =
        act(
            "recordStockTake",
            "'number':'%s','place':'WAREHOUSE','counts':[{'item':'%s','counted':%d}]"
                .formatted(no, item, counted));
    assertThat(done).as(doc.toString()).isEqualTo(off == 0 || model.fits(doc));
    if (done && off != 0) {
      model.move(doc);
    }
  }

  private void correct(Doc original) {
    long pieces = 1L + random.nextInt(5);
    Doc doc = new Doc("GZ-" + ++number, original.item(), pieces, original.to(), original.from());
    boolean done =
        act(
            "takeBack",
            ("'kind':'CORRECTION','number':'%s','original':'%s','reason':'wrong','parts':"
                    + "[{'line':1,'quantity':%d}]")
                .formatted(doc.number(), original.number(), pieces));
    long left = model.correctable.get(original.number());
    assertThat(done).as("%s of %s", doc, original).isEqualTo(pieces <= left && model.fits(doc));
    if (done) {
      model.correctable.put(original.number(), left - pieces);
      model.move(doc);
    }
  }

  private boolean act(String act, String fields) {
    ActAnswer answer = book.act(zone, now, act, fields);
    if (answer instanceof ActAnswer.Refused) {
      refusals++;
    }
    return answer instanceof ActAnswer.Done;
  }

  private Map<String, Map<Holding, Long>> snapshot() {
    Map<String, Map<Holding, Long>> all = new TreeMap<>();
    ITEMS.forEach(item -> all.put(item, model.stock(item)));
    return all;
  }

  private void compare() {
    Map<String, Map<Holding, Long>> read = new TreeMap<>();
    ITEMS.forEach(item -> read.put(item, new TreeMap<>()));
    for (BookReading.Stock row : reading.stock(zone, BOOK)) {
      if (row.pieces() != 0) {
        read.get(row.item()).put(row.holding(), row.pieces());
        assertThat(row.valueFen()).isEqualTo(row.pieces() * (100 + row.item().charAt(0)));
      }
    }
    assertThat(read).isEqualTo(snapshot());
  }

  /** The stock card of any past instant is what the model was then. */
  private void thePastIsWhatItWas() {
    snapshots.forEach(
        (then, stock) ->
            stock.forEach(
                (item, expected) -> {
                  Map<Holding, Long> card = new TreeMap<>();
                  reading
                      .card(zone, BOOK, item, then, then)
                      .forEach(
                          row -> {
                            if (row.pieces() != 0) {
                              card.put(row.holding(), row.pieces());
                            }
                          });
                  assertThat(card).as("%s at %s", item, then).isEqualTo(expected);
                }));
  }

  private void everySpanAddsUp() {
    List<Instant> ends = new ArrayList<>(snapshots.keySet());
    for (int i = 0; i < 6; i++) {
      Instant one = BookModel.any(random, ends);
      Instant other = BookModel.any(random, ends);
      Instant from = one.isBefore(other) ? one : other;
      Instant until = one.isBefore(other) ? other : one;
      for (BookReading.In in : BookReading.In.values()) {
        Reconciliation report = reading.reconcile(zone, BOOK, from, until, in);
        assertThat(report.broken()).as("%s to %s", from, until).isEmpty();
        ITEMS.forEach(item -> assertThat(report.item(item).statusChanges()).isZero());
      }
    }
    aMissingEntryIsShown();
  }

  /** The identity is no tautology: one entry less, and the line says so. */
  private void aMissingEntryIsShown() {
    List<BookEntry> entries =
        new ArrayList<>(
            reading.entries(zone, BOOK, START, now.plusSeconds(1), BookReading.In.PIECES));
    Map<Reconciliation.Key, Long> closing = new java.util.HashMap<>();
    reading
        .stock(zone, BOOK)
        .forEach(
            row -> closing.put(new Reconciliation.Key(row.item(), row.holding()), row.pieces()));
    assertThat(Reconciliation.of(Map.of(), entries, closing, java.util.Set.of()).broken())
        .isEmpty();
    BookEntry lost = entries.remove(entries.size() / 2);
    assertThat(Reconciliation.of(Map.of(), entries, closing, java.util.Set.of()).broken())
        .as("without %s", lost)
        .isNotEmpty();
  }
}
