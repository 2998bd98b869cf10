package bondgate.server.people.officer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.AlarmRaised;
import bondgate.events.ClockReading;
import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.EdgeEvent;
import bondgate.events.EdgeRecord;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.events.TagCrossing;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ActRef;
import bondgate.server.stream.ActRouter;
import bondgate.server.stream.ApproveGatePass;
import bondgate.server.stream.EventRouter;
import bondgate.server.stream.LodgeGuarantee;
import bondgate.server.stream.RecordRef;
import bondgate.server.stream.ZoneAct;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened in the zone is what the pages say: real database, real slices, real pages. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class PagesOverTheSlicesTest {
  private static final Instant NOON = Instant.parse("2026-03-14T04:00:00Z");
  private static final String FIRST = "E2806894000050BEEF000001";
  private static final String SECOND = "E2806894000050BEEF000002";
  private static final String ITEM = "PAGES-01";
  private static final AtomicLong SEQ = new AtomicLong();

  @Inject EvidenceLog evidence;
  @Inject EventRouter events;
  @Inject ActRouter acts;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @BeforeEach
  void aBottleIsCarriedOutUnpaid() {
    if (SEQ.get() > 0) {
      return;
    }
    act(
        new ZoneAct.RegisterItem(
            "p1", "staff:t", ITEM, "2208909090", "页面白酒", "Page baijiu", "142", 80000, 52000, 7280));
    act(
        new LodgeGuarantee(
            "p2",
            "staff:t",
            "PAGES-G1",
            LodgeGuarantee.Kind.INSURANCE,
            10_000_000,
            LocalDate.of(2099, 1, 1)));
    act(
        new ZoneAct.AcceptInboundList(
            "p3",
            "staff:t",
            "PAGES-L1",
            List.of(new ZoneAct.AcceptInboundList.Line(ITEM, List.of(FIRST, SECOND)))));
    happen(new ReaderHealth("dock-r1", ReaderState.ONLINE, ReaderHealth.Reason.ROUND_FINISHED, ""));
    cross("dock", FIRST, Direction.IN, EdgeDecision.PERMITTED);
    cross("dock", SECOND, Direction.IN, EdgeDecision.PERMITTED);
    act(new ApproveGatePass("p4", "staff:t", "PAGES-P1", List.of(FIRST)));
    cross("passage", FIRST, Direction.IN, EdgeDecision.PERMITTED);
    cross("exit", FIRST, Direction.OUT, EdgeDecision.REFUSED);
    happen(new AlarmRaised("exit", "exit-r1", FIRST, AlarmRaised.Reason.NOT_PERMITTED, 3));
  }

  @Test
  void theFenceLogShowsTheCrossingsOfATagNewestFirst() {
    String page = page("/officer/fence?tag=" + FIRST);
    assertThat(page).containsSubsequence("无许可", "出口门", "准予通过", "内通道门", "PAGES-P1", "收货门");
    assertThat(page).contains("页面白酒").contains("2026-03-14 12:0").doesNotContain(SECOND);
    assertThat(page("/officer/fence?verdict=RETURNED&tag=" + FIRST)).contains("没有符合筛选条件的记录");
    assertThat(page("/officer/fence?portal=exit&tag=" + FIRST))
        .contains("无许可")
        .doesNotContain("PAGES-P1");
  }

  @Test
  void theRowsAfterALeafAreOnlyTheNewOnes() {
    String all = page("/officer/fence/rows?tag=BEEF&after=-1");
    long newest = leaf(all);
    assertThat(page("/officer/fence/rows?tag=BEEF&after=" + newest)).isBlank();
    assertThat(page("/officer/fence/rows?tag=BEEF&after=" + (newest - 1)).split("<tr ", -1))
        .hasSize(2);
  }

  @Test
  void theMissingBottleIsAnAlarmUntilItIsAcknowledged() {
    String page = page("/officer/alarms");
    assertThat(page).contains(FIRST).contains("货物未经许可过门").contains("现场警报已响");
    String at = page.substring(0, page.indexOf(FIRST));
    String id = at.substring(at.lastIndexOf("id=\"alarm-") + 10);
    String alarm = id.substring(0, id.indexOf('"'));

    Response first = acknowledge(alarm, "已找回 <b>");
    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(acknowledge(alarm, "已找回 <b>").header("Location"))
        .isEqualTo(first.header("Location"));
    Response other = acknowledge(alarm, "没有找到");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.asString()).contains("该报警已处理，结果为“已找回 &lt;b&gt;”");
    assertThat(acknowledge("999999", "已找回").asString()).contains("没有这个报警");
    assertThat(page("/officer/alarms"))
        .contains("已找回 &lt;b&gt;")
        .doesNotContain("action=\"/officer/alarms/" + alarm + "/acknowledge");
  }

  @Test
  void theBookBalancesWithABottleUnderInvestigation() {
    String page = page("/officer/book");
    assertThat(page).contains("页面白酒").doesNotContain("不平");
  }

  @Test
  void theGuaranteeShowsWhatTheGatePassHolds() {
    String page = page("/officer/guarantee");
    assertThat(page).contains("PAGES-P1").contains("¥520.00").doesNotContain("不平");
    List<List<Number>> points = given().get("/officer/guarantee/plot").path("points");
    assertThat(points).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void aScannedTagSaysWhereItIsAndWhatToDo() {
    assertThat(page("/staff/stock?q=" + FIRST.toLowerCase(java.util.Locale.ROOT)))
        .contains("待查")
        .contains("请从同一通道门带回");
    assertThat(page("/staff/stock?q=" + SECOND)).contains("保税仓").contains("留在原处");
    assertThat(page("/staff/stock?q=%25")).contains("没有找到标签");
  }

  @Test
  void aRecordIsShownWithItsBytesAndTheCheckpoint() {
    long newest = leaf(page("/officer/fence/rows?tag=" + FIRST + "&after=-1"));
    String page = page("/officer/prove/" + newest);
    assertThat(page).contains(FIRST).contains("tag-crossing").contains("bondgate.local/" + zone);
  }

  private static Response acknowledge(String alarm, String outcome) {
    return given()
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("outcome", outcome)
        .post("/officer/alarms/" + alarm + "/acknowledge");
  }

  private static long leaf(String rows) {
    int at = rows.indexOf("data-leaf=\"") + 11;
    return Long.parseLong(rows.substring(at, rows.indexOf('"', at)));
  }

  private void cross(String portal, String epc, Direction direction, EdgeDecision decision) {
    happen(
        new TagCrossing(
            portal, portal + "-r1", epc, direction, 970, 8, 9, 640, -48, NOON, decision, "", 1));
  }

  /** As the zone's writer does it: leaf and effect in one transaction. */
  private void happen(EdgeEvent event) {
    long seq = SEQ.incrementAndGet();
    Instant at = NOON.plusSeconds(seq * 10);
    EdgeRecord record =
        new EdgeRecord(
            zone,
            "pages-edge",
            1,
            seq,
            EdgeRecord.GENESIS,
            at,
            at,
            new ClockReading(null, null, seq, new UUID(1, 2)),
            event);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              long leaf = evidence.append(zone, List.of(SealedRecord.of(record).bytes()));
              RecordRef ref =
                  new RecordRef(zone, "pages-edge", 1, seq, leaf, at, at, at.plusMillis(200));
              events.routeAll(List.of(new EventRouter.Routed(ref, event)));
            });
  }

  private void act(ZoneAct act) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              long leaf = evidence.append(zone, List.of(act.id().getBytes(StandardCharsets.UTF_8)));
              assertThat(acts.route(new ActRef(zone, leaf, NOON), act))
                  .isInstanceOf(ActAnswer.Done.class);
            });
  }

  private static String page(String path) {
    Response answer = given().get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.asString();
  }
}
