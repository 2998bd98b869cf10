package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.NoticeRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends the sandbox's notifications over HTTP, again until they are taken, signed anew each time.
 */
final class SandboxNotices implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SandboxNotices.class);
  private static final long[] AGAIN_AFTER_S = {1, 3, 10};
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "payment-sandbox");
            thread.setDaemon(true);
            return thread;
          });
  private final SandboxOwed owed;
  private final Function<SandboxOwed.Notice, Optional<Notice>> maker;
  private final InstantSource clock;

  /**
   * Sends what is owed.
   *
   * @param maker makes a notification; empty if there is nothing to tell after all
   */
  SandboxNotices(
      SandboxOwed owed, Function<SandboxOwed.Notice, Optional<Notice>> maker, InstantSource clock) {
    this.owed = owed;
    this.maker = maker;
    this.clock = clock;
  }

  /** Makes a notification and decides whether its answer says that it was taken. */
  record Notice(String address, Supplier<NoticeRequest> made, String mediaType, String takenSays) {
    private boolean isTakenBy(int status, String answer) {
      return status / 100 == 2 && answer.contains(takenSays);
    }
  }

  /** Writes down that it is owed, which {@link #send} then does. */
  SandboxOwed.Notice owe(
      SandboxOwed.About about, String paymentNo, String refundNo, Duration delay) {
    return owed.owe(about, paymentNo, refundNo, clock.millis() + delay.toMillis());
  }

  /** It is not owed after all. */
  void drop(SandboxOwed.Notice notice) {
    owed.end(notice);
  }

  /** After a start: what was owed before is sent, first a moment after, when the server listens. */
  void sendAllOwed() {
    owed.all().forEach(notice -> schedule(notice, Math.max(1_000, waits(notice))));
  }

  void send(SandboxOwed.Notice notice) {
    schedule(notice, Math.max(0, waits(notice)));
  }

  private long waits(SandboxOwed.Notice notice) {
    return notice.dueAtMs() - clock.millis();
  }

  private void schedule(SandboxOwed.Notice notice, long delayMs) {
    try {
      var unused = threads.schedule(() -> once(notice), delayMs, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debugf("the payment sandbox stops: notification %d stays owed", notice.no());
    }
  }

  private void once(SandboxOwed.Notice notice) {
    boolean taken;
    try {
      Optional<Notice> made = maker.apply(notice);
      taken = made.isEmpty() || isTaken(made.get());
    } catch (IOException e) {
      LOG.debugf("a notification of the payment sandbox did not arrive: %s", e.getMessage());
      taken = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (taken || notice.sent() >= AGAIN_AFTER_S.length) {
      owed.end(notice);
    } else {
      long wait = TimeUnit.SECONDS.toMillis(AGAIN_AFTER_S[notice.sent()]);
      schedule(owed.again(notice, clock.millis() + wait), wait);
    }
  }

  private boolean isTaken(Notice notice) throws IOException, InterruptedException {
    NoticeRequest made = notice.made().get();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(notice.address()))
            .timeout(PATIENCE)
            .setHeader("Content-Type", notice.mediaType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(made.body()));
    for (Map.Entry<String, String> header : made.headers().entrySet()) {
      request.setHeader(header.getKey(), header.getValue());
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return notice.isTakenBy(answer.statusCode(), answer.body());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
