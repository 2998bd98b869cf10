package bondgate.edge;

import bondgate.edge.outbox.RecordClock.TimeOffset;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Asks a time server how wrong the wall clock is, SNTP (RFC 4330): one datagram each way. Changes
 * no clock: it only lets records say what they are worth.
 */
final class TimeServer {
  private static final int LENGTH_BYTES = 48;
  private static final int CLIENT_VERSION_4 = 0x23;
  private static final int SERVER_MODE = 4;
  private static final int ANSWER_WITHIN_MS = 2_000;
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final Duration EVERY = Duration.ofSeconds(64);
  private static final Duration OLDEST = Duration.ofHours(1);
  // What a quartz may be off meanwhile: 100 ppm.
  private static final long NANOS_PER_DRIFTED_NANO = 10_000;

  private final String host;
  private final int port;
  private final InstantSource wall;
  private final LongSupplier nanos;
  private volatile Known known;

  /** A measurement, with what both clocks showed then. */
  private record Known(Duration offset, Duration error, Instant wall, long nanos) {}

  TimeServer(String host, int port, InstantSource wall, LongSupplier nanos) {
    this.host = host;
    this.port = port;
    this.wall = wall;
    this.nanos = nanos;
  }

  /** Asks on and on, on a thread of its own. */
  void start() {
    Thread thread = new Thread(this::run, "time-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        try {
          ask();
        } catch (IOException e) {
          // Unknown is what records say then; the next question may be answered.
        }
        Thread.sleep(EVERY.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How wrong the wall clock is now; empty if nobody said so in the last hour. */
  Optional<TimeOffset> offset() {
    Known last = known;
    if (last == null) {
      return Optional.empty();
    }
    Duration elapsed = Duration.ofNanos(nanos.getAsLong() - last.nanos());
    if (elapsed.compareTo(OLDEST) > 0) {
      return Optional.empty();
    }
    // A step of the wall clock since then is a change of its offset.
    Duration stepped = Duration.between(last.wall().plus(elapsed), wall.instant());
    Duration error = last.error().plus(elapsed.dividedBy(NANOS_PER_DRIFTED_NANO));
    return Optional.of(
        new TimeOffset(last.offset().plus(stepped).toMillis(), error.toMillis() + 1));
  }

  /** One question and its answer. */
  void ask() throws IOException {
    ByteBuffer question = ByteBuffer.allocate(LENGTH_BYTES).put(0, (byte) CLIENT_VERSION_4);
    byte[] answer = new byte[LENGTH_BYTES];
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(ANSWER_WITHIN_MS);
      socket.connect(InetAddress.getByName(host), port);
      long sentNanos = nanos.getAsLong();
      Instant sent = wall.instant();
      question.putLong(LENGTH_BYTES - Long.BYTES, stamp(sent));
      socket.send(new DatagramPacket(question.array(), LENGTH_BYTES));
      DatagramPacket packet = new DatagramPacket(answer, LENGTH_BYTES);
      socket.receive(packet);
      Duration trip = Duration.ofNanos(nanos.getAsLong() - sentNanos);
      if (packet.getLength() == LENGTH_BYTES) {
        known = measured(ByteBuffer.wrap(answer), sent, sentNanos, trip);
      }
    }
  }

  private static Known measured(ByteBuffer answer, Instant sent, long sentNanos, Duration trip)
      throws IOException {
    int stratum = answer.get(1);
    if ((answer.get(0) & 7) != SERVER_MODE
        || stratum < 1
        || stratum > 15
        || answer.getLong(24) != stamp(sent)) {
      throw new IOException("no answer to our question, or one of an unsynchronised server");
    }
    Instant received = instant(answer.getLong(32));
    Instant answered = instant(answer.getLong(40));
    Duration there = Duration.between(sent, received);
    Duration back = Duration.between(sent.plus(trip), answered);
    Duration error =
        trip.dividedBy(2).plus(fixed(answer.getInt(4)).dividedBy(2)).plus(fixed(answer.getInt(8)));
    return new Known(there.plus(back).dividedBy(2).negated(), error, sent, sentNanos);
  }

  /** 16 bits of seconds and 16 of their fraction. */
  private static Duration fixed(int value) {
    return Duration.ofNanos(((value & 0xFFFF_FFFFL) * 1_000_000_000L) >>> 16);
  }

  private static long stamp(Instant at) {
    long fraction = ((long) at.getNano() << 32) / 1_000_000_000L;
    return ((at.getEpochSecond() + SECONDS_1900_TO_1970) << 32) | fraction;
  }

  private static Instant instant(long stamp) {
    long seconds = stamp >>> 32;
    // RFC 4330, section 3: without the highest bit it is a time after 2036.
    long since1900 = seconds < 0x8000_0000L ? seconds + 0x1_0000_0000L : seconds;
    return Instant.ofEpochSecond(
        since1900 - SECONDS_1900_TO_1970, ((stamp & 0xFFFF_FFFFL) * 1_000_000_000L) >>> 32);
  }
}
