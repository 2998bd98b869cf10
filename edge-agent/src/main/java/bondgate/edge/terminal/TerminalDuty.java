package bondgate.edge.terminal;

import bondgate.edge.outbox.OutboxException;
import bondgate.edge.outbox.ToldOnce;
import bondgate.edge.outbox.WaitingFacts;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.TerminalsSettings;
import bondgate.till.Octets;
import bondgate.till.device.BackOff;
import bondgate.till.terminal.FaceTerminals;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jboss.logging.Logger;

/**
 * The terminals' duty: one thread that listens at their broker, and records what they say. Nothing
 * else waits for it.
 */
public final class TerminalDuty implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TerminalDuty.class);
  private static final long TURN_MILLIS = 100;

  private final EdgeSettings settings;
  private final InstantSource steady;
  private final InstantSource wall;
  private final RandomGenerator random;
  private final WaitingFacts facts;
  private final TerminalQueue queue = new TerminalQueue();
  private final Optional<TerminalDesk> desk;
  private final AtomicReference<Set<String>> forgotten = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "face terminals");
  private volatile boolean stopping;
  private volatile String broker = "not connected yet";
  // Owned by the thread.
  private TerminalLink link;
  private int failures;
  private Instant connectAt = Instant.MIN;

  /**
   * A duty that is not started yet; without terminals it does nothing.
   *
   * @param salt secret of this place
   * @param facts takes what changes of a terminal's state
   * @param steady what everything that waits goes by
   * @param wall what records are told in
   */
  public TerminalDuty(
      EdgeSettings settings,
      Octets salt,
      ToldOnce told,
      WaitingFacts facts,
      InstantSource steady,
      InstantSource wall,
      RandomGenerator random) {
    this.settings = settings;
    this.steady = steady;
    this.wall = wall;
    this.random = random;
    this.facts = facts;
    this.desk =
        settings
            .terminals()
            .map(own -> new TerminalDesk(own, salt, told, facts, this::confirm, steady.instant()));
  }

  /** Starts the thread. */
  public void start() {
    if (desk.isPresent()) {
      thread.start();
    }
  }

  /** Leaves the broker, records what waits, and ends the thread. */
  @Override
  public void close() {
    stopping = true;
    try {
      thread.join(7000); // a connection that is being made is waited for
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How the terminals stand. */
  public List<TerminalStatus> terminals() {
    return desk.map(one -> one.status(broker)).orElse(List.of());
  }

  /** Messages that did not fit into memory, or came from nobody who is set here. */
  public long unheard() {
    return queue.dropped() + desk.map(TerminalDesk::strange).orElse(0L);
  }

  /** These are members no longer; any thread may say so. */
  public void forget(List<String> persons) {
    forgotten.set(Set.copyOf(persons));
  }

  /** The salt in the agent's data folder, made at the first start. */
  public static Octets salt(EdgeSettings settings, RandomGenerator random) throws OutboxException {
    return TerminalSalt.of(settings.data().resolve("terminals.salt"), random);
  }

  private void confirm(FaceTerminals.Message message) {
    if (link != null) {
      link.publish(message);
    }
  }

  private void run() {
    TerminalDesk own = desk.orElseThrow();
    try {
      while (!stopping) {
        connected();
        TerminalLink.Heard heard = queue.poll(TURN_MILLIS);
        TerminalDesk.Moment now = new TerminalDesk.Moment(steady.instant(), wall.instant());
        Set<String> gone = forgotten.getAndSet(null);
        if (gone != null) {
          own.forget(gone);
        }
        own.turn(now);
        if (heard != null) {
          taken(own, heard, now);
        }
        facts.write(now.steady());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (link != null) {
        link.close();
      }
      facts.writeLast(steady.instant());
    }
  }

  /** No message, whatever is in it, ends the thread for all terminals. */
  private static void taken(TerminalDesk own, TerminalLink.Heard heard, TerminalDesk.Moment now) {
    try {
      own.heard(heard, now);
    } catch (RuntimeException e) {
      // Without the exception's text, which may hold a piece of the message.
      LOG.errorf("face terminal: a message was not understood: %s", e.getClass().getName());
    }
  }

  private void connected() {
    if (link != null && !link.lost().isEmpty()) {
      away(link.lost());
      link.close();
      link = null;
    }
    Instant now = steady.instant();
    if (link != null || now.isBefore(connectAt)) {
      return;
    }
    TerminalsSettings own = settings.terminals().orElseThrow();
    String client = "bondgate-%s-%s-terminals".formatted(settings.zone(), settings.device());
    try {
      link = TerminalLink.open(own.broker(), client, queue::offer);
      failures = 0;
      broker = "";
      LOG.infof("face terminals: connected to %s", own.broker().url());
    } catch (MqttException e) {
      away(TerminalLink.said(e));
    }
  }

  private void away(String why) {
    failures++;
    connectAt = steady.instant().plus(BackOff.usual().pause(failures, random));
    if (broker.isEmpty() || failures == 1) {
      LOG.warnf("face terminals: the broker is away: %s", why);
    }
    broker = why;
  }
}
