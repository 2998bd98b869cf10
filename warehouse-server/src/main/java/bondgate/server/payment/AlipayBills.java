package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.BillLine;
import bondgate.server.payment.WeChatJson.UnreadableException;
import com.alipay.api.domain.AlipayDataDataserviceBillDownloadurlQueryModel;
import com.alipay.api.request.AlipayDataDataserviceBillDownloadurlQueryRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * Fetches Alipay's bill of the trades of a day ({@code
 * alipay.data.dataservice.bill.downloadurl.query}, {@code bill_type=trade}; there as a rule from
 * 9:00 on the next day). The link comes in a signed answer; what lies behind it is not signed and
 * has no digest.
 */
final class AlipayBills {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST_FILE = 16 << 20;
  private static final String QUESTION = "bill";

  private final AlipayAccount account;
  private final AlipayTalk talk;
  private final HttpClient client;

  AlipayBills(AlipayAccount account, AlipayTalk talk, HttpClient client) {
    this.account = account;
    this.talk = talk;
    this.client = client;
  }

  List<BillLine> of(LocalDate day) throws ProviderDownException {
    String merchant =
        account
            .merchantId()
            .orElseThrow(
                () -> down("bondgate.payment.alipay.merchant-id is not set: whose bill is it?"));
    AlipayDataDataserviceBillDownloadurlQueryModel model =
        new AlipayDataDataserviceBillDownloadurlQueryModel();
    model.setBillType("trade");
    model.setBillDate(day.toString());
    AlipayTalk.Said said =
        talk.ask(QUESTION, new AlipayDataDataserviceBillDownloadurlQueryRequest(), model);
    if (!said.isOk()) {
      // BILL_NOT_EXIST, for a day whose bill is not there yet, and perhaps for one without a trade.
      throw down(said.code());
    }
    byte[] zip = fetch(address(said.answer().path("bill_download_url").asText("")));
    try {
      return AlipayBill.read(AlipayBillZip.details(zip), day, merchant);
    } catch (UnreadableException e) {
      throw down("it " + e.getMessage());
    }
  }

  /**
   * Where the file is fetched. Nothing protects it but the line, so a link of the old kind ({@code
   * http://dwbillcenter.alipay.com/…}) is followed with TLS. A sandbox's lies beside its gateway.
   */
  private URI address(String link) throws ProviderDownException {
    try {
      URI uri = URI.create(link);
      if (account.sandbox()) {
        return account.gateway().resolve("downloadBillFile.resource?" + uri.getRawQuery());
      }
      if (uri.getHost() == null || !uri.getHost().endsWith(".alipay.com")) {
        throw down("its link leads elsewhere than to alipay.com");
      }
      return URI.create(link.replaceFirst("^http:", "https:"));
    } catch (IllegalArgumentException e) {
      throw down("its link is no address");
    }
  }

  private byte[] fetch(URI address) throws ProviderDownException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] file = in.readNBytes(LONGEST_FILE + 1);
        if (response.statusCode() != 200 || file.length > LONGEST_FILE) {
          throw down("HTTP status %d, %d bytes".formatted(response.statusCode(), file.length));
        }
        return file;
      }
    } catch (IOException e) {
      throw new ProviderDownException(AlipayAccount.NAME, QUESTION, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderDownException(AlipayAccount.NAME, QUESTION, e);
    }
  }

  private static ProviderDownException down(String what) {
    return new ProviderDownException(AlipayAccount.NAME, QUESTION, what);
  }
}
