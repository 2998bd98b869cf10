package bondgate.server.payment;

import bondgate.server.payment.WeChatJson.UnreadableException;
import com.alipay.api.domain.AlipayTradeCancelModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.request.AlipayTradeCancelRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/**
 * Alipay, a precreated trade (当面付 扫码支付: the shopper scans a code), through its official SDK. A
 * trade exists at Alipay only when somebody has scanned the code: before, it knows no such number.
 */
final class Alipay implements PaymentProvider {
  private static final String UNKNOWN_TRADE = "ACQ.TRADE_NOT_EXIST";

  private final AlipayAccount account;
  private final AlipayNotices notices;
  private final InstantSource clock;
  private final AlipayTalk talk;
  private final AlipayCustoms customs;
  private final AlipayBills bills;

  Alipay(AlipayAccount account, InstantSource clock) {
    // Its own log would write down what is sent.
    AlipayLogger.setNeedEnableLogger(false);
    this.account = account;
    this.notices = new AlipayNotices(account);
    this.clock = clock;
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    this.talk = new AlipayTalk(account, client);
    this.customs = new AlipayCustoms(account, talk);
    this.bills = new AlipayBills(account, talk, client);
  }

  @Override
  public String name() {
    return AlipayAccount.NAME;
  }

  @Override
  public boolean sandbox() {
    return account.sandbox();
  }

  @Override
  public Heard<StartAnswer> start(PaymentRow payment) throws ProviderDownException {
    AlipayTradePrecreateModel model = new AlipayTradePrecreateModel();
    model.setOutTradeNo(payment.paymentNo());
    model.setTotalAmount(yuan(payment.amountFen()));
    model.setSubject(payment.description());
    model.setTimeExpire(AlipayJson.TIME.format(payment.expiresAt()));
    AlipayTalk.Said said = talk.ask("start", new AlipayTradePrecreateRequest(), model);
    String url = said.answer().path("qr_code").asText();
    if (said.isOk() && url.isEmpty()) {
      throw new ProviderDownException(name(), "start", "the answer has no qr_code");
    }
    return new Heard<>(
        said.isOk() ? new StartAnswer.Code(url) : new StartAnswer.Refused(said.code()),
        said.wire());
  }

  @Override
  public Heard<Standing> query(PaymentRow payment) throws ProviderDownException {
    AlipayTradeQueryModel model = new AlipayTradeQueryModel();
    model.setOutTradeNo(payment.paymentNo());
    AlipayTalk.Said said = talk.ask("query", new AlipayTradeQueryRequest(), model);
    if (said.isOk()) {
      try {
        return new Heard<>(AlipayJson.standing(said.answer(), payment.paymentNo()), said.wire());
      } catch (UnreadableException e) {
        throw new ProviderDownException(name(), "query", "the answer: " + e.getMessage());
      }
    }
    if (said.code().equals(UNKNOWN_TRADE)) {
      return new Heard<>(new Standing.NoSuch(), said.wire());
    }
    throw new ProviderDownException(name(), "query", said.code());
  }

  /**
   * Cancels (撤销) what is not paid. Money that comes between our question and that goes back by
   * itself: then nothing was paid.
   */
  @Override
  public Heard<CloseAnswer> close(PaymentRow payment) throws ProviderDownException {
    Heard<Standing> standing = query(payment);
    if (standing.said() instanceof Standing.Paid) {
      return new Heard<>(new CloseAnswer.AlreadyPaid(), standing.wire());
    }
    if (standing.said() instanceof Standing.Gone) {
      return new Heard<>(new CloseAnswer.Closed(), standing.wire());
    }
    AlipayTradeCancelModel model = new AlipayTradeCancelModel();
    model.setOutTradeNo(payment.paymentNo());
    AlipayTalk.Said said = talk.ask("close", new AlipayTradeCancelRequest(), model);
    if (said.isOk() && said.answer().path("retry_flag").asText().equals("Y")) {
      throw new ProviderDownException(name(), "close", "asks to be asked again");
    }
    return new Heard<>(
        said.isOk() || said.code().equals(UNKNOWN_TRADE)
            ? new CloseAnswer.Closed()
            : new CloseAnswer.Refused(said.code()),
        said.wire());
  }

  /** Asks only; that the money went back is learnt by asking how it stands. */
  @Override
  public Heard<RefundStanding> refund(PaymentRow payment, RefundRow refund)
      throws ProviderDownException {
    AlipayTradeRefundModel model = new AlipayTradeRefundModel();
    model.setOutTradeNo(payment.paymentNo());
    model.setOutRequestNo(refund.refundNo());
    model.setRefundAmount(yuan(refund.amountFen()));
    model.setRefundReason(refund.reason());
    AlipayTalk.Said said = talk.ask("refund", new AlipayTradeRefundRequest(), model);
    return new Heard<>(
        said.isOk() ? new RefundStanding.Pending() : new RefundStanding.Refused(said.code()),
        said.wire());
  }

  @Override
  public Heard<RefundStanding> queryRefund(PaymentRow payment, RefundRow refund)
      throws ProviderDownException {
    AlipayTradeFastpayRefundQueryModel model = new AlipayTradeFastpayRefundQueryModel();
    model.setOutTradeNo(payment.paymentNo());
    model.setOutRequestNo(refund.refundNo());
    model.setQueryOptions(List.of("gmt_refund_pay"));
    AlipayTalk.Said said =
        talk.ask("query refund", new AlipayTradeFastpayRefundQueryRequest(), model);
    if (!said.isOk()) {
      if (said.code().equals(UNKNOWN_TRADE)) {
        return new Heard<>(new RefundStanding.NoSuch(), said.wire());
      }
      throw new ProviderDownException(name(), "query refund", said.code());
    }
    try {
      return new Heard<>(AlipayJson.refund(said.answer(), clock.instant()), said.wire());
    } catch (UnreadableException e) {
      throw new ProviderDownException(name(), "query refund", "the answer: " + e.getMessage());
    }
  }

  @Override
  public NoticeResult read(NoticeRequest request, Instant now) {
    return notices.read(request, now);
  }

  @Override
  public NoticeReply taken() {
    return new NoticeReply(200, "text/plain", "success");
  }

  @Override
  public NoticeReply notTaken(int status, String word) {
    return new NoticeReply(status, "text/plain", "fail");
  }

  @Override
  public Heard<PayerAnswer> payer(PaymentRow payment, SaidBuyer buyer)
      throws ProviderDownException {
    return customs.payer(payment, buyer);
  }

  @Override
  public List<BillLine> bill(LocalDate day) throws ProviderDownException {
    return bills.of(day);
  }

  static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}
