package bondgate.simulator;

import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.ParserState;
import bondgate.rfid.frame.r2000.Command;
import bondgate.rfid.frame.r2000.ErrorCode;
import bondgate.rfid.frame.r2000.Frame;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A virtual R2000 module on a pseudo-terminal. It speaks only when spoken to, at the pace of 115200
 * baud, takes no command while a round runs, and hears what the {@link RadioField} lets it hear.
 */
public final class SimulatedR2000 implements AutoCloseable {
  private static final Duration READ_TIMEOUT = Duration.ofMillis(20);
  private static final Duration WRITE_TIMEOUT = Duration.ofMillis(200);

  /** What a module takes to answer a command. */
  private static final Duration THINKING = Duration.ofMillis(1);

  /** Ten bits per byte at 115200 baud. */
  private static final long NANOS_PER_BYTE = 1_000_000_000L * 10 / 115_200;

  private static final int ROUND_MILLIS = 35;
  private static final int FREQUENCIES = 11;
  private static final int FIRST_FREQUENCY = 0x2B;

  private final Wire terminal;
  private final RadioField field;
  private final InstantSource clock;
  private final ReplyEncoder says;
  private final R2000Access access;
  private final List<OutputChange> outputs = new CopyOnWriteArrayList<>();
  private final List<Consumer<OutputChange>> outputListeners = new CopyOnWriteArrayList<>();
  private final Set<Integer> missingAntennas = new TreeSet<>();
  private volatile Optional<Instant> lastPolledAt = Optional.empty();
  private volatile boolean running;
  private volatile boolean mute;
  private Thread thread;

  // Owned by the module's thread.
  private ParserState<Frame> parser = Frame.parser();
  private final Deque<Frame> commands = new ArrayDeque<>();
  private int workAntenna;
  private int frequency;

  /**
   * An output was written.
   *
   * @param output GPIO 3 or 4
   * @param on the level
   * @param at when the command was complete at the module
   */
  public record OutputChange(int output, boolean on, Instant at) {}

  /** A module that is not switched on yet, address 1, with round ends as this firmware has them. */
  public SimulatedR2000(
      Wire terminal, RadioField field, InstantSource clock, ReplyEncoder.Layout layout) {
    this.terminal = terminal;
    this.field = field;
    this.clock = clock;
    this.says = new ReplyEncoder(1, layout);
    this.access = new R2000Access(says, field);
  }

  /** Switches it on. */
  public synchronized void start() {
    if (running) {
      throw new IllegalStateException("the module is on");
    }
    running = true;
    thread = new Thread(this::run, "simulated r2000");
    thread.setDaemon(true);
    thread.start();
  }

  /** All writes of outputs so far, in order. */
  public List<OutputChange> outputs() {
    return List.copyOf(outputs);
  }

  /** The level of an output now; outputs are off at first. */
  public boolean isOn(int output) {
    return outputs.stream()
        .filter(change -> change.output() == output)
        .reduce((first, second) -> second)
        .map(OutputChange::on)
        .orElse(false);
  }

  /** Is told each write of an output, on the module's thread. */
  public void onOutput(Consumer<OutputChange> listener) {
    outputListeners.add(listener);
  }

  /** When a round was last asked for: nobody polls, and the gate is blind. */
  public Optional<Instant> lastPolledAt() {
    return lastPolledAt;
  }

  /** Takes an antenna off its port, or puts it back. */
  public void setAntennaMissing(int antenna, boolean missing) {
    synchronized (missingAntennas) {
      if (missing) {
        missingAntennas.add(antenna);
      } else {
        missingAntennas.remove(antenna);
      }
    }
  }

  /** Makes the module silent, as one that hangs, or lets it speak again. */
  public void setMute(boolean silent) {
    mute = silent;
  }

