package bondgate.server.people;

import bondgate.server.stream.ZoneCommitted;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines to all open pages: server-sent events at {@code /live}, a {@code commit} after each
 * commit and a {@code beat} every four seconds, so that a page can tell silence from a dead line.
 * Bounded: a fixed number of lines, and none of them keeps a queue.
 */
@ApplicationScoped
class LiveLines {
  static final int MOST_LINES = 256;
  static final long BEAT_MILLIS = 4000;
  private static final int TOO_MANY = 503;

  private final Set<LiveLine> lines = ConcurrentHashMap.newKeySet();

  void install(@Observes Router router, Vertx vertx) {
    router.get("/live").handler(this::open);
    vertx.setPeriodic(BEAT_MILLIS, timer -> beat());
  }

  /** Without this an open page would hold up the stop for the whole time of grace. */
  void stop(@Observes ShutdownEvent stopping) {
    lines.forEach(LiveLine::end);
  }

  void beat() {
    lines.forEach(LiveLine::tellBeat);
  }

  /** Tells every page that something was committed. From any thread; never blocks. */
  void tell() {
    lines.forEach(LiveLine::tell);
  }

  void committed(@ObservesAsync ZoneCommitted committed) {
    tell();
  }

  int open() {
    return lines.size();
  }

  private void open(RoutingContext routing) {
    if (lines.size() >= MOST_LINES) {
      routing.response().setStatusCode(TOO_MANY).putHeader("Retry-After", "30").end();
      return;
    }
    LiveLine line = new LiveLine(routing.request(), routing.vertx().getOrCreateContext());
    lines.add(line);
    routing.addEndHandler(ended -> lines.remove(line));
    routing.response().closeHandler(closed -> lines.remove(line));
    line.open();
  }
}
