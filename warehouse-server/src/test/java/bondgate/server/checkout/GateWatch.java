package bondgate.server.checkout;

import bondgate.server.stream.ShopZone;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a zone's permits for all who wait for one, so that their looking does not become the
 * load that is measured.
 */
final class GateWatch implements AutoCloseable {
  private static final int LOOK_EVERY_MS = 4;
  private static final int PATIENCE_S = 60;

  private final ShopZone shop;
  private final String zone;
  private final Map<String, CompletableFuture<Void>> known = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::look, "gate-watch");
  private long seen;

  GateWatch(ShopZone shop, String zone) {
    this.shop = shop;
    this.zone = zone;
    thread.setDaemon(true);
    thread.start();
  }

  void untilItKnows(String saleNo) throws Exception {
    of(saleNo).get(PATIENCE_S, TimeUnit.SECONDS);
  }

  private CompletableFuture<Void> of(String saleNo) {
    return known.computeIfAbsent(saleNo, key -> new CompletableFuture<>());
  }

  private void look() {
    try {
      while (true) {
        for (ShopZone.Permit permit : shop.permitsAfter(zone, seen)) {
          of(permit.document()).complete(null);
          seen = permit.id();
        }
        // Fine enough for what is measured, and no load to speak of.
        Thread.sleep(LOOK_EVERY_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
