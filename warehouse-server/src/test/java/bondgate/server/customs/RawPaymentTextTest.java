package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The signed text about a raw payment. */
class RawPaymentTextTest {
  private final ObjectMapper json = new ObjectMapper();

  private static RawPayment payment() {
    return new RawPayment(
        "{\"amount\":\"中文 & <x>\"}",
        "<xml a=\"1\"/>",
        "4403169D3W",
        "TX-1",
        55_859,
        "3",
        Optional.of("3"),
        TestSales.AT,
        List.of(
            new RawPayment.PaidOrder(
                "S-1",
                List.of(
                    new RawPayment.PaidGoods("红葡萄酒", "http://a/1"),
                    new RawPayment.PaidGoods("面霜", "http://a/2")),
                "acc",
                Optional.empty(),
                "示例企业")));
  }

  private static String text() {
    return new RawPaymentText(XmlSignerTest.signer(XmlSignerTest.KEYS), "5201000001")
        .text("SESSION-1", "GUID", payment(), TestSales.AT);
  }

  @Test
  void whatIsSignedIsExactlyWhatIsSent() throws Exception {
    String text = text();
    JsonNode read = json.readTree(text);
    String head =
        text.substring(text.indexOf("InfoHead\":") + 10, text.indexOf(",\"payExchangeInfoLists\""));
    String lists = text.substring(text.indexOf("Lists\":") + 7, text.indexOf(",\"serviceTime\""));
    String signed =
        "\"sessionID\":\"SESSION-1\"||\"payExchangeInfoHead\":\"%s\"||\"payExchangeInfoLists\":\"%s\"||\"serviceTime\":\"%d\""
            .formatted(head, lists, TestSales.AT.toEpochMilli());

    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(XmlSignerTest.KEYS.getPublic());
    check.update(signed.getBytes(StandardCharsets.UTF_8));
    assertThat(check.verify(Base64.getDecoder().decode(read.path("signValue").asText()))).isTrue();
    assertThat(read.path("payExchangeInfoHead").path("initalRequest").asText())
        .isEqualTo(payment().request());
    assertThat(read.path("payExchangeInfoHead").path("totalAmount").decimalValue())
        .isEqualByComparingTo("558.59");
    assertThat(read.at("/payExchangeInfoLists/0/goodsInfo/0/gname").asText()).isEqualTo("红葡萄酒;面霜");
  }

  @Test
  void itHasTheElementsOfTheSampleInTheirOrder() throws Exception {
    Path sample = TestSales.OFFICIAL.resolve("179.json");
    assumeTrue(Files.exists(sample), "SKIPPED: no sample at " + sample);
    JsonNode theirs =
        json.readTree(
            json.readTree(Files.readAllBytes(sample)).at("/data/payload/payExInfoStr").asText());
    JsonNode ours = json.readTree(text());

    assertThat(names(ours)).isEqualTo(names(theirs));
    assertThat(names(ours.path("payExchangeInfoHead")))
        .isEqualTo(names(theirs.path("payExchangeInfoHead")));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
