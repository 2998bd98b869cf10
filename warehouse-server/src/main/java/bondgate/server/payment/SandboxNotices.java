package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.NoticeRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

  /** Makes a notification and decides whether its answer says that it was taken. */
  record Notice(Supplier<NoticeRequest> made, String mediaType, String takenSays) {
    private boolean isTakenBy(int status, String answer) {
      return status / 100 == 2 && answer.contains(takenSays);
    }
  }

  void send(String address, Notice notice, Duration delay) {
    schedule(address, notice, delay.toMillis(), 0);
  }

  private void schedule(String address, Notice notice, long delayMs, int sentBefore) {
    var unused =
        threads.schedule(() -> once(address, notice, sentBefore), delayMs, TimeUnit.MILLISECONDS);
  }

  private void once(String address, Notice notice, int sentBefore) {
    boolean taken = false;
    try {
      NoticeRequest made = notice.made().get();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(address))
              .timeout(PATIENCE)
              .setHeader("Content-Type", notice.mediaType())
              .POST(HttpRequest.BodyPublishers.ofByteArray(made.body()));
      for (Map.Entry<String, String> header : made.headers().entrySet()) {
        request.setHeader(header.getKey(), header.getValue());
      }
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      taken = notice.isTakenBy(answer.statusCode(), answer.body());
    } catch (IOException e) {
      LOG.debugf("a notification of the payment sandbox did not arrive: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (!taken && sentBefore < AGAIN_AFTER_S.length) {
      schedule(
          address, notice, TimeUnit.SECONDS.toMillis(AGAIN_AFTER_S[sentBefore]), sentBefore + 1);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
