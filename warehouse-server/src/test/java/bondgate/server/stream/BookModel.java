package bondgate.server.stream;

import bondgate.server.book.Holding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The account book in a hundred lines: what is in each account, and what is reserved. */
final class BookModel {
  record Doc(String number, String item, long pieces, Holding from, Holding to) {}

  private final Map<String, Map<Holding, Long>> there = new TreeMap<>();
  private final Map<String, Map<Holding, Long>> reserved = new TreeMap<>();
  final List<Doc> waiting = new ArrayList<>();
  final List<Doc> moved = new ArrayList<>();
  final Map<String, Long> correctable = new TreeMap<>();

  long there(String item, Holding holding) {
    return there.getOrDefault(item, Map.of()).getOrDefault(holding, 0L);
  }

  long available(String item, Holding holding) {
    return there(item, holding) - reserved.getOrDefault(item, Map.of()).getOrDefault(holding, 0L);
  }

  private static boolean source(Holding holding) {
    return holding == Holding.ABROAD || holding == Holding.FOUND || holding == Holding.STREET;
  }

  boolean fits(Doc doc) {
    return source(doc.from()) || available(doc.item(), doc.from()) >= doc.pieces();
  }

  void reserve(Doc doc) {
    add(reserved, doc.item(), doc.from(), doc.pieces());
    waiting.add(doc);
  }

  void free(Doc doc) {
    add(reserved, doc.item(), doc.from(), -doc.pieces());
    waiting.remove(doc);
  }

  void move(Doc doc) {
    add(there, doc.item(), doc.from(), -doc.pieces());
    add(there, doc.item(), doc.to(), doc.pieces());
    moved.add(doc);
    correctable.put(doc.number(), doc.pieces());
  }

  /** What is not empty, as the book's own test reading says it. */
  Map<Holding, Long> stock(String item) {
    Map<Holding, Long> stock = new TreeMap<>();
    there
        .getOrDefault(item, Map.of())
        .forEach(
            (holding, pieces) -> {
              if (pieces != 0) {
                stock.put(holding, pieces);
              }
            });
    return stock;
  }

  private static void add(
      Map<String, Map<Holding, Long>> sums, String item, Holding holding, long pieces) {
    sums.computeIfAbsent(item, key -> new EnumMap<>(Holding.class))
        .merge(holding, pieces, Long::sum);
  }

  static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
