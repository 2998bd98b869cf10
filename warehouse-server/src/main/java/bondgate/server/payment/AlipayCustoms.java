package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.Heard;
import com.alipay.api.domain.AlipayTradeCustomsDeclareModel;
import com.alipay.api.domain.CustomsDeclareBuyerInfo;
import com.alipay.api.request.AlipayTradeCustomsDeclareRequest;

/**
 * Alipay's customs declaration of a payment (统一收单报关接口 {@code alipay.trade.customs.declare}), which
 * compares the buyer with whom it knows as the payer. Fields and their meaning are those of the
 * official SDK. It compares once for a declaration and does not repeat what it found: an answer
 * that got lost is lost, and nobody knows who paid. Another number would ask anew, and might
 * declare the payment twice.
 */
final class AlipayCustoms {
  private final AlipayAccount account;
  private final AlipayTalk talk;

  AlipayCustoms(AlipayAccount account, AlipayTalk talk) {
    this.account = account;
    this.talk = talk;
  }

  Heard<PayerAnswer> payer(PaymentRow payment, SaidBuyer buyer) throws ProviderDownException {
    if (account.declaring().isEmpty()) {
      return new Heard<>(
          new PayerAnswer.Unknown(PayerAnswer.Unknown.NOT_SET_UP),
          new Wire(new byte[0], new byte[0]));
    }
    AlipayAccount.Declaring declaring = account.declaring().get();
    PaymentView.Money money = payment.money().orElseThrow();
    AlipayTradeCustomsDeclareModel model = new AlipayTradeCustomsDeclareModel();
    model.setOutRequestNo(payment.paymentNo());
    model.setTradeNo(money.transactionId());
    model.setAmount(Alipay.yuan(money.amountFen()));
    model.setCustomsPlace(declaring.place());
    model.setMerchantCustomsCode(declaring.customsCode());
    model.setMerchantCustomsName(declaring.customsName());
    CustomsDeclareBuyerInfo said = new CustomsDeclareBuyerInfo();
    said.setBuyerName(buyer.name());
    said.setBuyerCertNo(buyer.idNumber());
    model.setBuyerInfo(said);
    AlipayTalk.Said heard = talk.ask("payer", new AlipayTradeCustomsDeclareRequest(), model);
    return new Heard<>(answer(heard), heard.wire());
  }

  private static PayerAnswer answer(AlipayTalk.Said heard) throws ProviderDownException {
    if (!heard.isOk()) {
      return PayerAnswer.Unknown.refused(heard.code());
    }
    return switch (heard.answer().path("identity_check").asText("")) {
      case "T" -> new PayerAnswer.Same();
      case "F" -> new PayerAnswer.Different();
      case "" -> new PayerAnswer.Unknown(PayerAnswer.Unknown.NOT_SAID_AGAIN);
      default ->
          throw new ProviderDownException(
              AlipayAccount.NAME, "payer", "the answer has an unknown identity_check");
    };
  }
}
