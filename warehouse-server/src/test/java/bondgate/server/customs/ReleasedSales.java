package bondgate.server.customs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sales that the sandbox of customs released, for tests of other slices: each has two lines. */
@ApplicationScoped
public class ReleasedSales {
  private final Map<String, SandboxCustoms> sandboxes = new ConcurrentHashMap<>();

  @Inject Declarations declarations;
  @Inject CustomsNewsFeed feed;
  @Inject CustomsOutbox outbox;
  @Inject CustomsInbox inbox;
  @Inject CustomsForms forms;
  @Inject CustomsKeys keys;

  private Customs customs(String zone) {
    SandboxCustoms sandbox =
        sandboxes.computeIfAbsent(zone, one -> new SandboxCustoms(forms, keys));
    return new Customs(zone, sandbox, declarations, feed, outbox, inbox);
  }

  /** Declares a sale and has it released, at that time; its 清单编号. */
  public String release(String zone, String saleNo, Instant at) {
    declarations.declare(TestSales.sale(zone, saleNo), at);
    customs(zone).rounds(at);
    return released(zone).stream()
        .filter(news -> news.saleNo().equals(saleNo))
        .map(CustomsNews.Released::listNo)
        .findFirst()
        .orElseThrow();
  }

  /** Declares a sale that stays in inspection. */
  public void inspect(String zone, String saleNo, Instant at) {
    Customs customs = customs(zone);
    SandboxSwitches before = customs.sandbox().switches();
    customs
        .sandbox()
        .behave(
            new SandboxSwitches(before.delay(), false, false, before.refuseNext(), false, true));
    declarations.declare(TestSales.sale(zone, saleNo), at);
    customs.rounds(at);
    customs.sandbox().behave(before);
  }

  private List<CustomsNews.Released> released(String zone) {
    return customs(zone).news().stream()
        .filter(CustomsNews.Released.class::isInstance)
        .map(CustomsNews.Released.class::cast)
        .toList();
  }

  /** Has customs cancel a released list. */
  public void cancel(String zone, String saleNo, Instant at) {
    declarations.cancel(zone, saleNo, "买方不要", at);
    customs(zone).rounds(at);
  }
}
