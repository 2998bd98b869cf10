package bondgate.server.stream;

import static bondgate.server.stream.BookZone.asked;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two tills sell the last piece of an item at the same moment. In a zone beside it the one that got
 * it asks alone; afterwards both zones say the same.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BookTwoTillsTest {
  private static final int ROUNDS = 30;
  private static final String CALM = "one-till";

  @Inject TestZone desk;
  @Inject ZoneWriter writer;
  @Inject ZoneTwins twins;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private String zone;

  @AfterEach
  void theTillsClose() {
    threads.shutdownNow();
  }

  @Test
  void theLastPieceByQuantityGoesToOneOfThem() throws Exception {
    begin("two-tills-by-quantity");
    for (int round = 1; round <= ROUNDS; round++) {
      String list = BookZone.list('I', round);
      both("in-" + round, "acceptDocument", inbound(list));
      both("gate-" + round, "reportStep", BookZone.passed(list, BookZone.pass('I', round), 1, 1));

      ZoneAct left = retail("till-1", round);
      ZoneAct right = retail("till-2", round);
      Race race = race(left, right);

      ActAnswer.Refused refused = race.refusalOf(left, right);
      assertThat(refused.code()).isEqualTo("notEnough");
      assertThat(refused.received()).isEqualTo("1 pieces of WINE from WAREHOUSE");
      assertThat(refused.expected()).isEqualTo("at most 0");
      theSameAnswerAgain(left, race.left());
      theSameAnswerAgain(right, race.right());
      aloneInTheCalmZone(race, left, right);
    }
    bothZonesSayTheSame();
  }

  @Test
  void theLastTaggedPieceGoesToOneOfThem() throws Exception {
    begin("two-tills-by-tag");
    for (int round = 1; round <= ROUNDS; round++) {
      String epc = "E280116060000217%08X".formatted(round);
      String list = BookZone.list('I', round);
      both(
          "in-" + round,
          "acceptInboundList",
          "'listNo':'%s','lines':[{'item':'WINE','epcs':['%s']}]".formatted(list, epc));
      through(epc, "dock", list);
      both(
          "pass-" + round,
          "approveGatePass",
          "'passNo':'HF-%d','epcs':['%s']".formatted(round, epc));
      through(epc, "passage", "HF-" + round);

      ZoneAct left = sale("till-1", round, epc);
      ZoneAct right = sale("till-2", round, epc);
      Race race = race(left, right);

      ActAnswer.Refused refused = race.refusalOf(left, right);
      String winner = race.leftWon() ? "till-1" : "till-2";
      assertThat(refused.code()).isEqualTo("alreadyPlanned");
      assertThat(refused.received()).isEqualTo("%s=S-%d-%s".formatted(epc, round, winner));
      assertThat(refused.expected()).isEqualTo("pieces that no other document waits for");
      theSameAnswerAgain(left, race.left());
      theSameAnswerAgain(right, race.right());
      aloneInTheCalmZone(race, left, right);
    }
    bothZonesSayTheSame();
  }

  /** What the two were answered. */
  private record Race(ActAnswer left, ActAnswer right) {
    boolean leftWon() {
      return left instanceof ActAnswer.Done;
    }

    ActAnswer.Refused refusalOf(ZoneAct one, ZoneAct other) {
      assertThat(List.of(left, right))
          .as("%s and %s", one, other)
          .hasAtLeastOneElementOfType(ActAnswer.Done.class)
          .hasAtLeastOneElementOfType(ActAnswer.Refused.class);
      return (ActAnswer.Refused) (leftWon() ? right : left);
    }
  }

  private Race race(ZoneAct left, ZoneAct right) throws Exception {
    CyclicBarrier line = new CyclicBarrier(2);
    Future<ActAnswer> one = threads.submit(() -> atTheSameMoment(line, left));
    Future<ActAnswer> other = threads.submit(() -> atTheSameMoment(line, right));
    return new Race(one.get(), other.get());
  }

  private ActAnswer atTheSameMoment(CyclicBarrier line, ZoneAct act) throws Exception {
    line.await();
    return writer.submit(zone, act);
  }

  private void theSameAnswerAgain(ZoneAct act, ActAnswer before) throws Exception {
    ActAnswer again = writer.submit(zone, act);
    if (before instanceof ActAnswer.Done done) {
      assertThat(again).isEqualTo(new ActAnswer.Repeated(done.leafIndex(), done.permitsVersion()));
    } else {
      assertThat(again).isEqualTo(before);
    }
  }

  private void aloneInTheCalmZone(Race race, ZoneAct left, ZoneAct right) throws Exception {
    ZoneAct winner = race.leftWon() ? left : right;
    assertThat(writer.submit(CALM + zone, winner)).isInstanceOf(ActAnswer.Done.class);
  }

  private void bothZonesSayTheSame() {
    assertThat(twins.says(zone)).hasSizeGreaterThan(4 * ROUNDS).isEqualTo(twins.says(CALM + zone));
  }

  private void begin(String name) throws InterruptedException {
    zone = name;
    desk.openPortals(zone);
    desk.openPortals(CALM + zone);
    both(
        "item",
        "registerItem",
        "'item':'WINE','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine','unit':'142',"
            + "'unitValueFen':12000,'fullTaxFen':5200,'cbecTaxFen':3100");
    both(
        "lodge",
        "lodgeGuarantee",
        "'instrument':'BH-1','kind':'INSURANCE','amountFen':100000000,'validUntil':'2099-12-31'");
  }

  private void both(String id, String act, String fields) throws InterruptedException {
    ZoneAct asked = asked(id, "staff:ls-07", act, fields);
    for (String one : List.of(zone, CALM + zone)) {
      assertThat(writer.submit(one, asked)).isInstanceOf(ActAnswer.Done.class);
    }
  }

  private void through(String epc, String portal, String document) {
    for (String one : List.of(zone, CALM + zone)) {
      desk.facts(one, TestZone.crossings(List.of(epc), portal, Direction.IN, document));
    }
  }

  private static String inbound(String list) {
    return "'kind':'INBOUND_LIST','number':'%s','lines':[{'item':'WINE','quantity':1}]"
        .formatted(list);
  }

  private static ZoneAct retail(String till, int round) {
    String number = "RL-%d-%s".formatted(round, till);
    return asked(
        number,
        "device:" + till,
        "acceptDocument",
        "'kind':'RETAIL_LIST','number':'%s','lines':[{'item':'WINE','quantity':1}]"
            .formatted(number));
  }

  private static ZoneAct sale(String till, int round, String epc) {
    String number = "S-%d-%s".formatted(round, till);
    return asked(
        number,
        "device:" + till,
        "recordSale",
        "'saleNo':'%s','customsReleaseRef':'83012026I%09d','epcs':['%s']"
            .formatted(number, round, epc));
  }
}