  /** Switches it off; the terminal stays open. */
  @Override
  public synchronized void close() {
    running = false;
    if (thread == null || thread.equals(Thread.currentThread())) {
      return;
    }
    try {
      thread.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (running) {
      byte[] bytes = terminal.read(READ_TIMEOUT);
      ParserState.Fed<Frame> fed = parser.feed(Bytes.of(bytes));
      parser = fed.next();
      if (mute) {
        continue;
      }
      commands.addAll(fed.frames());
      while (running && !commands.isEmpty()) {
        obey(commands.remove());
      }
      if (!terminal.isPlugged()) {
        parser = Frame.parser();
        LockSupport.parkNanos(READ_TIMEOUT.toNanos());
      }
    }
  }

  private void obey(Frame command) {
    Bytes data = command.data();
    switch (command.command()) {
      case Command.FIRMWARE -> answer(says.firmware(says.layout() == layoutV3() ? 3 : 2, 2));
      case Command.WORK_ANTENNA -> answer(setWorkAntenna(command));
      case Command.WRITE_GPIO -> answer(writeOutput(command));
      case Command.READ_GPIO -> answer(says.gpioLevels(false, false));
      case Command.INVENTORY, Command.SESSION_INVENTORY -> inventory(command.command());
      case Command.FAST_SWITCH -> fastSwitch(data);
      case Command.POWER, Command.TEMPORARY_POWER, Command.REGION, Command.BEEPER ->
          answer(says.done(command.command()));
      case Command.RESET -> workAntenna = 0; // A reset is not answered.
      default ->
          answer(
              access.answer(command).orElse(says.failed(command.command(), ErrorCode.PARAMETER)));
    }
  }

  private static ReplyEncoder.Layout layoutV3() {
    return ReplyEncoder.Layout.V3;
  }

  private Frame setWorkAntenna(Frame command) {
    int antenna = command.data().size() == 1 ? command.data().at(0) : -1;
    if (antenna < 0 || antenna >= field.antennas()) {
      return says.failed(Command.WORK_ANTENNA, ErrorCode.ANTENNA_ID);
    }
    workAntenna = antenna;
    return says.done(Command.WORK_ANTENNA);
  }

  private Frame writeOutput(Frame command) {
    Bytes data = command.data();
    boolean known = data.size() == 2 && (data.at(0) == 3 || data.at(0) == 4) && data.at(1) <= 1;
    if (!known) {
      return says.failed(Command.WRITE_GPIO, ErrorCode.PARAMETER);
    }
    OutputChange change = new OutputChange(data.at(0), data.at(1) == 1, clock.instant());
    outputs.add(change);
    outputListeners.forEach(listener -> listener.accept(change));
    return says.done(Command.WRITE_GPIO);
  }

  private void inventory(int command) {
    lastPolledAt = Optional.of(clock.instant());
    if (isMissing(workAntenna)) {
      answer(says.failed(command, ErrorCode.ANTENNA_MISSING));
      return;
    }
    int total = round(command, workAntenna);
    answer(says.roundEnd(command, workAntenna, total * 1000 / ROUND_MILLIS, total));
  }

  private void fastSwitch(Bytes data) {
    lastPolledAt = Optional.of(clock.instant());
    long begun = System.nanoTime();
    int total = 0;
    for (int antenna : stays(data)) {
      if (isMissing(antenna)) {
        answer(says.antennaMissing(antenna));
      } else {
        total += round(Command.FAST_SWITCH, antenna);
      }
    }
    int millis = (int) Duration.ofNanos(System.nanoTime() - begun).toMillis();
    answer(says.fastSwitchEnd(total, millis));
  }

  /** The antennas of a V3 (pairs, interval, repeat) or V2.2 (singles, repeat) command. */
  private List<Integer> stays(Bytes data) {
    int step = data.size() == 5 ? 1 : 2;
    List<Integer> antennas = new ArrayList<>();
    for (int i = 0; i < 4 * step && i < data.size(); i += step) {
      if (data.at(i) < field.antennas()) {
        antennas.add(data.at(i));
      }
    }
    return antennas;
  }

  private int round(int command, int antenna) {
    long begun = System.nanoTime();
    frequency = (frequency + 1) % FREQUENCIES;
    List<RadioField.Hit> hits =
        field.inventory(antenna, clock.instant(), Duration.ofMillis(ROUND_MILLIS));
    for (RadioField.Hit hit : hits) {
      sleepUntil(begun + hit.after().toNanos());
      send(says.tag(command, antenna, FIRST_FREQUENCY + frequency, hit.epc(), hit.rssiDbm()));
    }
    sleepUntil(begun + Duration.ofMillis(ROUND_MILLIS).toNanos());
    return hits.size();
  }

  private boolean isMissing(int antenna) {
    synchronized (missingAntennas) {
      return missingAntennas.contains(antenna);
    }
  }

  private void answer(Frame frame) {
    sleepUntil(System.nanoTime() + THINKING.toNanos());
    send(frame);
  }

  /** Sends at the pace of the line: the last byte arrives when it would on the wire. */
  private void send(Frame frame) {
    if (mute) {
      return;
    }
    byte[] bytes = frame.toBytes().toArray();
    long begun = System.nanoTime();
    sleepUntil(begun + bytes.length * NANOS_PER_BYTE);
    terminal.write(bytes, WRITE_TIMEOUT);
  }

  private static void sleepUntil(long nanoTime) {
    long left = nanoTime - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = nanoTime - System.nanoTime();
    }
  }
}
