package bondgate.server.tax;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes over HTTP, from the sample tables. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TaxOverHttpTest {
  private static final String SERUM_AND_MILK =
      """
      {"orderDay":"2026-03-01","mode":"1210","freightFen":1000,"insuranceFen":0,
       "usedThisYearFen":100000,
       "lines":[{"hsCode":"3304990029","quantity":1,"unitPriceFen":49000,
                 "content":{"perPiece":"30","unit":"ml"}},
                {"hsCode":"1901101000","quantity":2,"unitPriceFen":500}]}
      """;

  @Test
  void aQuoteShowsEachStep() {
    ValidatableResponse quote =
        post(SERUM_AND_MILK)
            .statusCode(200)
            .body("status", equalTo("quoted"))
            .body("tables", equalTo("sample"))
            .body("rule", equalTo("COMPREHENSIVE"))
            .body("ruleZh", equalTo("跨境电商综合税"))
            .body("rounding", equalTo("HALF_UP"))
            .body("dutiableFen", equalTo(51_000))
            .body("limits.singleFen", equalTo(500_000))
            .body("limits.usedAfterFen", equalTo(151_000))
            .body("limits.leftFen", equalTo(2_449_000))
            .body("lines", hasSize(2))
            .body("lines[0].freightFen", equalTo(980))
            .body("lines[1].freightFen", equalTo(20))
            .body("lines[0].listing.remarkEn", equalTo("sample"))
            .body("steps.name", hasItems("ORDER_DUTIABLE_PRICE", "SINGLE_LIMIT", "ORDER_TAX"));
    // 499.80 ÷ 0.85 × 0.15 = 88.20, VAT 588 × 0.13 = 76.44; milk 10.20 × 0.13 × 0.7 = 0.9282
    quote
        .body("lines[0].tax.consumptionFen", equalTo(6_174))
        .body("lines[0].tax.vatFen", equalTo(5_351))
        .body("lines[1].tax.totalFen", equalTo(93))
        .body("tax.totalFen", equalTo(11_618))
        .body(
            "lines[0].steps.find { it.name == 'CONSUMPTION_TAX' }.resultYuan", equalTo("88.200000"))
        .body("lines[0].steps.find { it.name == 'CONSUMPTION_TAX' }.roundedFen", nullValue())
        .body(
            "lines[0].steps.find { it.name == 'CONSUMPTION_TAX' }.formula",
            equalTo("CT = (DP + D + S) ÷ (1 − c) × c + S"))
        .body(
            "lines[0].steps.find { it.name == 'VALUE_ADDED_TAX_DUE' }.resultYuan",
            equalTo("53.508000"))
        .body("lines[0].steps.find { it.name == 'VALUE_ADDED_TAX_DUE' }.roundedFen", equalTo(5_351))
        .body("lines[0].steps.find { it.name == 'CONTENT_PRICE' }.resultYuan", equalTo("16.660000"))
        .body("lines[1].steps.name", everyItem(matchesPattern("(?!CONTENT_PRICE)[A-Z_]+")));
    bothLanguagesSayEverything(quote);
  }

  private static void bothLanguagesSayEverything(ValidatableResponse quote) {
    for (String texts :
        new String[] {"steps", "lines[0].steps", "lines[0].steps.figures.flatten()"}) {
      quote
          .body(texts + ".zh", everyItem(matchesPattern(".*\\p{IsHan}.*")))
          .body(texts + ".en", everyItem(matchesPattern("[ -~]+")));
    }
  }

  @Test
  void aSingleIndivisibleItemIsTaxedInFull() {
    post(bags(1, 800_000))
        .statusCode(200)
        .body("rule", equalTo("FULL"))
        .body("tax.tariffFen", equalTo(48_000))
        .body("tax.vatFen", equalTo(110_240));
  }

  @Test
  void aRefusalSaysAllThatSpeaksAgainstTheOrder() {
    post(bags(2, 1_400_000))
        .statusCode(422)
        .body("status", equalTo("refused"))
        .body("code", equalTo("annualLimitExceeded"))
        .body("received", containsString("2800000 fen"))
        .body("expected", containsString("2600000"))
        .body("todo", notNullValue())
        .body("refusals.code", equalTo(List.of("annualLimitExceeded", "singleLimitExceeded")))
        .body("refusals.zh", hasItem("超过个人年度交易限值。"))
        .body("refusals.en", hasItem("Above the annual limit of one person."))
        .body("lines[0].dutiableFen", equalTo(2_800_000))
        .body("steps.name", hasItems("SINGLE_LIMIT", "ANNUAL_LIMIT"));
    post(bags(1, 100).replace("4202210090", "0101210010"))
        .statusCode(422)
        .body("code", equalTo("notOnPositiveList"))
        .body("refusals[0].line", equalTo(1));
  }

  @Test
  void withoutADayTheOrderIsOfToday() {
    post(bags(1, 100).replace("\"orderDay\":\"2026-03-01\",", ""))
        .statusCode(200)
        .body("orderDay", matchesPattern("\\d{4}-\\d{2}-\\d{2}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        // each is one change to a right request: what, to what, what is received
        "\"freightFen\":0, ~ '' ~ freightFen = nothing",
        "\"freightFen\":0 ~ \"freightFen\":-1 ~ freightFen = -1",
        "\"freightFen\":0 ~ \"freightFen\":1.0 ~ freightFen = 1.0",
        "\"freightFen\":0 ~ \"freightFen\":\"0\" ~ freightFen = \"0\"",
        "\"freightFen\":0 ~ \"freightFen\":null ~ freightFen = null",
        "\"freightFen\":0 ~ \"freightFen\":99999999999999999999 ~ freightFen = 9999",
        "\"freightFen\":0 ~ \"freightFen\":0,\"freightFen\":1 ~ Duplicate field",
        "\"freightFen\":0 ~ \"freightFen\":0,\"freight\":1 ~ freight = 1",
        "\"2026-03-01\" ~ \"2026-02-30\" ~ orderDay = \"2026-02-30\"",
        "\"2026-03-01\" ~ 20260301 ~ orderDay = 20260301",
        "\"1210\" ~ 1210 ~ mode = 1210",
        "4202210090 ~ 42022100 ~ lines[0].hsCode",
        "\"quantity\":1 ~ \"quantity\":0 ~ lines[0].quantity = 0",
        "\"quantity\":1 ~ \"quantity\":1,\"colour\":\"red\" ~ lines[0].colour",
        "\"quantity\":1 ~ \"quantity\":1,\"content\":{} ~ lines[0].content.unit = nothing",
        "\"quantity\":1 ~ \"quantity\":1,\"content\":5 ~ lines[0].content = 5",
        "\"quantity\":1 ~ \"quantity\":1,\"content\":{\"perPiece\":\"0\",\"unit\":\"ml\"} ~ perPiece = \"0\"",
        "\"quantity\":1 ~ \"quantity\":1,\"content\":{\"perPiece\":\"1\",\"unit\":\"pint\"} ~ unit = \"pint\"",
        "\"quantity\":1 ~ \"quantity\":1,\"content\":{\"perPiece\":3,\"unit\":\"ml\"} ~ perPiece = 3"
      })
  void whatIsNoQuestionIsToldWhereAndWhy(String right, String wrong, String received) {
    post(bags(1, 100).replace(right, wrong))
        .statusCode(400)
        .body("status", equalTo("refused"))
        .body("code", equalTo("malformed"))
        .body("received", containsString(received))
        .body("expected", notNullValue())
        .body("todo", notNullValue());
  }

  @Test
  void whatIsNoObjectWithLinesIsRefused() {
    String lines = bags(1, 100).replaceFirst("\"lines\":\\[.*]", "\"lines\":%s");
    String many = bags(1, 100).replaceFirst("\\[(.*)]", "[" + "$1,".repeat(99) + "$1]");
    for (String body :
        new String[] {
          "",
          "{",
          "null",
          "[]",
          "7",
          lines.formatted("[]"),
          lines.formatted("{}"),
          lines.formatted("[1]"),
          many,
          bags(1, 100) + "{}",
          " ".repeat(100_001)
        }) {
      post(body).statusCode(400).body("code", equalTo("malformed"));
    }
  }

  private static String bags(int quantity, long priceFen) {
    return """
    {"orderDay":"2026-03-01","mode":"1210","freightFen":0,"insuranceFen":0,"usedThisYearFen":0,\
    "lines":[{"hsCode":"4202210090","quantity":%d,"unitPriceFen":%d}]}
    """
        .formatted(quantity, priceFen);
  }

  private static ValidatableResponse post(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/api/v1/tax/quotes").then();
  }
}
