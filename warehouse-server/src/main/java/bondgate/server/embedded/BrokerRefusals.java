package bondgate.server.embedded;

import bondgate.events.AccessRefused;
import bondgate.events.AccessRefused.Why;
import bondgate.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.jboss.logging.Logger;

/**
 * Tells the server, on a topic that only the broker writes, what was refused to whoever goes by a
 * device's name: the first of a kind at once, then how many there were, at most once a minute for
 * each device and kind. Only enrolled devices have names here, so nobody can fill its memory.
 */
final class BrokerRefusals implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(BrokerRefusals.class);
  private static final Duration TOLD_EVERY = Duration.ofMinutes(1);
  private static final int MOST_WAITING = 1_000;
  private static final int HEADERS_BYTES = 512;

  private final InstantSource clock;
  private final Map<String, Kept> kept = new HashMap<>();
  private final ExecutorService telling =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          task -> new Thread(task, "broker-refusals"));
  private volatile ActiveMQServer broker;

  BrokerRefusals(InstantSource clock) {
    this.clock = clock;
  }

  /** By which broker it tells; before that nobody can have been refused. */
  void tellBy(ActiveMQServer server) {
    broker = server;
  }

  /** Something was refused. Called on the broker's own threads, so it only queues. */
  void add(String user, Why why, String tried) {
    long times;
    synchronized (kept) {
      Instant now = clock.instant();
      Kept before = kept.getOrDefault(user + " " + why, new Kept(Instant.MIN, 0));
      boolean tells = !before.toldAt().plus(TOLD_EVERY).isAfter(now);
      times = before.untold() + 1;
      kept.put(user + " " + why, tells ? new Kept(now, 0) : new Kept(before.toldAt(), times));
      if (!tells) {
        return;
      }
    }
    LOG.warnf("the broker refused %s: %s, %d times: %s", user, why, times, tried);
    try {
      telling.execute(() -> tell(user, new AccessRefused(why, times, tried)));
    } catch (RejectedExecutionException e) {
      LOG.warn("it is not told to the server: too much is, or the broker stops");
    }
  }

  private void tell(String user, AccessRefused refused) {
    Topics.Source device = Topics.Source.ofUser(user);
    try {
      ActiveMQServer server = broker;
      CoreMessage message = new CoreMessage(server.getStorageManager().generateID(), HEADERS_BYTES);
      message.setAddress(
          SimpleString.of(Topics.refused(device.zone(), device.device()).replace('/', '.')));
      message.setRoutingType(RoutingType.MULTICAST);
      message.setType(Message.BYTES_TYPE);
      message.setDurable(true);
      message.getBodyBuffer().writeBytes(refused.write());
      server.getPostOffice().route(message, false);
    } catch (Exception e) {
      LOG.errorf(e, "the server cannot be told what the broker refused to %s", user);
    }
  }

  @Override
  public void close() {
    telling.shutdown();
  }

  /** What is remembered of one device and kind. */
  private record Kept(Instant toldAt, long untold) {}
}
