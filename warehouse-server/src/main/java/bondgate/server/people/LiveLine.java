package bondgate.server.people;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open browser page that wants to hear of commits. Holds no queue: between two writes it
 * remembers only that there is something to tell, because the page fetches the news itself.
 */
final class LiveLine {
  /** Beats in a row that could not be written, at the last of which the line is cut. */
  static final int MOST_MISSED_BEATS = 5;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context context;
  private final AtomicBoolean waiting = new AtomicBoolean();

  // Owned by the context's thread.
  private boolean owed;
  private int missedBeats;

  LiveLine(HttpServerRequest request, Context context) {
    this.request = request;
    this.response = request.response();
    this.context = context;
  }

  /** Sends the head. On the context's thread. */
  void open() {
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no")
        .drainHandler(
            drained -> {
              if (owed) {
                commit();
              }
            });
    beat();
  }

  /** Says that something was committed. From any thread; never blocks, never queues twice. */
  void tell() {
    if (waiting.compareAndSet(false, true)) {
      context.runOnContext(
          now -> {
            waiting.set(false);
            commit();
          });
    }
  }

  /** Says that the line is alive, and cuts it if the other side has long stopped reading. */
  void tellBeat() {
    context.runOnContext(now -> beat());
  }

  /** Ends the line; the page will try again. */
  void end() {
    context.runOnContext(
        now -> {
          if (!response.ended()) {
            response.end();
          }
        });
  }

  private void commit() {
    owed = !write("event: commit\ndata: 1\n\n");
  }

  private void beat() {
    if (write("event: beat\ndata: 1\n\n")) {
      missedBeats = 0;
      return;
    }
    missedBeats++;
    if (missedBeats == MOST_MISSED_BEATS) {
      cut();
    }
  }

  /**
   * Closes the socket from below. An orderly close, which the upper handlers make of any other one,
   * would wait behind what the other side does not read: forever.
   */
  private void cut() {
    if (request.connection() instanceof ConnectionBase connection) {
      ChannelHandlerContext lowest = connection.channel().pipeline().firstContext();
      if (lowest != null) { // null: it is closed already
        var unused = lowest.close();
      }
    } else {
      request.connection().close();
    }
  }

  private boolean write(String event) {
    if (response.ended() || response.closed() || response.writeQueueFull()) {
      return false;
    }
    response.write(event);
    return true;
  }
}
