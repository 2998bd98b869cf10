package bondgate.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a time server's answer means for the wall clock. */
class TimeServerTest {
  private static final Instant WALL = Instant.parse("2026-03-02T09:00:00Z");
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

  private final AtomicReference<Instant> wall = new AtomicReference<>(WALL);
  private long nanos;

  @Test
  void theOffsetIsTheWallClockMinusTrueTimeAndFollowsAStepOfTheWallClock() throws Exception {
    try (DatagramSocket server = serving(WALL.plusSeconds(30), 2)) {
      TimeServer time = asking(server);
      assertThat(time.offset()).isEmpty();
      time.ask();
      assertThat(time.offset().get().offsetMillis()).isEqualTo(-30_000);
      assertThat(time.offset().get().errorMillis()).isBetween(1L, 100L);

      wall.set(WALL.plus(Duration.ofDays(3653)));
      assertThat(time.offset().get().offsetMillis()).isEqualTo(3653L * 86_400_000 - 30_000);

      nanos += Duration.ofMinutes(61).toNanos();
      assertThat(time.offset()).as("an hour later nobody knows").isEmpty();
    }
  }

  @Test
  void aServerThatIsItselfNotSynchronisedSaysNothing() throws Exception {
    try (DatagramSocket server = serving(WALL, 0)) {
      TimeServer time = asking(server);
      assertThatThrownBy(time::ask).isInstanceOf(IOException.class);
      assertThat(time.offset()).isEmpty();
    }
  }

  private TimeServer asking(DatagramSocket server) {
    return new TimeServer("127.0.0.1", server.getLocalPort(), wall::get, () -> nanos);
  }

  private static DatagramSocket serving(Instant now, int stratum) throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              try {
                DatagramPacket packet = new DatagramPacket(new byte[48], 48);
                socket.receive(packet);
                ByteBuffer answer = ByteBuffer.allocate(48);
                answer.put(0, (byte) 0x24).put(1, (byte) stratum);
                answer.putLong(24, ByteBuffer.wrap(packet.getData()).getLong(40));
                long stamp = (now.getEpochSecond() + SECONDS_1900_TO_1970) << 32;
                answer.putLong(32, stamp).putLong(40, stamp);
                socket.send(new DatagramPacket(answer.array(), 48, packet.getSocketAddress()));
              } catch (IOException e) {
                // the test is over
              }
            });
    thread.setDaemon(true);
    thread.start();
    return socket;
  }
}
