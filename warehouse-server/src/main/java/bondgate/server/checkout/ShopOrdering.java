package bondgate.server.checkout;

import bondgate.server.courier.Consignee;
import bondgate.server.courier.ParcelOrder;
import bondgate.server.courier.Parcels;
import bondgate.server.member.IdentityNumber;
import bondgate.server.member.TypedText;
import bondgate.server.sale.Channel;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.SaleAct;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** From the form of the web shop to the order. */
@ApplicationScoped
class ShopOrdering {
  private static final Logger LOG = Logger.getLogger(ShopOrdering.class);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int SHORTEST_ADDRESS = 5;
  private static final int LONGEST_ADDRESS = 200;

  private final ShopQuotes quotes;
  private final Orders orders;
  private final Buyers buyers;
  private final Parcels parcels;
  private final ZoneWriter writer;
  private final CheckoutSettings settings;

  @Inject
  ShopOrdering(
      ShopQuotes quotes,
      Orders orders,
      Buyers buyers,
      Parcels parcels,
      ZoneWriter writer,
      CheckoutSettings settings) {
    this.quotes = quotes;
    this.orders = orders;
    this.buyers = buyers;
    this.parcels = parcels;
    this.writer = writer;
    this.settings = settings;
  }

  static ShopPlaced not(ShopQuote quote, ShopProblem... problems) {
    return new ShopPlaced.NotPlaced(List.of(problems), quote);
  }

  /**
   * Places the order. One at a time: two that chose at the same moment would choose the same
   * pieces.
   */
  synchronized ShopPlaced place(String zone, String point, ShopAsked typed, Instant now) {
    if (orders.view(zone, typed.ticket().saleNo()).isPresent()) {
      return new ShopPlaced.Placed(typed.ticket());
    }
    ShopAsked asked = cleaned(typed);
    Optional<String> number = IdentityNumber.of(asked.idNumber(), LocalDate.ofInstant(now, CHINA));
    List<ShopProblem> problems = problems(asked, number);
    if (!problems.isEmpty()) {
      return new ShopPlaced.NotPlaced(
          problems, quotes.pick(zone, asked.wanted(), Optional.empty(), now).quote());
    }
    Buyer buyer = new Buyer(asked.name(), number.orElseThrow(), asked.phone());
    ShopQuotes.Picked picked =
        quotes.pick(zone, asked.wanted(), Optional.of(whom(asked, buyer, now)), now);
    Optional<Amounts> amounts = picked.quote().amounts();
    if (amounts.isEmpty()) {
      return new ShopPlaced.NotPlaced(picked.quote().problems(), picked.quote());
    }
    if (amounts.get().payFen() != asked.shownFen()) {
      quotes.free(zone, asked.ticket().saleNo());
      return not(picked.quote(), ShopProblem.AMOUNT_CHANGED);
    }
    String saleNo = asked.ticket().saleNo();
    // Before the order, so that there is no order of which nobody knows whose it is.
    ParcelOrder parcel = new ParcelOrder(zone, saleNo, asked.consignee(), picked.grossGrams());
    buyers.keep(zone, saleNo, buyer, now);
    parcels.keep(parcel, now);
    if (!buyers.of(zone, saleNo).equals(Optional.of(buyer)) || !parcels.isKept(parcel)) {
      // Kept with what was sent first, which may take effect yet: it must not become another's.
      quotes.free(zone, saleNo);
      return not(picked.quote(), ShopProblem.SENT_OTHERWISE);
    }
    return submit(zone, asked, act(point, asked, picked, buyers.reference(buyer), now), picked);
  }

  /** For the moment of the order only: a form that is filled in at home keeps nothing. */
  private QuotaReservations.For whom(ShopAsked asked, Buyer buyer, Instant now) {
    return new QuotaReservations.For(
        buyers.reference(buyer), asked.ticket().saleNo(), now.plus(settings.times().forget()));
  }

  private static SaleAct.PlaceOrder act(
      String point, ShopAsked asked, ShopQuotes.Picked picked, String buyer, Instant now) {
    Amounts amounts = picked.quote().amounts().orElseThrow();
    return new SaleAct.PlaceOrder(
        "place-" + asked.ticket().saleNo(),
        CheckoutFlow.ACTOR,
        asked.ticket().saleNo(),
        point,
        null,
        Channel.COURIER,
        picked.epcs(),
        buyer,
        null,
        asked.noticeVersion(),
        now,
        amounts.goodsFen(),
        amounts.freightFen(),
        amounts.insuranceFen(),
        amounts.taxFen());
  }

  private ShopPlaced submit(
      String zone, ShopAsked asked, SaleAct.PlaceOrder act, ShopQuotes.Picked picked) {
    try {
      if (!(writer.submit(zone, act) instanceof ActAnswer.Refused refused)) {
        return new ShopPlaced.Placed(asked.ticket());
      }
      if (refused.code().equals(CheckoutFlow.UNAVAILABLE)) {
        return not(picked.quote(), ShopProblem.BUSY);
      }
      LOG.warnf("order %s was refused: %s", act.saleNo(), refused.code());
      if (orders.view(zone, act.saleNo()).isPresent()) {
        // What was sent first took effect meanwhile: whose it is must stay known.
        return new ShopPlaced.Placed(asked.ticket());
      }
      quotes.free(zone, act.saleNo());
      buyers.forget(zone, act.saleNo());
      parcels.forget(zone, act.saleNo());
      return not(picked.quote(), problem(refused.code()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return not(picked.quote(), ShopProblem.BUSY);
    }
  }

  private static ShopProblem problem(String code) {
    return switch (code) {
      case "reserved", "alreadySold", "notThere", "underControl" -> ShopProblem.JUST_TAKEN;
      case "goodsDiffer", "taxDiffers", "noPrice" -> ShopProblem.AMOUNT_CHANGED;
      case "noticeOutdated" -> ShopProblem.NOTICE_NOT_ACCEPTED;
      default -> ShopProblem.NOT_NOW;
    };
  }

  private static ShopAsked cleaned(ShopAsked asked) {
    Consignee to = asked.consignee();
    return new ShopAsked(
        asked.ticket(),
        asked.wanted(),
        asked.noticeVersion(),
        asked.name().strip(),
        asked.idNumber(),
        digits(asked.phone()),
        new Consignee(
            to.name().strip(), digits(to.phone()), to.address().strip().replaceAll("\\s+", " ")),
        asked.shownFen());
  }

  private static String digits(String phone) {
    return phone.replaceAll("[\\s-]", "");
  }

  private List<ShopProblem> problems(ShopAsked asked, Optional<String> number) {
    List<ShopProblem> found = new ArrayList<>();
    if (!asked.noticeVersion().equals(settings.noticeVersion())) {
      found.add(ShopProblem.NOTICE_NOT_ACCEPTED);
    }
    Ordering.problem(asked.name(), number, asked.phone())
        .ifPresent(problem -> found.add(ShopProblem.valueOf(problem.name())));
    Consignee to = asked.consignee();
    if (!TypedText.isName(to.name())) {
      found.add(ShopProblem.CONSIGNEE_MISSING);
    }
    if (!Ordering.isPhone(to.phone())) {
      found.add(ShopProblem.CONSIGNEE_PHONE_WRONG);
    }
    if (!TypedText.fits(to.address(), SHORTEST_ADDRESS, LONGEST_ADDRESS)) {
      found.add(ShopProblem.ADDRESS_MISSING);
    }
    return found;
  }
}
