package bondgate.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import bondgate.server.guarantee.Instrument;
import bondgate.server.guarantee.InstrumentLine;
import bondgate.server.guarantee.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be stated when an instrument is lodged, and that nothing need be. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class LodgeGuaranteeTest {
  private static final Instant AT = TestZone.AT;
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
  private static final String OLD =
      "{\"act\":\"lodgeGuarantee\",\"id\":\"a-1\",\"actor\":\"staff:f-1\",\"instrument\":\"BH-1\","
          + "\"kind\":\"INSURANCE\",\"amountFen\":100,\"validUntil\":\"2026-12-31\"}";

  @Inject BookZone acts;
  @Inject Guarantees guarantees;
  @Inject Statements statements;

  @Test
  void whatAnActSaidBeforeItCouldSayMoreIsReadAndWrittenAsItWas() throws Exception {
    assertThat(new String(ActJson.content(ActJson.read(OLD.getBytes(UTF_8))), UTF_8))
        .isEqualTo(OLD);
  }

  @Test
  void whereNothingMoreIsSaidItCountsFromTheDayOfTheActAndARepeatIsAnswered() {
    String zone = "lodge-plain";
    String plain = paper("BH-1", "");
    acts.done(zone, AT, "lodgeGuarantee", plain);

    assertThat(acts.act(zone, AT.plus(Duration.ofDays(2)), "lodgeGuarantee", plain))
        .as("on another day")
        .isInstanceOf(ActAnswer.Repeated.class);
    assertThat(
            RetailZone.reason(acts.act(zone, AT, "lodgeGuarantee", paper("BH-1", ",'priority':9"))))
        .isEqualTo("instrumentIsOtherwise");
    assertThat(statements.of(zone, TODAY, TODAY).instruments())
        .extracting(InstrumentLine::instrument)
        .containsExactly(
            new Instrument("BH-1", "INSURANCE", 100, LocalDate.of(2026, 12, 31), TODAY, 50, ""));
  }

  @Test
  void oneThatIsLodgedForLaterGivesNothingBeforeItsDayInChina() {
    String zone = "lodge-later";
    acts.done(
        zone,
        AT,
        "lodgeGuarantee",
        paper("BH-1", ",'validFrom':'2026-03-02','priority':7,'assureCode':'520106W001'"));

    assertThat(guarantees.headroom(zone, Instant.parse("2026-03-01T15:59:59Z")))
        .isEqualTo(new Headroom(100, 0, 0, 100, 0));
    assertThat(guarantees.headroom(zone, Instant.parse("2026-03-01T16:00:00Z")))
        .isEqualTo(new Headroom(100, 0, 0, 0, 100));
    assertThat(statements.of(zone, TODAY, TODAY).instruments())
        .extracting(InstrumentLine::instrument)
        .containsExactly(
            new Instrument(
                "BH-1",
                "INSURANCE",
                100,
                LocalDate.of(2026, 12, 31),
                TODAY.plusDays(1),
                7,
                "520106W001"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'priority':0",
        "'priority':100",
        "'validFrom':'2027-01-01'",
        "'assureCode':''",
        "'assureCode':'1234567890123456789'"
      })
  void whatIsOutOfRangeIsRefused(String more) {
    assertThatThrownBy(() -> acts.act("lodge-bad", AT, "lodgeGuarantee", paper("BH-1", "," + more)))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessageContaining("must");
  }

  private static String paper(String number, String more) {
    return "'instrument':'%s','kind':'INSURANCE','amountFen':100,'validUntil':'2026-12-31'%s"
        .formatted(number, more);
  }
}
