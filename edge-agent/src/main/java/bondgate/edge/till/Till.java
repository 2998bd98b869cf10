package bondgate.edge.till;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.outbox.Fact;
import bondgate.edge.portal.ReaderStatus;
import bondgate.edge.portal.ReaderWords;
import bondgate.edge.settings.TillSettings;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderState;
import bondgate.events.TrayChanged;
import bondgate.rfid.ReaderCondition;
import bondgate.rfid.ReaderCounters;
import bondgate.rfid.ReaderListener;
import bondgate.rfid.RfidReader;
import bondgate.rfid.TagRead;
import bondgate.till.line.DeviceRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * One till 无人收银: the reader of its tray, whose reads the tills' duty takes, and the devices that
 * the kiosk's page may use.
 */
public final class Till implements ReaderListener {
  private static final Logger LOG = Logger.getLogger(Till.class);
  private static final int HEALTH_QUEUE = 256;

  /** Several seconds of a busy tray; what does not fit is read again at once. */
  private static final int READ_QUEUE = 4_096;

  private final TillSettings settings;
  private final RfidReader reader;
  private final Queue<TagRead> reads = new ArrayBlockingQueue<>(READ_QUEUE);
  private final Queue<ReaderCondition> conditions = new ArrayBlockingQueue<>(HEALTH_QUEUE);
  private final Optional<ScaleDesk> scale;
  private final Optional<CardDesk> card;
  private final Optional<ReceiptDesk> printer;
  private final Optional<CodeDesk> scanner;
  private volatile int tags;
  // Owned by the tills' duty.
  private final TraySet tray;
  // Guarded by this.
  private ReaderCounters lastCounters = new ReaderCounters(0, 0, 0, 0, 0, 0);

  Till(TillSettings settings, RfidReader reader, DeviceLines lines) {
    this.settings = settings;
    this.reader = reader;
    this.tray = new TraySet(settings.rules());
    this.scale = settings.scale().map(one -> new ScaleDesk(one, lines));
    this.card = settings.card().map(one -> new CardDesk(one, lines));
    this.printer = settings.printer().map(one -> new ReceiptDesk(one, lines));
    this.scanner = settings.scanner().map(one -> new CodeDesk(one, lines));
  }

  @Override
  public void read(TagRead read) {
    if (!reads.offer(read)) {
      LOG.debugf("till %s: reads came faster than they were looked at", settings.name());
    }
  }

  @Override
  public void roundFinished(int antenna, int count, Instant at) {
    // counted by the reader itself, and told in the heartbeat
  }

  @Override
  public void healthChanged(ReaderCondition condition) {
    if (!conditions.offer(condition)) {
      LOG.warnf("till %s: its reader changed faster than it was told", settings.name());
    }
  }

  void start() {
    reader.start(this);
    runners().forEach(DeviceRunner::start);
  }

  void stop() {
    reader.close();
    runners().forEach(DeviceRunner::close);
  }

  private List<DeviceRunner> runners() {
    List<DeviceRunner> runners = new ArrayList<>();
    scale.ifPresent(desk -> runners.add(desk.runner()));
    card.ifPresent(desk -> runners.add(desk.runner()));
    printer.ifPresent(desk -> runners.add(desk.runner()));
    scanner.ifPresent(desk -> runners.add(desk.runner()));
    return runners;
  }

  void tellAgain() {
    tray.tellAgain();
  }

  /** The facts since the last turn, in the wall clock's time. */
  List<Fact> turn(Instant now, Duration wallAhead) {
    List<Fact> facts = new ArrayList<>();
    for (ReaderCondition next = conditions.poll(); next != null; next = conditions.poll()) {
      LOG.infof("till %s, tray: %s %s %s", name(), next.state(), next.reason(), next.detail());
      facts.add(new Fact(ReaderWords.health(name(), next), next.since().plus(wallAhead)));
    }
    for (TagRead read = reads.poll(); read != null; read = reads.poll()) {
      tray.heard(read.epc().hex(), read.rssiDbm(), read.seenAt());
    }
    scale.ifPresent(desk -> desk.tell(tray));
    card.ifPresent(desk -> desk.tick(now));
    boolean sees = reader.condition().state() == ReaderCondition.State.ONLINE;
    tray.poll(now, sees)
        .ifPresent(
            seen -> {
              long grams = seen.grams().orElse(TrayChanged.NOT_WEIGHED);
              TrayChanged fact = new TrayChanged(name(), seen.epcs(), grams);
              facts.add(new Fact(fact, now.plus(wallAhead)));
            });
    tags = tray.size();
    return facts;
  }

  /** Its name. */
  public String name() {
    return settings.name();
  }

  /** Its settings. */
  public TillSettings settings() {
    return settings;
  }

  /**
   * The identity card that lies on the reader, once, to whoever asks.
   *
   * @param who names the asking visit
   */
  public CardAnswer card(String who) {
    return card.map(desk -> desk.ask(who))
        .orElseGet(() -> CardAnswer.without(CardAnswer.State.NO_READER));
  }

  /** The text of the code that was held before the scanner, once, to whoever asks. */
  public Optional<String> code(String who) {
    return scanner.flatMap(desk -> desk.ask(who));
  }

  /** Forgets card and code: the shopper has left. */
  public void forget() {
    card.ifPresent(CardDesk::forget);
    scanner.ifPresent(CodeDesk::forget);
  }

  /**
   * Prints a receipt.
   *
   * @throws IllegalArgumentException if it cannot be printed, whatever the printer does
   */
  public CompletableFuture<ReceiptAnswer> print(ReceiptOrder order) {
    return printer
        .map(desk -> desk.print(order))
        .orElseGet(
            () ->
                CompletableFuture.completedFuture(
                    ReceiptAnswer.of(ReceiptAnswer.Outcome.NO_PRINTER)));
  }

  /**
   * How it stands.
   *
   * @param faces how the comparing of faces stands, which a till without a camera does not show
   */
  public TillStatus status(String whyNoSales, String faces) {
    return new TillStatus(
        name(),
        ReaderWords.state(reader.condition().state()),
        tags,
        scale.map(desk -> DeviceLines.state(desk.runner())).orElse(""),
        card.map(desk -> DeviceLines.state(desk.runner())).orElse(""),
        printer.map(desk -> DeviceLines.state(desk.runner())).orElse(""),
        scanner.map(desk -> DeviceLines.state(desk.runner())).orElse(""),
        settings.camera().map(camera -> faces).orElse(""),
        whyNoSales);
  }

  /** The row of a heartbeat: what was counted since the one before. */
  synchronized Heartbeat.ReaderRow heartbeatRow() {
    ReaderCounters now = reader.counters();
    ReaderCounters before = lastCounters;
    lastCounters = now;
    return new Heartbeat.ReaderRow(
        name(),
        state(),
        now.rounds() - before.rounds(),
        now.reads() - before.reads(),
        now.badChecksums() - before.badChecksums());
  }

  private ReaderState state() {
    return ReaderWords.state(reader.condition().state());
  }

  ReaderStatus readerStatus() {
    ReaderCondition condition = reader.condition();
    ReaderCounters counters = reader.counters();
    return new ReaderStatus(
        name(),
        settings.tray().serial().portPath(),
        state(),
        condition.since(),
        ReaderWords.reason(condition.reason()),
        condition.detail(),
        List.of(),
        counters.rounds(),
        counters.reads(),
        counters.badChecksums(),
        counters.reconnections(),
        false,
        List.of());
  }
}
