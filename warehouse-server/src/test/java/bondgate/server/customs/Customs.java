package bondgate.server.customs;

import java.time.Instant;
import java.util.List;

/** A zone with a sandbox of its own, carried by hand. */
record Customs(
    String zone,
    SandboxCustoms sandbox,
    Declarations declarations,
    CustomsNewsFeed feed,
    CustomsOutbox outbox,
    CustomsInbox inbox) {

  DeclareResult declare(String saleNo) {
    return declarations.declare(TestSales.sale(zone, saleNo), TestSales.AT);
  }

  /** Carries until nothing moves at that time. */
  void rounds(Instant at) {
    CustomsPost post = new CustomsPost(zone, sandbox, outbox, inbox);
    while (post.round(at)) {}
  }

  /** The news of this zone. */
  List<CustomsNews> news() {
    return feed.after(0, 1_000_000).stream().filter(news -> news.zone().equals(zone)).toList();
  }
}
