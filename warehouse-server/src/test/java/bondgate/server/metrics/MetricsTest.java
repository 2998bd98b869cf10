package bondgate.server.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.audit.OwnZone;
import bondgate.server.backup.Backups;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What Prometheus reads, as it reads it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class MetricsTest {
  private static final Pattern LINE = Pattern.compile("(bondgate_[a-z_]+)(?:\\{([^}]*)})? (\\S+)");
  private static final Pattern ANY_LINE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"([^\"]*)\"");
  private static final List<String> OUR_LABELS = List.of("zone", "for", "act", "outcome", "le");
  private static final String OUR_VALUE = "[A-Za-z.+-]+|[0-9.]{1,6}";

  private static final List<String> LABELS_OF_HTTP =
      List.of("method", "outcome", "status", "uri", "le");

  /** A path as it is written in the code, not as it was asked; words of the JVM. */
  private static final String VALUE = "[A-Za-z0-9 .,'+:(){}/_<>*\\\\|-]*";

  private static final String UNIT = "_(seconds|fen|leaves|online|enrolled|open|waiting|refusals)";

  @Inject Backups backups;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @Test
  void eachFigureHasANameWithItsUnitAndAValue() throws InterruptedException {
    backups.make();
    // What another test has just read is kept for five seconds.
    TimeUnit.SECONDS.sleep(5);
    List<Matcher> lines = lines();
    for (Figure figure : Figure.values()) {
      String name = figure.meter().replace('.', '_');
      assertThat(lines)
          .as(name)
          .anyMatch(
              line ->
                  line.group(1).equals(name)
                      && line.group(2).contains("zone=\"" + zone + "\"")
                      && line.group(2).contains("for=\"" + figure.waitsFor())
                          == !figure.waitsFor().isEmpty()
                      && Double.parseDouble(line.group(3)) >= 0);
    }
    assertThat(lines.stream().map(line -> line.group(1)))
        .allMatch(
            name -> name.matches("bondgate_.*" + UNIT + "(_count|_sum|_max|_bucket|_total)?"));
  }

  @Test
  void anActIsTimedByKindAndOutcome() {
    double before = value("bondgate_act_seconds_count", "done");
    act("metrics-1", "METRIC-1");
    act("metrics-1", "METRIC-1");
    act("metrics-1", "METRIC-2");

    assertThat(value("bondgate_act_seconds_count", "done")).isEqualTo(before + 1);
    assertThat(value("bondgate_act_seconds_count", "repeated")).isPositive();
    assertThat(value("bondgate_act_seconds_count", "refused")).isPositive();
    assertThat(value("bondgate_act_seconds_sum", "done")).isPositive();
  }

  @Test
  void noLabelNamesAPersonATagAnOrderOrADevice() {
    act("metrics-labels", "METRIC-LABELS");
    List<String> secrets =
        List.of(
            "3034BEEF00000000000007D1", "ls-metrics", "S2026METRICS", "edge-metrics", "9f4e6d2c");
    for (String secret : secrets) {
      given().get("/till/{zone}/{till}/orders/{sale}", zone, "till-1", secret);
      given().get("/pay/{code}", secret);
      given().get("/receipt/{zone}/{sale}", zone, secret);
      given().get("/shop/{zone}/orders/{sale}/{key}", zone, secret, secret);
      given().get("/officer/book/documents/{number}", secret);
      given().post("/operator/accounts/{name}/reset", secret);
      given().get("/nowhere/{any}", secret);
      given().queryParam("tag", secret).get("/staff/stock");
    }
    List<String> all = all();
    assertThat(all).anyMatch(line -> line.startsWith("http_server_requests_seconds_count"));
    assertThat(all).allMatch(line -> secrets.stream().noneMatch(line::contains));
    for (Matcher line : matches(ANY_LINE, all)) {
      Matcher label = LABEL.matcher(line.group(2) == null ? "" : line.group(2));
      while (label.find()) {
        boolean ours = line.group(1).startsWith("bondgate_");
        if (ours || line.group(1).startsWith("http_server_requests")) {
          assertThat(label.group(1)).isIn(ours ? OUR_LABELS : LABELS_OF_HTTP);
        }
        assertThat(label.group(2)).as(line.group()).matches(ours ? OUR_VALUE : VALUE);
      }
    }
  }

  private void act(String id, String item) {
    given()
        .contentType("application/json")
        .body(
            ("{'id':'%s','actor':'staff:desk-01','act':'registerItem','item':'%s','hsCode':'2204210000',"
                    + "'unit':'142','nameZh':'试验','nameEn':'trial','unitValueFen':12000,"
                    + "'fullTaxFen':5200,'cbecTaxFen':3100}")
                .formatted(id, item)
                .replace('\'', '"'))
        .post("/api/v1/zones/{zone}/acts", zone);
  }

  private static double value(String name, String outcome) {
    return lines().stream()
        .filter(line -> line.group(1).equals(name))
        .filter(line -> line.group(2).contains("act=\"RegisterItem\""))
        .filter(line -> line.group(2).contains("outcome=\"" + outcome + "\""))
        .mapToDouble(line -> Double.parseDouble(line.group(3)))
        .sum();
  }

  private static List<Matcher> lines() {
    return matches(LINE, all());
  }

  private static List<Matcher> matches(Pattern pattern, List<String> all) {
    return all.stream().map(pattern::matcher).filter(Matcher::matches).toList();
  }

  private static List<String> all() {
    return given().get("/q/metrics").then().statusCode(200).extract().asString().lines().toList();
  }
}
