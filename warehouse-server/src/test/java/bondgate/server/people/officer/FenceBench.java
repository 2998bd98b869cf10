package bondgate.server.people.officer;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How long the officer's pages of logs take over HTTP, from the request to the last byte, as the
 * logs grow to ten million events and a million sales: {@code mvn -Pfence-bench -pl
 * warehouse-server -am test}. Prints a table and writes {@code target/fence-bench.json}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(FenceBench.ZoneOfItsOwn.class)
class FenceBench {
  /** With the four openings of a centre that also sends parcels. */
  public static final class ZoneOfItsOwn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "bondgate.zone",
          ZONE,
          "bondgate.portals",
          "dock:ABROAD:WAREHOUSE,passage:WAREHOUSE:CENTRE,exit:STREET:CENTRE,"
              + "dispatch:STREET:WAREHOUSE");
    }
  }

  private static final String ZONE = "fence-bench";
  private static final List<Integer> SIZES =
      Arrays.stream(
              System.getProperty("bondgate.bench.events", "100000,1000000,10000000").split(",", -1))
          .map(Integer::valueOf)
          .toList();
  private static final int REQUESTS = Integer.getInteger("bondgate.bench.requests", 300);
  private static final int WARM_UP = Integer.getInteger("bondgate.bench.warm-up", 30);
  private static final int CHUNK = 1_000_000;
  private static final long SEED = 20261127;
  private static final LocalDateTime BEGIN = LocalDateTime.of(2025, 1, 1, 0, 0);

  @Inject AgroalDataSource database;

  @TestHTTPResource("/")
  URI server;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> json = new ArrayList<>();
  private final List<String> slow = new ArrayList<>();

  @Test
  void measure() throws Exception {
    FenceFill fill = new FenceFill(database, ZONE);
    fill.open();
    int there = 0;
    for (int size : SIZES) {
      long begun = System.nanoTime();
      while (there < size) {
        int next = Math.min(size, there + CHUNK);
        fill.events(there, next);
        there = next;
      }
      System.out.printf(
          Locale.ROOT,
          "BENCH %d events, filled in %.0f s%n",
          size,
          (System.nanoTime() - begun) / 1e9);
      Map<String, Long> whole = readWhole();
      for (Map.Entry<String, IntFunction<String>> one : cases(size).entrySet()) {
        time(size, one.getKey(), one.getValue());
      }
      // The database writes its figures down a moment after the work.
      TimeUnit.SECONDS.sleep(2);
      Map<String, Long> since = readWhole();
      whole.forEach((table, times) -> since.merge(table, -times, Long::sum));
      System.out.println("BENCH tables read as a whole, and how often: " + since);
    }
    Files.writeString(
        Path.of("target", "fence-bench.json"), "[\n  " + String.join(",\n  ", json) + "\n]\n");
    System.out.println("BENCH slower than 200 ms at p99: " + slow);
  }

  /** How often the tables that grow were read from end to end; a page that stops soon is none. */
  private Map<String, Long> readWhole() throws SQLException {
    Map<String, Long> times = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT relname, seq_tup_read / greatest(n_live_tup, 1) FROM pg_stat_user_tables"
                    + " WHERE relname IN"
                    + " ('fence_entry', 'fence_permit', 'goods_tag', 'ledger_transfer', 'sale',"
                    + " 'sale_order', 'sale_payment', 'sale_piece', 'sale_state', 'sale_step')")) {
      while (row.next()) {
        times.put(row.getString(1), row.getLong(2));
      }
    }
    return times;
  }

  /** What is asked, each time anew. */
  private static Map<String, IntFunction<String>> cases(int size) {
    Random random = new Random(SEED);
    Map<String, IntFunction<String>> cases = new LinkedHashMap<>();
    String fence = "/officer/fence?";
    cases.put("first page", i -> fence);
    cases.put("deep page", i -> fence + before(random, size));
    cases.put("rows that are new", i -> "/officer/fence/rows?after=" + leaf(size - 20));
    cases.put("time, an hour", i -> fence + hours(random, size, 1));
    cases.put("time, all", i -> fence + span(0, size));
    cases.put("place, common", i -> fence + "portal=exit&" + before(random, size));
    cases.put("place, rare", i -> fence + "portal=dispatch&" + before(random, size));
    cases.put("place, never", i -> fence + "portal=annex");
    cases.put("tag, whole", i -> fence + "tag=" + epc(tag(random, size)));
    cases.put("tag, its end", i -> fence + "tag=" + epc(tag(random, size)).substring(18));
    cases.put("tag, its middle", i -> fence + "tag=0" + epc(tag(random, size)).substring(18, 23));
    cases.put("tag, none", i -> fence + "tag=FFFFFFFFFFFF");
    cases.put("verdict, common", i -> fence + "verdict=PERMITTED&" + before(random, size));
    cases.put("verdict, rare", i -> fence + "verdict=NOT_ON_BOOK");
    cases.put("verdict, never", i -> fence + "verdict=UNKNOWN_TAG");
    cases.put("sighting", i -> fence + "verdict=STILL&" + before(random, size));
    cases.put("place and verdict, never both", i -> fence + "portal=dock&verdict=NOT_PERMITTED");
    cases.put(
        "place, verdict and time",
        i -> fence + "portal=exit&verdict=PERMITTED&" + hours(random, size, 24));
    cases.put("person", i -> fence + "person=" + buyer(random, size));
    cases.put("person and verdict", i -> fence + "verdict=PERMITTED&person=" + buyer(random, size));
    String match = "/officer/match?";
    cases.put("match, a day", i -> match + hours(random, size, 24));
    cases.put("match, all", i -> match + span(0, size));
    cases.put(
        "match, deep", i -> match + span(0, size) + "&before=" + leaf(random.nextInt(size)) + "-");
    cases.put(
        "match, sold and inside", i -> match + "verdict=SOLD_INSIDE&" + hours(random, size, 24));
    cases.put(
        "match, gate without book", i -> match + "verdict=GATE_WITHOUT_BOOK&" + span(0, size));
    cases.put("match, a tag", i -> match + span(0, size) + "&tag=" + epc(tag(random, size)));
    cases.put("match, counts of a day", i -> "/officer/match/counts?" + hours(random, size, 24));
    return cases;
  }

  private void time(int size, String what, IntFunction<String> address) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      get(address.apply(i));
    }
    long[] times = new long[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      String asked = address.apply(i);
      long begun = System.nanoTime();
      get(asked);
      times[i] = System.nanoTime() - begun;
    }
    Arrays.sort(times);
    double p50 = times[REQUESTS / 2] / 1e6;
    double p99 = times[REQUESTS * 99 / 100] / 1e6;
    double longest = times[REQUESTS - 1] / 1e6;
    System.out.printf(
        Locale.ROOT,
        "BENCH %,12d  %-32s p50 %7.1f ms  p99 %7.1f ms  longest %7.1f ms%n",
        size,
        what,
        p50,
        p99,
        longest);
    json.add(
        String.format(
            Locale.ROOT,
            "{\"events\": %d, \"page\": \"%s\", \"p50Ms\": %.1f, \"p99Ms\": %.1f, \"longestMs\": %.1f}",
            size,
            what,
            p50,
            p99,
            longest));
    if (p99 > 200) {
      slow.add(size + " " + what);
    }
  }

  private void get(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(server.resolve(address)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("role=\"alert\"");
  }

  private static long leaf(long event) {
    return event * FenceFill.LEAVES_APART;
  }

  private static String before(Random random, int size) {
    return "before=" + leaf(random.nextInt(size));
  }

  private static int tag(Random random, int size) {
    return random.nextInt(size / FenceFill.EVENTS_OF_A_TAG);
  }

  private static String epc(int tag) {
    return "3074257BF7%014X".formatted(tag);
  }

  private static String buyer(Random random, int size) {
    int buyers = Math.min(FenceFill.BUYERS, size / FenceFill.EVENTS_OF_A_TAG);
    return "buyer-%037d".formatted(random.nextInt(buyers));
  }

  private static String hours(Random random, int size, int hours) {
    int events = hours * 3600 / FenceFill.SECONDS_APART;
    int begin = random.nextInt(Math.max(1, size - events));
    return span(begin, begin + events);
  }

  /** The time of those events; never more than a year. */
  private static String span(int from, int until) {
    return List.of(Map.entry("from", from), Map.entry("until", until)).stream()
        .map(
            one ->
                one.getKey()
                    + "="
                    + URLEncoder.encode(
                        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                            BEGIN.plusSeconds((long) one.getValue() * FenceFill.SECONDS_APART)),
                        StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
