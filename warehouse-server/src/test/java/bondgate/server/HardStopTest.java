package bondgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that does not stop by itself, stopped. */
class HardStopTest {
  @TempDir Path folder;

  @Test
  void whatNeverStopsIsStopped() throws Exception {
    ServerChild child = ServerChild.of(folder, NeverStops.class.getName());
    assertThat(child.exitCode(Duration.ofSeconds(30))).isEqualTo(3);
    assertThat(child.words()).contains("stopping");
  }

  /** Its shutdown hook waits for ever. */
  static final class NeverStops {
    private NeverStops() {}

    public static void main(String... arguments) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    System.out.println("stopping");
                    try {
                      assertThat(new CountDownLatch(1).await(1, TimeUnit.HOURS)).isFalse();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }));
      HardStop.after(Duration.ofSeconds(2), 3);
      System.exit(0);
    }
  }
}
