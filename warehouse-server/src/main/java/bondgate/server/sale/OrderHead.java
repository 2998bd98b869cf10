package bondgate.server.sale;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** An order without its parts, as it was placed and as it stands. */
record OrderHead(
    String zone,
    String saleNo,
    String contentSha256,
    String point,
    Optional<String> till,
    Channel channel,
    String buyer,
    Optional<String> identityVerifiedBy,
    String noticeVersion,
    Instant noticeAcceptedAt,
    int quotaYear,
    OrderAmounts amounts,
    long placedLeaf,
    Instant placedAt,
    Stage stage,
    Instant since,
    long refundDueFen,
    Optional<Release> release) {
  /** Customs' release. */
  record Release(String listNo, LocalDate releasedOn) {}

  /** The same, in another stage or with another sum to go back. */
  OrderHead at(Stage next, long dueFen, Instant at) {
    return standing(next, next == stage ? since : at, dueFen, release);
  }

  /** The same, released. */
  OrderHead releasedBy(Release by) {
    return standing(stage, since, refundDueFen, Optional.of(by));
  }

  private OrderHead standing(Stage next, Instant from, long dueFen, Optional<Release> by) {
    return new OrderHead(
        zone,
        saleNo,
        contentSha256,
        point,
        till,
        channel,
        buyer,
        identityVerifiedBy,
        noticeVersion,
        noticeAcceptedAt,
        quotaYear,
        amounts,
        placedLeaf,
        placedAt,
        next,
        from,
        dueFen,
        by);
  }
}
