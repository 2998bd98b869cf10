package bondgate.edge.gate;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.ParserState;
import bondgate.rfid.frame.r2000.Command;
import bondgate.rfid.frame.r2000.Frame;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An R2000 module at a gate through which tags are carried without end, with 400 reads a second. It
 * hears by formula and not by a model of the air. As a real one it takes no command while a round
 * runs. Has no thread: the bank that plays it owns everything but the lists of what happened.
 */
final class BusyModule {
  /** Tags of each gate, 28 of them within earshot at a time; the first has no permit. */
  static final int TAGS = 80;

  private static final int LOCK = 4;
  private static final long PERIOD_MILLIS = 20_000;
  private static final long WALK_MILLIS = 7_000;

  /** A round ends at each multiple of this, however soon it was asked for. */
  private static final long ROUND_NANOS = 10_000_000;

  private static final int READS_IN_A_ROUND = 4;
  private static final int FREQUENCY = 0x2B;
  private static final int LOUDEST = -40;
  private static final int WEAKEST = -75;

  private final int gate;
  private final InstantSource clock;
  private final ReplyEncoder says = new ReplyEncoder(1, ReplyEncoder.Layout.V3);
  private final Queue<Locked> locked = new ConcurrentLinkedQueue<>();
  private final Queue<Said> forbidden = new ConcurrentLinkedQueue<>();
  private final AtomicLong reads = new AtomicLong();
  // The same frames again and again, made once: one for each tag, antenna and level.
  private final byte[][] frames = new byte[TAGS * 4 * (LOUDEST - WEAKEST + 1)][];

  private ParserState<Frame> parser = Frame.parser();
  private long freeSinceMicros;
  private long sendingSinceMicros;
  private int turn;
  private int round = -1;
  private boolean halfway;
  private boolean saysForbidden;
  private long dueAt;

  /**
   * A frame that locks the gate was complete on the wire.
   *
   * @param atMicros when, in microseconds of the wall clock
   * @param freeSinceMicros when the module's last byte before it was on the wire
   */
  record Locked(long atMicros, long freeSinceMicros) {}

  /**
   * Reads of the tag without a permit went onto the wire. The agent may hear them before the module
   * gets to look at its clock again.
   *
   * @param fromMicros just before the first byte, in microseconds of the wall clock
   * @param untilMicros after the last one
   */
  record Said(long fromMicros, long untilMicros) {}

  BusyModule(int gate, InstantSource clock) {
    this.gate = gate;
    this.clock = clock;
  }

  /** A tag of a gate. */
  static Epc tag(int gate, int number) {
    return new Epc("E2801160%08X%08X".formatted(gate, number));
  }

  List<Locked> locked() {
    return List.copyOf(locked);
  }

  /** When the tag without a permit was read. */
  List<Said> forbidden() {
    return List.copyOf(forbidden);
  }

  long reads() {
    return reads.get();
  }

  /** What it answers at once to these bytes, for most commands; empty if it has nothing to say. */
  Optional<byte[]> hear(Bytes bytes, long nanoTime) {
    ParserState.Fed<Frame> fed = parser.feed(bytes);
    parser = fed.next();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (Frame frame : fed.frames()) {
      int command = frame.command();
      if (command == Command.FIRMWARE) {
        answer.writeBytes(says.firmware(3, 2).toBytes().toArray());
      } else if (Command.isInventory(command)) {
        begin(command, nanoTime);
      } else {
        if (command == Command.WRITE_GPIO
            && frame.data().at(0) == LOCK
            && frame.data().at(1) == 1) {
          locked.add(new Locked(nowMicros(), freeSinceMicros));
        }
        answer.writeBytes(says.done(command).toBytes().toArray());
      }
    }
    return answer.size() == 0 ? Optional.empty() : Optional.of(answer.toByteArray());
  }

  private void begin(int command, long nanoTime) {
    round = command;
    long offset = gate * ROUND_NANOS / 100;
    long end = (Math.floorDiv(nanoTime - offset, ROUND_NANOS) + 1) * ROUND_NANOS + offset;
    halfway = nanoTime >= end - ROUND_NANOS / 2;
    dueAt = halfway ? end : end - ROUND_NANOS / 2;
  }

  /** What a round has to say by now: half of its reads halfway, the rest and its end at its end. */
  Optional<byte[]> due(long nanoTime) {
    if (round < 0 || nanoTime < dueAt) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int wanted = READS_IN_A_ROUND / 2;
    for (int i = 0; i < wanted; i++) {
      bytes.writeBytes(nextRead());
    }
    if (halfway) {
      bytes.writeBytes(says.roundEnd(round, 0, 400, READS_IN_A_ROUND).toBytes().toArray());
      round = -1;
    } else {
      halfway = true;
      dueAt += ROUND_NANOS / 2;
    }
    return Optional.of(bytes.toByteArray());
  }

  /** What it says next is about to go onto the wire. */
  void sending() {
    sendingSinceMicros = nowMicros();
  }

  /** All that it said so far is on the wire now. */
  void sent() {
    freeSinceMicros = nowMicros();
    if (saysForbidden) {
      forbidden.add(new Said(sendingSinceMicros, freeSinceMicros));
      saysForbidden = false;
    }
  }

  /** The next tag within earshot, by the next antenna: the nearer the louder. */
  private byte[] nextRead() {
    long now = clock.millis();
    while (true) {
      turn++;
      int number = turn / 4 % TAGS;
      int antenna = turn % 4;
      long into = Math.floorMod(now + number * PERIOD_MILLIS / TAGS + gate * 37L, PERIOD_MILLIS);
      if (into < WALK_MILLIS) {
        reads.incrementAndGet();
        saysForbidden |= number == 0;
        return frame(number, antenna, level(into, antenna));
      }
      // Not within earshot: the whole turn of its antennas is another's.
      turn += 3 - antenna;
    }
  }

  private static int level(long intoMillis, int antenna) {
    double metres = -4 + 8.0 * intoMillis / WALK_MILLIS;
    double distance = Math.hypot(metres - (antenna < 2 ? -1 : 1), 1.2);
    long level = Math.round(LOUDEST - 30 * Math.log10(distance));
    return (int) Math.max(WEAKEST, Math.min(LOUDEST, level));
  }

  private byte[] frame(int number, int antenna, int level) {
    int at = (number * 4 + antenna) * (LOUDEST - WEAKEST + 1) + LOUDEST - level;
    if (frames[at] == null) {
      frames[at] =
          says.tag(Command.INVENTORY, antenna, FREQUENCY, tag(gate, number), level)
              .toBytes()
              .toArray();
    }
    return frames[at];
  }

  private long nowMicros() {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
  }
}
