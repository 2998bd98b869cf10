package bondgate.server.payment;

import bondgate.server.payment.WeChatJson.UnreadableException;
import com.fasterxml.jackson.databind.JsonNode;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.cipher.PrivacyDecryptor;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.WechatPayException;
import com.wechat.pay.java.service.billdownload.BillDownloadService;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.QueryBillEntity;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * WeChat Pay, API v3, Native payment (the shopper scans a code), through its official SDK. Works
 * with WeChat Pay's public key (微信支付公钥), not with platform certificates.
 */
final class WeChatPay implements PaymentProvider {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Set<String> CLOSED = Set.of("ORDER_CLOSED", "ORDERCLOSED");
  private static final Set<String> PAID = Set.of("ORDERPAID", "ORDER_PAID");
  private static final Set<String> UNKNOWN_ORDER =
      Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS");
  private static final Set<String> PASSING =
      Set.of("SYSTEM_ERROR", "SYSTEMERROR", "BIZERR_NEED_RETRY", "FREQUENCY_LIMITED", "RATELIMIT");

  private final WeChatAccount account;
  private final WeChatNotices notices;
  private final WeChatCustoms customs;
  private final Credential credential;
  private final Validator validator;
  private final PrivacyDecryptor decryptor;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  /**
   * An adapter for an account.
   *
   * @throws IllegalArgumentException if a key is no key
   */
  WeChatPay(WeChatAccount account) {
    this.account = account;
    RSAPublicKeyConfig config =
        new RSAPublicKeyConfig.Builder()
            .merchantId(account.merchantId())
            .privateKey(account.privateKey())
            .merchantSerialNumber(account.certificateSerial())
            .apiV3Key(account.apiV3Key())
            .publicKeyId(account.publicKeyId())
            .publicKey(account.publicKey())
            .build();
    this.credential = config.createCredential();
    this.validator = config.createValidator();
    // Bills of partners are encrypted; the SDK wants it for ours too.
    this.decryptor = config.createDecryptor();
    this.customs = new WeChatCustoms(account, client);
    this.notices = new WeChatNotices(account, config.createVerifier(), config.createAeadCipher());
  }

  @Override
  public String name() {
    return WeChatAccount.NAME;
  }

  @Override
  public boolean sandbox() {
    return account.sandbox();
  }

