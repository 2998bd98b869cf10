package bondgate.simulator.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody of the warehouse's staff with a handheld scanner, at the addresses of its pages: counts
 * in, puts away, picks, and counts in again in the centre. He does what the answers say.
 */
public final class Storekeeper {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String HANDHELD = "/staff/handheld";
  private static final Set<String> BAD = Set.of("WRONG", "STOP");
  private static final long AGAIN_AFTER_MILLIS = 100;
  private static final int BIN_HOLDS = 24;
  private static final int RACKS = 12;

  private final HttpJson http;
  private final InstantSource clock;
  private final String day;

  /**
   * A storekeeper at that server.
   *
   * @param day of the plan; what he did before the day was cut off is known by it
   */
  public Storekeeper(URI server, InstantSource clock, int day) {
    this.http = new HttpJson(server);
    this.clock = clock;
    this.day = "day" + day;
  }

  /** The bins of the warehouse and of the centre, if they are not there yet. */
  public void labelsTheBins() throws InterruptedException {
    for (int i = 1; i <= RACKS; i++) {
      label("A-%02d-01".formatted(i), "WAREHOUSE");
    }
    label("C-01-01", "CENTRE");
    label("C-02-01", "CENTRE");
  }

  private void label(String code, String place) throws InterruptedException {
    Map<String, String> bin =
        Map.of("code", code, "place", place, "capacity", "" + BIN_HOLDS * RACKS);
    // 422: it is there since an earlier day.
    insist(
        "bin " + code,
        () ->
            Optional.of(http.postForm(HANDHELD + "/bins", bin).status())
                .filter(status -> status == 303 || status == 422));
  }

  /**
   * Counts pieces in, in the warehouse by a list and in the centre by a pass; how many, and none if
   * that was done before.
   */
  public int countsIn(String paper, List<Bottle> bottles) throws InterruptedException {
    return works(paper, bottles.stream().map(Bottle::epc).toList(), "in-" + paper);
  }

  /** Picks the pieces of a pass; how many, and none if that was done before. */
  public int picks(String pass, List<Bottle> bottles) throws InterruptedException {
    return works(pass, bottles.stream().map(Bottle::epc).toList(), "pick-" + pass);
  }

  /** Puts pieces away, so many into each bin. */
  public void putsAway(List<Bottle> bottles, String rack) throws InterruptedException {
    String task = opens(Map.of("kind", "PUT_AWAY")).orElseThrow();
    // A bottle is put away twice a day, here and in the centre: each is a scan of its own.
    char place = rack.charAt(0);
    int bin = 0;
    for (int from = 0; from < bottles.size(); from += BIN_HOLDS) {
      int to = Math.min(bottles.size(), from + BIN_HOLDS);
      for (Bottle bottle : bottles.subList(from, to)) {
        sends(task, "SCAN", bottle.epc(), "put-%c-%s".formatted(place, bottle.epc()));
      }
      String label = rack.formatted(++bin);
      sends(task, "SCAN", label, "into-" + label + "-" + bottles.get(from).epc());
    }
    sends(task, "FINISH", "", "put-end-%c-%s".formatted(place, bottles.get(0).epc()));
  }

  private int works(String paper, List<String> epcs, String step) throws InterruptedException {
    Optional<String> task = opens(Map.of("text", paper));
    if (task.isEmpty()) {
      // Done before the day was cut off: the server says that there is nothing left to do.
      return 0;
    }
    for (String epc : epcs) {
      sends(task.get(), "SCAN", epc, step + "-" + epc);
    }
    sends(task.get(), "FINISH", "", step + "-end");
    return epcs.size();
  }

  /** Begins work or goes on with it; empty: there is nothing to do. */
  private Optional<String> opens(Map<String, String> asked) throws InterruptedException {
    String path =
        insist("work for the handheld", () -> Optional.of(http.opens(HANDHELD + "/start", asked)));
    return Optional.of(path).filter(one -> !one.isEmpty());
  }

  /**
   * A scan, said again under its key until the server has answered it.
   *
   * @throws IllegalStateException if the server does not take it: the message says why
   */
  private void sends(String task, String verb, String text, String step)
      throws InterruptedException {
    ObjectNode scan = HttpJson.JSON.createObjectNode();
    scan.put("key", key(step));
    scan.put("verb", verb);
    scan.put("text", text);
    scan.put("at", clock.instant().toString());
    scan.put("by", "desk");
    JsonNode answer =
        insist(
            "the answer to a scan",
            () -> {
              HttpJson.Reply reply = http.post(task + "/scans", scan);
              return reply.status() == 200
                  ? Optional.of(HttpJson.JSON.readTree(reply.body()))
                  : Optional.empty();
            });
    if (BAD.contains(answer.path("tone").asText())) {
      throw new IllegalStateException("the handheld says of '%s': %s".formatted(text, answer));
    }
  }

  /** Asks something of the server. */
  @FunctionalInterface
  private interface Asking<T> {
    Optional<T> ask() throws IOException, InterruptedException;
  }

  /** As a handheld does: a server that does not answer just now is asked again. */
  private static <T> T insist(String what, Asking<T> asking) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - deadline < 0) {
      Optional<T> answer = answer(asking);
      if (answer.isPresent()) {
        return answer.get();
      }
      // So that a server that starts is not asked thousands of times.
      Thread.sleep(AGAIN_AFTER_MILLIS);
    }
    throw new IllegalStateException(
        "waited %d s for this, and it did not come: %s".formatted(PATIENCE.toSeconds(), what));
  }

  private static <T> Optional<T> answer(Asking<T> asking) throws InterruptedException {
    try {
      return asking.ask();
    } catch (IOException e) {
      // It is away; the scan is kept, and sent again.
      return Optional.empty();
    }
  }

  private String key(String step) {
    String whole = day + "-" + step;
    return whole.replaceAll("[^A-Za-z0-9-]", "-").substring(0, Math.min(64, whole.length()));
  }
}
