package bondgate.edge.till;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.settings.TillSettings;
import bondgate.till.Octets;
import bondgate.till.line.DeviceRunner;
import bondgate.till.printer.PrinterTalk;
import bondgate.till.printer.ReceiptBytes;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The receipt printer of one till. The same wish again is an answer, and no second receipt. */
final class ReceiptDesk implements AutoCloseable {
  private static final Duration PRINTING = Duration.ofSeconds(2);
  private static final int QR_MODULE = 6;
  private static final int REMEMBERED = 32;

  private final PrinterTalk talk = new PrinterTalk(PRINTING);
  private final ReceiptBytes encoder;
  private final DeviceRunner runner;
  // Guarded by this.
  private final Map<String, CompletableFuture<ReceiptAnswer>> wishes = new LinkedHashMap<>();

  ReceiptDesk(TillSettings.Printer printer, DeviceLines lines) {
    this.encoder =
        new ReceiptBytes(printer.columns(), Charset.forName(printer.charset()), QR_MODULE);
    this.runner = lines.runner("printer", printer.line(), talk, false);
  }

  /**
   * Prints it, unless a wish of that name was printed or is being printed.
   *
   * @throws IllegalArgumentException if it cannot be printed, whatever the printer does
   */
  synchronized CompletableFuture<ReceiptAnswer> print(ReceiptOrder order) {
    CompletableFuture<ReceiptAnswer> earlier = wishes.get(order.id());
    if (earlier != null && (!earlier.isDone() || isPrinted(earlier.join()))) {
      return earlier;
    }
    Octets bytes = encoder.encode(order.receipt());
    if (!DeviceLines.works(runner)) {
      return CompletableFuture.completedFuture(ReceiptAnswer.of(ReceiptAnswer.Outcome.NO_ANSWER));
    }
    CompletableFuture<ReceiptAnswer> answer = new CompletableFuture<>();
    wishes.put(order.id(), answer);
    while (wishes.size() > REMEMBERED) {
      wishes.remove(wishes.keySet().iterator().next());
    }
    talk.print(bytes, outcome -> answer.complete(ReceiptAnswer.of(outcome)));
    runner.wake();
    return answer;
  }

  private static boolean isPrinted(ReceiptAnswer answer) {
    return answer.outcome() == ReceiptAnswer.Outcome.PRINTED;
  }

  DeviceRunner runner() {
    return runner;
  }

  @Override
  public void close() {
    runner.close();
  }
}