  @Override
  public Heard<StartAnswer> start(PaymentRow payment) throws ProviderDownException {
    PrepayRequest request = new PrepayRequest();
    request.setAppid(account.appId());
    request.setMchid(account.merchantId());
    request.setDescription(payment.description());
    request.setOutTradeNo(payment.paymentNo());
    request.setTimeExpire(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            payment.expiresAt().truncatedTo(ChronoUnit.SECONDS).atZone(CHINA)));
    request.setNotifyUrl(account.notifyUrl());
    Amount amount = new Amount();
    amount.setTotal(Math.toIntExact(payment.amountFen()));
    amount.setCurrency("CNY");
    request.setAmount(amount);
    WeChatTransport transport = transport();
    try {
      String url = pay(transport).prepay(request).getCodeUrl();
      return new Heard<>(new StartAnswer.Code(url), transport.last());
    } catch (ServiceException e) {
      return new Heard<>(new StartAnswer.Refused(code("start", e)), transport.last());
    } catch (WechatPayException e) {
      throw new ProviderDownException(name(), "start", e);
    }
  }

  @Override
  public Heard<Standing> query(PaymentRow payment) throws ProviderDownException {
    QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
    request.setMchid(account.merchantId());
    request.setOutTradeNo(payment.paymentNo());
    WeChatTransport transport = transport();
    try {
      pay(transport).queryOrderByOutTradeNo(request);
      JsonNode answer = WeChatJson.read(transport.last().response());
      if (!WeChatJson.text(answer, "out_trade_no").equals(payment.paymentNo())) {
        throw new UnreadableException("out_trade_no is another payment's");
      }
      return new Heard<>(WeChatJson.standing(answer, account), transport.last());
    } catch (ServiceException e) {
      String code = code("query", e);
      if (UNKNOWN_ORDER.contains(code)) {
        return new Heard<>(new Standing.NoSuch(), transport.last());
      }
      throw new ProviderDownException(name(), "query", code);
    } catch (UnreadableException e) {
      throw new ProviderDownException(name(), "query", "the answer " + e.getMessage());
    } catch (WechatPayException e) {
      throw new ProviderDownException(name(), "query", e);
    }
  }

  @Override
  public Heard<CloseAnswer> close(PaymentRow payment) throws ProviderDownException {
    CloseOrderRequest request = new CloseOrderRequest();
    request.setMchid(account.merchantId());
    request.setOutTradeNo(payment.paymentNo());
    WeChatTransport transport = transport();
    try {
      pay(transport).closeOrder(request);
      return new Heard<>(new CloseAnswer.Closed(), transport.last());
    } catch (ServiceException e) {
      String code = code("close", e);
      CloseAnswer answer =
          CLOSED.contains(code) || UNKNOWN_ORDER.contains(code)
              ? new CloseAnswer.Closed()
              : PAID.contains(code) ? new CloseAnswer.AlreadyPaid() : new CloseAnswer.Refused(code);
      return new Heard<>(answer, transport.last());
    } catch (WechatPayException e) {
      throw new ProviderDownException(name(), "close", e);
    }
  }

  @Override
  public Heard<RefundStanding> refund(PaymentRow payment, RefundRow refund)
      throws ProviderDownException {
    CreateRequest request = new CreateRequest();
    request.setOutTradeNo(payment.paymentNo());
    request.setOutRefundNo(refund.refundNo());
    request.setReason(refund.reason());
    request.setNotifyUrl(account.notifyUrl());
    AmountReq amount = new AmountReq();
    amount.setRefund(refund.amountFen());
    amount.setTotal(payment.money().orElseThrow().amountFen());
    amount.setCurrency("CNY");
    request.setAmount(amount);
    return refunded("refund", service -> service.create(request));
  }

  @Override
  public Heard<RefundStanding> queryRefund(PaymentRow payment, RefundRow refund)
      throws ProviderDownException {
    QueryByOutRefundNoRequest request = new QueryByOutRefundNoRequest();
    request.setOutRefundNo(refund.refundNo());
    return refunded("query refund", service -> service.queryByOutRefundNo(request));
  }

  private interface RefundCall {
    Object on(RefundService service);
  }

  private Heard<RefundStanding> refunded(String question, RefundCall call)
      throws ProviderDownException {
    WeChatTransport transport = transport();
    try {
      call.on(new RefundService.Builder().httpClient(transport).build());
      return new Heard<>(
          WeChatJson.refund(WeChatJson.read(transport.last().response())), transport.last());
    } catch (ServiceException e) {
      String code = code(question, e);
      return new Heard<>(
          UNKNOWN_ORDER.contains(code) && question.startsWith("query")
              ? new RefundStanding.NoSuch()
              : new RefundStanding.Refused(code),
          transport.last());
    } catch (UnreadableException e) {
      throw new ProviderDownException(name(), question, "the answer " + e.getMessage());
    } catch (WechatPayException e) {
      throw new ProviderDownException(name(), question, e);
    }
  }

  @Override
  public Heard<PayerAnswer> payer(PaymentRow payment, SaidBuyer buyer)
      throws ProviderDownException {
    return customs.payer(payment, buyer);
  }

  @Override
  public NoticeResult read(NoticeRequest request, Instant now) {
    return notices.read(request, now);
  }

  @Override
  public NoticeReply taken() {
    return new NoticeReply(204, "", "");
  }

  @Override
  public NoticeReply notTaken(int status, String word) {
    return new NoticeReply(
        status, "application/json", "{\"code\":\"FAIL\",\"message\":\"%s\"}".formatted(word));
  }

  @Override
  public List<BillLine> bill(LocalDate day) throws ProviderDownException {
    GetTradeBillRequest request = new GetTradeBillRequest();
    request.setBillDate(day.toString());
    request.setBillType(BillType.ALL);
    WeChatTransport transport = transport();
    try {
      QueryBillEntity bill =
          new BillDownloadService.Builder()
              .httpClient(transport)
              .decryptor(decryptor)
              .build()
              .getTradeBill(request);
      try (InputStream in = transport.download(bill.getDownloadUrl())) {
        return WeChatBill.read(in.readAllBytes(), bill.getHashValue());
      }
    } catch (ServiceException e) {
      String code = code("bill", e);
      if (code.equals("NO_STATEMENT_EXIST")) {
        return List.of();
      }
      throw new ProviderDownException(name(), "bill", code);
    } catch (UnreadableException e) {
      throw new ProviderDownException(name(), "bill", "it " + e.getMessage());
    } catch (IOException | WechatPayException e) {
      throw new ProviderDownException(name(), "bill", e);
    }
  }

  private WeChatTransport transport() {
    return new WeChatTransport(client, account.gateway(), credential, validator);
  }

  private static NativePayService pay(WeChatTransport transport) {
    return new NativePayService.Builder().httpClient(transport).build();
  }

  /**
   * Its code for a refusal. Where it is at fault itself, or says none, nobody knows what it did.
   */
  private String code(String question, ServiceException e) throws ProviderDownException {
    String code = e.getErrorCode();
    if (e.getHttpStatusCode() >= 500
        || e.getHttpStatusCode() == 429
        || code == null
        || !code.matches("[A-Z_0-9]{1,64}")
        || PASSING.contains(code)) {
      throw new ProviderDownException(
          name(), question, "HTTP status " + e.getHttpStatusCode() + ", " + safe(code));
    }
    return code;
  }

  private static String safe(String code) {
    return code != null && code.matches("[A-Z_0-9]{1,64}") ? code : "no code";
  }
}
