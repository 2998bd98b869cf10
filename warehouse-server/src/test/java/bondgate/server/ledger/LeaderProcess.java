package bondgate.server.ledger;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * A server's part in {@link TwoLeadersTest}: leads the book and writes one transfer after the
 * other; says on its output which were acknowledged, and why it stops.
 */
final class LeaderProcess {
  private LeaderProcess() {}

  /** Arguments: URL, password, its name, lease in milliseconds. */
  public static void main(String... arguments) throws Exception {
    String by = arguments[2];
    Leadership.Connections connections = () -> LedgerRig.connect(arguments[0], arguments[1]);
    try (Leadership leadership =
            new Leadership(connections, by, Duration.ofMillis(Long.parseLong(arguments[3])));
        LedgerWriter writer =
            new LedgerWriter(
                new BookDesk(LedgerRig.BOOK, leadership, false), connections, 100, 100)) {
      writer.open(LedgerRig.accounts(), LedgerRig.AT);
      while (true) {
        write(writer, by, UUID.randomUUID());
      }
    } catch (BookLedElsewhereException e) {
      System.out.println("stopped: " + e.getMessage());
    }
  }

  /** Asks until it is acknowledged, or until another leads. */
  private static void write(LedgerWriter writer, String by, UUID id) throws InterruptedException {
    Transfer transfer =
        Transfer.single(new TransferId(id), LedgerRig.SOURCE, LedgerRig.SHELF, 1, "");
    while (true) {
      try {
        writer.offer(Chain.of(transfer), Voucher.of(by, -1, LedgerRig.AT)).get();
        System.out.println("acknowledged " + id);
        return;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof BookLedElsewhereException elsewhere) {
          throw elsewhere;
        }
        System.out.println("failed");
      }
    }
  }
}
