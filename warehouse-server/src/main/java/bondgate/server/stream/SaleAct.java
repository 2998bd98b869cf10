package bondgate.server.stream;

import bondgate.server.sale.CancelReason;
import bondgate.server.sale.Channel;
import bondgate.server.sale.PayerCheck;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is done about retail prices, sales points and orders. Fields that may be left out are named
 * as such; all others must be there.
 *
 * <p>Nobody is named: {@code buyer} is a reference that only who holds its key can make,
 * HMAC-SHA256 of the identity number as 43 characters of base64url.
 */
@JsonSubTypes({
  @JsonSubTypes.Type(value = OfferForSale.class, name = "offerForSale"),
  @JsonSubTypes.Type(value = SaleAct.OpenSalesPoint.class, name = "openSalesPoint"),
  @JsonSubTypes.Type(value = SaleAct.PlaceOrder.class, name = "placeOrder"),
  @JsonSubTypes.Type(value = SaleAct.PayOrder.class, name = "payOrder"),
  @JsonSubTypes.Type(value = SaleAct.ReleaseOrder.class, name = "releaseOrder"),
  @JsonSubTypes.Type(value = SaleAct.RefuseOrder.class, name = "refuseOrder"),
  @JsonSubTypes.Type(value = SaleAct.CancelOrder.class, name = "cancelOrder"),
  @JsonSubTypes.Type(value = SaleAct.RefundOrder.class, name = "refundOrder"),
  @JsonSubTypes.Type(value = SaleAct.ReturnOrder.class, name = "returnOrder"),
  @JsonSubTypes.Type(value = DecideReturn.class, name = "decideReturn")
})
public sealed interface SaleAct extends ZoneAct
    permits OfferForSale,
        SaleAct.OpenSalesPoint,
        SaleAct.PlaceOrder,
        SaleAct.PayOrder,
        SaleAct.ReleaseOrder,
        SaleAct.RefuseOrder,
        SaleAct.CancelOrder,
        SaleAct.RefundOrder,
        SaleAct.ReturnOrder,
        DecideReturn {
  @Override
  default <R> R match(ZoneAct.Cases<R> cases) {
    return cases.sale(this);
  }

  /** Calls the one case that this act is. */
  <R> R matchSale(SaleCases<R> cases);

  /** One row for each act about sales. */
  interface SaleCases<R> {
    R offerForSale(OfferForSale act);

    R openSalesPoint(OpenSalesPoint act);

    R placeOrder(PlaceOrder act);

    R payOrder(PayOrder act);

    R releaseOrder(ReleaseOrder act);

    R refuseOrder(RefuseOrder act);

    R cancelOrder(CancelOrder act);

    R refundOrder(RefundOrder act);

    R returnOrder(ReturnOrder act);

    R decideReturn(DecideReturn act);
  }

  /**
   * A place where orders are taken; said again with another approval, it has that one too.
   *
   * @param point its number, 1 to 32 characters
   * @param insideSpecialArea whether it lies inside the special area 海关特殊监管区域
   * @param approval customs' approval for pick-up; may be left out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OpenSalesPoint(
      String id, String actor, String point, boolean insideSpecialArea, PickUpApproval approval)
      implements SaleAct {
    /** Checks the ranges. */
    public OpenSalesPoint {
      ActChecks.act(id, actor);
      SaleChecks.point(point);
    }

    @Override
    public <R> R matchSale(SaleCases<R> cases) {
      return cases.openSalesPoint(this);
    }
  }

  /**
   * 下单 — a buyer orders pieces. The figures are those that he was shown.
   *
   * @param saleNo number of the order
   * @param till may be left out
   * @param identityVerifiedBy the recognised service that verified who the buyer is; may be left
   *     out
   * @param noticeVersion version of the consumer notice 风险告知书 that was accepted
   * @param goodsFen the retail prices of all pieces, from 1
   * @param taxFen the tax of all of them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PlaceOrder(
      String id,
      String actor,
      String saleNo,
      String point,
      String till,
      Channel channel,
      List<String> epcs,
      String buyer,
      String identityVerifiedBy,
      String noticeVersion,
      Instant noticeAcceptedAt,
      long goodsFen,
      long freightFen,
      long insuranceFen,
      long taxFen)
      implements SaleAct {
    /** Checks the ranges. */
    public PlaceOrder {
      ActChecks.act(id, actor);
      SaleChecks.saleNo(saleNo);
      SaleChecks.point(point);
      SaleChecks.codeOrNone("till", till);
      ActChecks.present("channel", channel);
      epcs = SaleChecks.basket(epcs);
      SaleChecks.buyer(buyer);
      SaleChecks.codeOrNone("identityVerifiedBy", identityVerifiedBy);
      SaleChecks.code("noticeVersion", noticeVersion);
      ActChecks.present("noticeAcceptedAt", noticeAcceptedAt);
      ActChecks.fen("goodsFen", goodsFen, 1);
      ActChecks.fen("freightFen", freightFen, 0);
      ActChecks.fen("insuranceFen", insuranceFen, 0);
      ActChecks.fen("taxFen", taxFen, 0);
    }

    @Override
    public <R> R matchSale(SaleCases<R> cases) {
      return cases.placeOrder(this);
    }
  }

  /**
   * Money came for an order.
   *
   * @param provider the payment firm
   * @param payerCheck what it says of the payer
   */
  record PayOrder(
      String id,
      String actor,
      String saleNo,
      String paymentNo,
      String provider,
      long amountFen,
      PayerCheck payerCheck,
      Instant paidAt)
      implements SaleAct {
    /** Checks the ranges. */
    public PayOrder {
      ActChecks.act(id, actor);
      SaleChecks.saleNo(saleNo);
      ActChecks.number("paymentNo", paymentNo);
      SaleChecks.code("provider", provider);
      ActChecks.fen("amountFen", amountFen, 1);
      ActChecks.present("payerCheck", payerCheck);
      ActChecks.present("paidAt", paidAt);
    }

    @Override
    public <R> R matchSale(SaleCases<R> cases) {
      return cases.payOrder(this);
    }
  }

  /**
   * 放行 — customs released the order's list 进口清单.
   *
   * @param customsReleaseRef number of the list
   * @param releasedOn the day in China
   * @param assessedTaxFen the tax that customs assessed (CEB816), from 0; may be left out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReleaseOrder(
      String id,
      String actor,
      String saleNo,
      String customsReleaseRef,
      LocalDate releasedOn,
      Long assessedTaxFen)
      implements SaleAct {
    /** Checks the ranges. */
    public ReleaseOrder {
      ActChecks.act(id, actor);
      SaleChecks.saleNo(saleNo);
      ActChecks.number("customsReleaseRef", customsReleaseRef);
      ActChecks.present("releasedOn", releasedOn);
      ActChecks.fenOrNone("assessedTaxFen", assessedTaxFen, 0);
    }

    @Override
    public <R> R matchSale(SaleCases<R> cases) {
      return cases.releaseOrder(this);
    }
  }

  /** 退单 — customs refused what was declared; {@code code} is its return code. */
  record RefuseOrder(String id, String actor, String saleNo, String code) implements SaleAct {
    /** Checks the ranges. */
    public RefuseOrder {
      ActChecks.act(id, actor);
      SaleChecks.saleNo(saleNo);
      SaleChecks.code("code", code);
    }

    @Override
    public <R> R matchSale(SaleCases<R> cases) {
      return cases.refuseOrder(this);
    }
  }

  /** The order ends without a sale; after the payment only with reason CUSTOMS. */
  record CancelOrder(String id, String actor, String saleNo, CancelReason reason)
      implements SaleAct {
    /** Checks the ranges. */
    public CancelOrder {
      ActChecks.act(id, actor);
      SaleChecks.saleNo(saleNo);
      ActChecks.present("reason", reason);
    }

    @Override
    public <R> R matchSale(SaleCases<R> cases) {
      return cases.cancelOrder(this);
    }
  }

  /** Money went back to the payer. */
  record RefundOrder(String id, String actor, String saleNo, String refundNo, long amountFen)
      implements SaleAct {
    /** Checks the ranges. */
    public RefundOrder {
      ActChecks.act(id, actor);
      SaleChecks.saleNo(saleNo);
      ActChecks.number("refundNo", refundNo);
      ActChecks.fen("amountFen", amountFen, 1);
    }

    @Override
    public <R> R matchSale(SaleCases<R> cases) {
      return cases.refundOrder(this);
    }
  }

  /**
   * 退货 — pieces are back in the centre in their original state.
   *
   * @param appliedOn the day in China on which the return was applied for (CEB625); may be left
   *     out: the day of the act
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReturnOrder(String id, String actor, String saleNo, List<String> epcs, LocalDate appliedOn)
      implements SaleAct {
    /** Checks the ranges. */
    public ReturnOrder {
      ActChecks.act(id, actor);
      SaleChecks.saleNo(saleNo);
      epcs = SaleChecks.basket(epcs);
    }

    @Override
    public <R> R matchSale(SaleCases<R> cases) {
      return cases.returnOrder(this);
    }
  }
}
