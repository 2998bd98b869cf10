package bondgate.rfid.serial;

import bondgate.rfid.Epc;
import bondgate.rfid.dialect.Ask;
import bondgate.rfid.dialect.Dialect;
import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.dialect.Plan;
import bondgate.rfid.dialect.ReaderProtocol;
import bondgate.rfid.dialect.Region;
import bondgate.rfid.dialect.Said;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.MemoryBank;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One open line to a reader of any registered protocol: tells it something and waits for the
 * answer. For one thread, as every call blocks; it never opens its port again.
 */
public final class ReaderSession implements AutoCloseable {
  /** How long a reader without rounds of its own is read for one round. */
  private static final Duration SPELL = Duration.ofMillis(250);

  /** A reader that reports by itself says at least that it hears nothing, within this. */
  private static final Duration QUIET_AT_MOST = Duration.ofSeconds(3);

  private static final int TID_FIRST_WORD = 0;

  private final SerialLine line;
  private final Dialect dialect;
  private final LineTalk talk;
  private final InstantSource clock;

  private ReaderSession(SerialLine line, Dialect dialect, InstantSource clock) {
    this.line = line;
    this.dialect = dialect;
    this.clock = clock;
    this.talk = new LineTalk(line, dialect, clock);
  }

  /** A call that the port may fail. */
  private interface OnLine<T> {
    Outcome<T> call() throws PortException;
  }

  private static <T> Outcome<T> guarded(OnLine<T> call) {
    try {
      return call.call();
    } catch (PortException e) {
      return new Outcome.PortFailed<>(e.reason(), e.getMessage());
    }
  }

  /** Opens a port at a baud rate; says nothing to the reader yet. */
  public static Outcome<ReaderSession> connect(
      String portPath,
      int baud,
      ReaderProtocol protocol,
      DialectSettings settings,
      InstantSource clock) {
    return guarded(
        () ->
            new Outcome.Done<>(
                new ReaderSession(
                    SerialLine.open(portPath, baud), protocol.dialect(settings), clock)));
  }

  /** What the reader is: its firmware. Only reads. */
  public Outcome<String> identify() {
    return guarded(
        () ->
            talk.say(dialect.identify(), tag -> {})
                .then(
                    answers ->
                        answers.stream()
                            .filter(Said.Identity.class::isInstance)
                            .findFirst()
                            .<Outcome<String>>map(
                                said -> new Outcome.Done<>(((Said.Identity) said).firmware()))
                            .orElse(new Outcome.NoAnswer<>("the reader did not say", true))));
  }

  /** Prepares a reader that was identified, where its protocol needs it. */
  public Outcome<Integer> prepare() {
    return tell(dialect.prepare());
  }

  /** Sets the region. */
  public Outcome<Integer> setRegion(Region region) {
    return tell(dialect.region(region));
  }

  /** Sets the radio power in hundredths of dBm; readers of whole dBm round down. */
  public Outcome<Integer> setPower(int centiDbm) {
    return tell(dialect.power(centiDbm));
  }

  /** Chooses the antennas, from 0, that take turns. */
  public Outcome<Integer> selectAntennas(List<Integer> antennas) {
    return tell(dialect.antennas(antennas));
  }

  /** Sets an output as the reader counts it. */
  public Outcome<Integer> setOutput(int output, boolean on) {
    return tell(dialect.output(output, on));
  }

  private Outcome<Integer> tell(Plan plan) {
    return guarded(
        () -> talk.say(plan, tag -> {}).then(answers -> new Outcome.Done<>(answers.size())));
  }

  /** One round on each chosen antenna: what was heard, in its order, the same tag maybe twice. */
  public Outcome<List<Said.Tag>> inventoryOnce() {
    List<Said.Tag> heard = new ArrayList<>();
    return inventoryOnce(heard::add).then(count -> new Outcome.Done<>(List.copyOf(heard)));
  }

