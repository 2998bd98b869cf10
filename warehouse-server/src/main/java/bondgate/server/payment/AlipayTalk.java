package bondgate.server.payment;

import bondgate.server.payment.WeChatJson.UnreadableException;
import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayObject;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.util.Set;

/** One question to Alipay's gateway through its SDK, and its signed answer. */
final class AlipayTalk {
  private static final String OK = "10000";
  private static final String BUSINESS = "40004";
  private static final Set<String> PASSING = Set.of("ACQ.SYSTEM_ERROR", "AOP.ACQ.SYSTEM_ERROR");

  private final AlipayAccount account;
  private final HttpClient client;

  AlipayTalk(AlipayAccount account, HttpClient client) {
    this.account = account;
    this.client = client;
  }

  /** What it said: the signed part, its code, and the bytes. */
  record Said(JsonNode answer, Wire wire) {
    boolean isOk() {
      return answer.path("code").asText().equals(OK);
    }

    String code() {
      return answer.path("sub_code").asText();
    }
  }

  /** Asks, and takes the answer if it is signed by Alipay and says what it did. */
  <T extends AlipayResponse> Said ask(String question, AlipayRequest<T> request, AlipayObject model)
      throws ProviderDownException {
    AlipayTransport transport = new AlipayTransport(client);
    DefaultAlipayClient alipay =
        new DefaultAlipayClient(
            account.gateway().toString(),
            account.appId(),
            account.privateKey(),
            "json",
            "UTF-8",
            account.alipayKey(),
            "RSA2");
    alipay.setCustomizedHttpClient(transport);
    request.setBizModel(model);
    request.setNotifyUrl(account.notifyUrl());
    try {
      T response = alipay.execute(request);
      JsonNode answer = AlipayJson.answer(transport.last().response(), request.getApiMethodName());
      if (!String.valueOf(response.getCode()).equals(answer.path("code").asText())) {
        throw new ProviderDownException(
            AlipayAccount.NAME, question, "the answer is read in two ways");
      }
      return known(question, new Said(answer, transport.last()));
    } catch (UnreadableException e) {
      throw new ProviderDownException(AlipayAccount.NAME, question, "the answer " + e.getMessage());
    } catch (AlipayApiException e) {
      throw new ProviderDownException(AlipayAccount.NAME, question, e);
    } catch (RuntimeException e) {
      // The SDK's check of signatures throws this where an answer has none.
      throw new ProviderDownException(AlipayAccount.NAME, question, e);
    }
  }

  /** What it did is known only if it did it, or says which rule of its business forbids it. */
  private Said known(String question, Said said) throws ProviderDownException {
    boolean refused =
        said.answer().path("code").asText().equals(BUSINESS)
            && said.code().matches("[A-Za-z_.0-9-]{1,64}")
            && !PASSING.contains(said.code());
    if (!said.isOk() && !refused) {
      String code = said.answer().path("code").asText();
      throw new ProviderDownException(
          AlipayAccount.NAME, question, code.matches("[0-9]{1,8}") ? "code " + code : "no code");
    }
    return said;
  }
}
