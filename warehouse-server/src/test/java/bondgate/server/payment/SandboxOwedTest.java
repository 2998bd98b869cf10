package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.payment.PaymentProvider.NoticeRequest;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sandbox owes when it is killed, it tells when it is started again. */
class SandboxOwedTest {
  @TempDir Path folder;

  @Test
  void whatIsOwedIsKnownAfterAStartAndWhatWasTakenIsNot() throws Exception {
    SandboxOwed before = owed();
    SandboxOwed.Notice first = before.owe(SandboxOwed.About.PAID, "P-1", "", 5);
    SandboxOwed.Notice second = before.owe(SandboxOwed.About.REFUND, "P-1", "R-1", 6);
    SandboxOwed.Notice third = before.owe(SandboxOwed.About.PAID, "P-2", "", 7);
    before.end(first);
    SandboxOwed.Notice again = before.again(second, 99);

    SandboxOwed after = owed();

    assertThat(after.all()).containsExactly(again, third);
    assertThat(after.owe(SandboxOwed.About.PAID, "P-3", "", 8).no()).isEqualTo(4);
  }

  @Test
  void aLineThatACrashLeftHalfHidesNoOther() throws Exception {
    SandboxOwed.Notice first = owed().owe(SandboxOwed.About.PAID, "P-1", "", 5);
    Files.writeString(file(), "\n{\"no\":2,\"abo", StandardOpenOption.APPEND);

    SandboxOwed.Notice second = owed().owe(SandboxOwed.About.PAID, "P-2", "", 6);

    assertThat(owed().all()).containsExactly(first, second);
  }

  @Test
  void aNotificationThatWasOwedAtAKillIsSentAfterTheStart() throws Exception {
    owed().owe(SandboxOwed.About.PAID, "P-1", "", 0);
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    HttpServer shop = listens(told);

    try (SandboxNotices notices = notices(owed(), shop)) {
      notices.sendAllOwed();
      assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("P-1");
      awaitNothingOwed();
    } finally {
      shop.stop(0);
    }
  }

  private void awaitNothingOwed() throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!owed().all().isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      // The answer is written down a moment after it was given.
      Thread.sleep(20);
    }
  }

  private static HttpServer listens(BlockingQueue<String> told) throws Exception {
    HttpServer shop =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.createContext(
        "/",
        exchange -> {
          told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    shop.start();
    return shop;
  }

  private static SandboxNotices notices(SandboxOwed owed, HttpServer shop) {
    String address = "http://127.0.0.1:" + shop.getAddress().getPort() + "/";
    return new SandboxNotices(
        owed,
        notice ->
            Optional.of(
                new SandboxNotices.Notice(
                    address,
                    () ->
                        new NoticeRequest(
                            Map.of(), notice.paymentNo().getBytes(StandardCharsets.UTF_8)),
                    "text/plain",
                    "")),
        InstantSource.system());
  }

  private Path file() {
    return folder.resolve("notices.jsonl");
  }

  private SandboxOwed owed() throws Exception {
    return new SandboxOwed(file());
  }
}