  /** The same, each tag told as it comes; gives how many came. */
  Outcome<Integer> inventoryOnce(Consumer<Said.Tag> tags) {
    Plan round = dialect.round();
    if (round instanceof Plan.Unsupported) {
      Instant end = clock.instant().plus(SPELL);
      return inventory(() -> !clock.instant().isBefore(end), tags);
    }
    AtomicInteger count = new AtomicInteger();
    Consumer<Said.Tag> counting =
        tag -> {
          count.incrementAndGet();
          tags.accept(tag);
        };
    return guarded(
        () -> talk.say(round, counting).then(answers -> new Outcome.Done<>(count.get())));
  }

  /**
   * Inventories until they are no longer wanted, then stops the reader: where the protocol has a
   * push mode in it, otherwise round after round. Gives how many tags came, and the first trouble.
   *
   * @param until asked at least every 100 ms between reads, or after each round
   */
  public Outcome<Integer> inventory(BooleanSupplier until, Consumer<Said.Tag> tags) {
    if (dialect.startContinuous() instanceof Plan.Of start) {
      return guarded(() -> continuous(start, until, tags));
    }
    int count = 0;
    while (!until.getAsBoolean()) {
      Outcome<Integer> round = inventoryOnce(tags);
      if (!(round instanceof Outcome.Done<Integer> done)) {
        return round;
      }
      count += done.value();
    }
    return new Outcome.Done<>(count);
  }

  private Outcome<Integer> continuous(Plan.Of start, BooleanSupplier until, Consumer<Said.Tag> tags)
      throws PortException {
    if (start.asks().stream().anyMatch(Ask::endsInSilence)) {
      talk.send(start);
    } else {
      Outcome<List<Said>> begun = talk.say(start, tags);
      if (!(begun instanceof Outcome.Done<List<Said>>)) {
        return begun.then(answers -> new Outcome.Done<>(0));
      }
    }
    Outcome<Integer> heard = talk.listen(until, QUIET_AT_MOST, tags);
    // Tags under way may come before the answer to the stop.
    Outcome<List<Said>> stopped = talk.say(dialect.stopContinuous(), tags);
    return heard.then(count -> stopped.then(answers -> new Outcome.Done<>(count)));
  }

  /** So many words of the TID, from its beginning, of the tag with this EPC. */
  public Outcome<Bytes> readTid(Epc of, int words) {
    return read(Optional.of(of), MemoryBank.TID, TID_FIRST_WORD, words, 0);
  }

  /** So many words of the user memory, from a word on, of the tag with this EPC. */
  public Outcome<Bytes> readUser(Epc of, int firstWord, int words) {
    return read(Optional.of(of), MemoryBank.USER, firstWord, words, 0);
  }

  /** Words of any memory bank of the tag with this EPC, or of the one in the field. */
  public Outcome<Bytes> read(
      Optional<Epc> of, MemoryBank bank, int firstWord, int words, long password) {
    return guarded(
        () ->
            talk.say(dialect.read(of, bank, firstWord, words, password), tag -> {})
                .then(
                    answers ->
                        answers.stream()
                            .filter(Said.Memory.class::isInstance)
                            .findFirst()
                            .<Outcome<Bytes>>map(
                                said -> new Outcome.Done<>(((Said.Memory) said).data()))
                            .orElse(new Outcome.NoAnswer<>("the answer has no data", true))));
  }

  /** Writes an EPC to the tag that has another: commissions a tag. The result is not read back. */
  public Outcome<Integer> writeEpc(Epc from, Epc to, long password) {
    return tell(dialect.writeEpc(from, to, password));
  }

  /** Frames so far whose check was wrong. */
  public long badChecksums() {
    return dialect.badChecksums();
  }

  /** Bytes so far that belonged to no frame. */
  public long skippedBytes() {
    return dialect.skippedBytes();
  }

  /** Frames so far that say nothing we know. */
  public long unrecognised() {
    return talk.unrecognised();
  }

  @Override
  public void close() {
    line.close();
  }
}
