package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.GuaranteeStatement;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import bondgate.server.guarantee.HoldLine;
import bondgate.server.guarantee.StatementLine;
import bondgate.server.guarantee.StatementLine.Kind;
import bondgate.server.guarantee.Statements;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The life of a retail hold: taken with the sale, used up by the tax bill, and in the statement.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TaxPaidTest {
  private static final Instant AT = TestZone.AT;
  private static final LocalDate SOLD_ON = LocalDate.of(2026, 3, 1);
  private static final List<String> BOTTLES =
      IntStream.range(0, 3).mapToObj("E28011606000020C%08X"::formatted).toList();

  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject Guarantees guarantees;
  @Inject Statements statements;
  @Inject AgroalDataSource database;

  @Test
  void aTaxBillUsesUpWhatIsHeldAndFreesTheRest() {
    String zone = "tax-paid";
    sell(zone);
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(100_000, 9300, 0, 0, 90_700));

    assertThat(pay(zone, "S-1", "TB-1", 9000, SOLD_ON.plusDays(40)))
        .isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(100_000, 0, 9000, 0, 91_000));

    assertThat(pay(zone, "S-1", "TB-1", 9000, SOLD_ON.plusDays(40)))
        .as("again")
        .isInstanceOf(ActAnswer.Repeated.class);
    assertThat(reason(pay(zone, "S-1", "TB-2", 9000, SOLD_ON.plusDays(40))))
        .isEqualTo("taxPaidOtherwise");
    assertThat(guarantees.headroom(zone, AT).settledFen()).as("once").isEqualTo(9000);
  }

  @Test
  void aBillThatDoesNotFitIsRefusedByNameAndChangesNothing() {
    String zone = "tax-refused";
    sell(zone);

    assertThat(reason(pay(zone, "S-2", "TB-1", 1, SOLD_ON.plusDays(40)))).isEqualTo("nothingHeld");
    assertThat(reason(pay(zone, "S-1", "TB-1", 9301, SOLD_ON.plusDays(40))))
        .isEqualTo("taxExceedsHold");
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(100_000, 9300, 0, 0, 90_700));
  }

  @ParameterizedTest
  @CsvSource({"0, EARLY", "30, EARLY", "31, IN_TIME", "45, IN_TIME", "46, LATE", "400, LATE"})
  void theDayIsRecordedAgainstTheDaysOnWhichItIsDue(int day, String timing) throws Exception {
    String zone = "tax-day-" + day;
    sell(zone);
    pay(zone, "S-1", "TB-1", 9300, SOLD_ON.plusDays(day));

    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT timing FROM guarantee_tax_payment WHERE zone = '" + zone + "'")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo(timing);
    }
  }

  @Test
  void theStatementShowsEachEntryAndEachHoldAndAgreesWithTheLedger() {
    String zone = "tax-statement";
    sell(zone);
    pay(zone, "S-1", "TB-1", 9000, SOLD_ON.plusDays(40));

    GuaranteeStatement statement = statements.of(zone, SOLD_ON, SOLD_ON);
    assertThat(statement.differences()).isEmpty();
    assertThat(statement.lines())
        .extracting(StatementLine::what)
        .containsExactly(
            Kind.LODGED, Kind.HELD, Kind.HELD, Kind.HELD, Kind.SETTLED, Kind.SETTLED, Kind.SETTLED);
    StatementLine last = statement.lines().get(6);
    assertThat(last.document()).isEqualTo("TB-1");
    assertThat(last.by()).isEqualTo("staff:ls-07");
    assertThat(last.leafIndex()).isPositive();
    assertThat(List.of(last.heldFen(), last.settledFen(), last.headroomFen()))
        .containsExactly(0L, 9000L, 91_000L);
    assertThat(statement.holds())
        .extracting(
            HoldLine::originalFen,
            HoldLine::releasedFen,
            HoldLine::settledFen,
            HoldLine::balanceFen)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3100L, 0L, 3100L, 0L),
            org.assertj.core.groups.Tuple.tuple(3100L, 0L, 3100L, 0L),
            org.assertj.core.groups.Tuple.tuple(3100L, 300L, 2800L, 0L));
    assertThat(statements.of(zone, SOLD_ON.plusDays(1), SOLD_ON.plusDays(2)).lines()).isEmpty();
  }

  @Test
  void aDifferenceIsShown() throws Exception {
    String zone = "tax-difference";
    sell(zone);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE guarantee_hold_part DISABLE TRIGGER USER");
      statement.execute(
          "UPDATE guarantee_hold_part SET amount_fen = amount_fen - 1 WHERE zone = '" + zone + "'");
      statement.execute("ALTER TABLE guarantee_hold_part ENABLE TRIGGER USER");
    }

    assertThat(statements.of(zone, SOLD_ON, SOLD_ON).differences())
        .containsExactly("BH-1: holds 9297 fen, settled 0 fen; by the ledger 9300 and 0");
  }

  /** Three bottles sold under S-1, with ¥31.00 of retail tax held for each, and nothing else. */
  private void sell(String zone) {
    desk.openPortals(zone);
    acts.done(
        zone,
        AT,
        "registerItem",
        "'item':'WINE-750','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine',"
            + "'unit':'142','unitValueFen':12000,'fullTaxFen':0,'cbecTaxFen':3100");
    acts.done(
        zone,
        AT,
        "lodgeGuarantee",
        "'instrument':'BH-1','kind':'INSURANCE','amountFen':100000,'validUntil':'2099-12-31'");
    String epcs = BOTTLES.stream().collect(Collectors.joining("','", "'", "'"));
    String list = BookZone.list('I', 1);
    acts.done(
        zone,
        AT,
        "acceptInboundList",
        "'listNo':'%s','lines':[{'item':'WINE-750','epcs':[%s]}]".formatted(list, epcs));
    desk.facts(zone, TestZone.crossings(BOTTLES, "dock", Direction.IN, list));
    acts.done(zone, AT, "approveGatePass", "'passNo':'HF-1','epcs':[%s]".formatted(epcs));
    desk.facts(zone, TestZone.crossings(BOTTLES, "passage", Direction.IN, "HF-1"));
    acts.done(
        zone,
        AT,
        "recordSale",
        "'saleNo':'S-1','customsReleaseRef':'83012026I000000001','epcs':[%s]".formatted(epcs));
  }

  private ActAnswer pay(String zone, String document, String bill, long fen, LocalDate on) {
    return acts.act(
        zone,
        AT,
        "recordTaxPaid",
        "'document':'%s','taxBill':'%s','taxFen':%d,'paidOn':'%s'"
            .formatted(document, bill, fen, on));
  }

  private static String reason(ActAnswer answer) {
    assertThat(answer).isInstanceOf(ActAnswer.Refused.class);
    return ((ActAnswer.Refused) answer).code();
  }
}
