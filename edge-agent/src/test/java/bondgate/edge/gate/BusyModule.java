package bondgate.edge.gate;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.ParserState;
import bondgate.rfid.frame.r2000.Command;
import bondgate.rfid.frame.r2000.Frame;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import bondgate.simulator.PseudoTerminal;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An R2000 module at a gate through which tags are carried without end, with 400 reads a second. It
 * hears by formula and not by a model of the air, so that a hundred of them leave the machine to
 * the agent. As a real one it takes no command while a round runs.
 */
final class BusyModule implements AutoCloseable {
  /** Tags of each gate, 28 of them within earshot at a time; the first has no permit. */
  static final int TAGS = 80;

  private static final int LOCK = 4;
  private static final long PERIOD_MILLIS = 20_000;
  private static final long WALK_MILLIS = 7_000;
  private static final long ROUND_NANOS = 10_000_000;
  private static final int READS_IN_A_ROUND = 4;
  private static final int WRITES_IN_A_ROUND = 2;
  private static final int FREQUENCY = 0x2B;

  private final PseudoTerminal terminal;
  private final int gate;
  private final InstantSource clock;
  private final ReplyEncoder says = new ReplyEncoder(1, ReplyEncoder.Layout.V3);
  private final Queue<Locked> locked = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "busy module");
  private volatile boolean closed;
  private final AtomicLong reads = new AtomicLong();

  // Owned by the module's thread.
  private ParserState<Frame> parser = Frame.parser();
  private Instant lastByteAt = Instant.EPOCH;
  private int turn;

  /**
   * A frame that locks the gate was complete on the wire.
   *
   * @param at when
   * @param lastByteAt when the module's last byte before it was on the wire
   */
  record Locked(Instant at, Instant lastByteAt) {}

  BusyModule(PseudoTerminal terminal, int gate, InstantSource clock) {
    this.terminal = terminal;
    this.gate = gate;
    this.clock = clock;
    thread.setDaemon(true);
    thread.start();
  }

  /** A tag of a gate. */
  static Epc tag(int gate, int number) {
    return new Epc("E2801160%08X%08X".formatted(gate, number));
  }

  List<Locked> locked() {
    return List.copyOf(locked);
  }

  long reads() {
    return reads.get();
  }

  private void run() {
    while (!closed) {
      ParserState.Fed<Frame> fed = parser.feed(Bytes.of(terminal.read(Duration.ofMillis(20))));
      parser = fed.next();
      for (Frame frame : fed.frames()) {
        obey(frame);
      }
    }
  }

  private void obey(Frame frame) {
    int command = frame.command();
    if (command == Command.FIRMWARE) {
      send(says.firmware(3, 2).toBytes().toArray());
    } else if (Command.isInventory(command)) {
      round(command);
    } else {
      if (command == Command.WRITE_GPIO && frame.data().at(0) == LOCK && frame.data().at(1) == 1) {
        locked.add(new Locked(clock.instant(), lastByteAt));
      }
      send(says.done(command).toBytes().toArray());
    }
  }

  private void round(int command) {
    long begun = System.nanoTime();
    for (int part = 1; part <= WRITES_IN_A_ROUND; part++) {
      sleepUntil(begun + part * ROUND_NANOS / WRITES_IN_A_ROUND);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int i = 0; i < READS_IN_A_ROUND / WRITES_IN_A_ROUND; i++) {
        bytes.writeBytes(nextRead(command));
      }
      if (part == WRITES_IN_A_ROUND) {
        int millis = (int) (ROUND_NANOS / 1_000_000);
        Frame end =
            command == Command.FAST_SWITCH
                ? says.fastSwitchEnd(READS_IN_A_ROUND, millis)
                : says.roundEnd(command, 0, 400, READS_IN_A_ROUND);
        bytes.writeBytes(end.toBytes().toArray());
      }
      send(bytes.toByteArray());
    }
  }

  /** The next tag within earshot, by the next antenna: the nearer the louder. */
  private byte[] nextRead(int command) {
    long now = clock.instant().toEpochMilli();
    while (true) {
      turn++;
      int number = turn / 4 % TAGS;
      int antenna = turn % 4;
      long into = Math.floorMod(now + number * PERIOD_MILLIS / TAGS + gate * 37L, PERIOD_MILLIS);
      if (into < WALK_MILLIS) {
        reads.incrementAndGet();
        double metres = -4 + 8.0 * into / WALK_MILLIS;
        double distance = Math.hypot(metres - (antenna < 2 ? -1 : 1), 1.2);
        int level = (int) Math.max(-75, Math.round(-40 - 30 * Math.log10(distance)));
        return says.tag(command, antenna, FREQUENCY, tag(gate, number), level).toBytes().toArray();
      }
      // Not within earshot: the whole turn of its antennas is another's.
      turn += 3 - antenna;
    }
  }

  private void send(byte[] bytes) {
    terminal.write(bytes, Duration.ofMillis(200));
    lastByteAt = clock.instant();
  }

  private static void sleepUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() {
    closed = true;
    terminal.close();
  }
}
