package bondgate.server.checkout;

import java.util.Optional;

/**
 * What happens at an unattended till 无人收银. Every command answers with the screen that follows; a
 * command twice gives the same screen twice, and one of an earlier visit, or one that does not fit
 * the screen, gives the screen that stands.
 */
public interface Checkout {
  /** Whether it is a till of this server, with a sales point in the settings. */
  boolean serves(String zone, String till);

  /** What the till shows now. */
  TillScreen screen(String zone, String till);

  /** The shopper goes on from the basket. */
  TillScreen begin(String zone, String till, String session);

  /** The shopper accepts the consumer notice. */
  TillScreen acceptNotice(String zone, String till, String session, String version);

  /** The shopper says who he is; nothing of it is shown again but a masked name. */
  TillScreen identify(
      String zone, String till, String session, String name, String idNumber, String phone);

  /** The shopper shows the member's code instead; it is used up by this. */
  TillScreen identifyMember(String zone, String till, String session, String code);

  /**
   * The shopper says which member the till's camera shall see; the screen goes on by itself when
   * its agent has stated that it did.
   *
   * @param member the member's number, or a code, which is not used up
   */
  TillScreen claimFace(String zone, String till, String session, String member);

  /** The shopper orders: pieces, quota and guarantee are reserved. */
  TillScreen place(String zone, String till, String session);

  /** The shopper chose how to pay. */
  TillScreen startPayment(String zone, String till, String session, String provider);

  /** The shopper gives up, before or after the order; money that came all the same goes back. */
  TillScreen cancel(String zone, String till, String session);

  /** The shopper is done with the last screen; or nobody touched the till for too long. */
  TillScreen leave(String zone, String till, String session);

  /** Calls a person; works on every screen, with or without a visit. */
  void help(String zone, String till);

  /** The receipt of an order, for who has its number. */
  Optional<Receipt> receipt(String zone, String saleNo);
}
