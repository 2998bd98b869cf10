package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.simulator.SimulatedR2000.OutputChange;
import bondgate.simulator.day.Bottle;
import bondgate.simulator.day.DayPlan;
import bondgate.simulator.day.DayPlayer;
import bondgate.simulator.day.ServerApi;
import bondgate.simulator.day.Site;
import bondgate.simulator.day.SiteSettings;
import bondgate.simulator.day.TillShopper.Person;
import bondgate.simulator.day.VirtualPortal;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shopper alone at an unattended till 无人收银, from the tray to the open gate: a real browser shows
 * the till's screen and another is his telephone; server and agent are processes of their own, and
 * tray and gate are virtual readers at serial lines. Payment firm and customs are the sandboxes.
 * Pictures of all that he sees lie in {@code target/story}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BottlesAtTheTillTest {
  private static final int SIREN = 3;
  private static final int LOCK = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_EVERY_MILLIS = 50;

  private final DayPlan plan = DayPlan.small(611);
  private final List<Bottle> basket = plan.sales();
  private final Bottle unpaid = plan.thefts().get(0);
  private TillInABrowser till;
  private Site site;
  private ServerApi server;
  private DayPlayer people;
  private String saleNo;
  private boolean isOver;

  @RegisterExtension
  final TestExecutionExceptionHandler theEnd =
      (test, failure) -> {
        isOver = true;
        throw failure;
      };

  @BeforeAll
  void aShopWithBottlesOnItsShelves(@TempDir Path folder) throws Exception {
    till = TillInABrowser.open();
    site =
        Site.withTill(
            SiteSettings.onFreePorts(folder, TheDayAfterAKillTest.projectFolder()), plan.seed());
    site.start();
    server = site.api();
    people =
        new DayPlayer(
                plan,
                server,
                site.agentApi(),
                site.carriers(),
                System.out::println,
                Optional.of(site.shopper(Person.NOBODY)))
            .with(site.storekeeper(plan));
    people.prepare();
    people.receive();
    people.moveToTheCentre();
  }

  @BeforeEach
  void asLongAsTheStoryGoesOn() {
    Assumptions.assumeFalse(isOver, "the story ended before");
  }

  @AfterAll
  void closingTime() {
    if (site != null) {
      site.close();
    }
    if (till != null) {
      till.close();
    }
  }

  @Test
  @Order(1)
  void atATillThatIsNotServedNobodyPutsAnythingDown() {
    till.goesTo(site.tillPage().resolve("till-9"));

    assertThat(till.shows()).isEqualTo("out-of-service");
    assertThat(till.heading()).isEqualTo("本机暂停服务");
    assertThat(till.buttons()).as("help alone").containsExactly("☎ 呼叫店员");
    till.picture("0-not-served");
  }

  @Test
  @Order(2)
  void heLaysBottlesOnTheTrayAndSeesWhatTheyCost() {
    till.goesTo(site.tillPage());
    till.waitsFor("welcome");
    till.picture("1-welcome");

    site.tray().put(basket.stream().map(Bottle::epc).toList());
    till.waitsForPieces(basket.size());

    till.picture("2-basket");
    assertThat(till.total()).isGreaterThan(till.amount("dt:has-text('商品金额') + dd"));
    assertThat(placesOf(basket)).containsOnly("CENTRE");
  }

  @Test
  @Order(3)
  void somethingWithoutATagBesideThemIsNoticedAndTakenAway() {
    site.tray().putWithoutTag(700);
    till.waitsFor("weight");

    till.picture("2a-weight");
    assertThat(till.heading()).isEqualTo("托盘上有读不到标签的东西");
    assertThat(till.text()).contains("3.750 kg");
    assertThat(till.buttons()).as("no way to go on").containsExactly("放弃购买", "☎ 呼叫店员");

    site.tray().putWithoutTag(0);
    till.waitsForPieces(basket.size());
  }

  @Test
  @Order(4)
  void heReadsTheNoticeSaysWhoHeIsAndOrders() {
    till.presses("下一步");
    till.waitsFor("notice");
    till.picture("3-notice");

    till.presses("我已阅读并同意");
    till.waitsFor("who");
    till.picture("4-who");
    till.types("#who-name", Person.NOBODY.name());
    till.types("#who-number", Person.NOBODY.idNumber());
    till.types("#who-phone", Person.NOBODY.phone());

    till.presses("下一步");
    till.waitsFor("confirm");
    till.picture("5-confirm");
    assertThat(till.text()).contains("演＊＊＊＊").doesNotContain(Person.NOBODY.name());
    assertThat(waitingAtTheGate()).as("nothing may leave before it is paid").isEmpty();

    long toPayFen = till.total();
    till.presses("确认下单");
    till.waitsFor("paying");
    assertThat(till.amount(".pay-sum")).isEqualTo(toPayFen);
  }

  @Test
  @Order(5)
  void hePaysWithHisTelephoneAndCustomsReleasesIt() {
    till.presses("微信支付");
    till.waitsForCode();
    till.picture("6-pay");
    assertThat(till.text()).contains("请用微信扫码付款").doesNotContain("使用微信支付付款");

    till.telephonePays("7-telephone");
    till.waitsFor("leave");

    till.picture("8-leave");
    saleNo = till.saleNo();
    assertThat(till.heading()).isEqualTo("您可以离开了");
    assertThat(till.wasShown()).containsSubsequence("basket", "notice", "who", "confirm", "paying");
    assertThat(waitingAtTheGate()).as("the gate knows exactly his basket").isEqualTo(setOf(basket));
  }

  @Test
  @Order(6)
  void theReceiptLiesOnHisTelephoneAndTheScreenForgetsHim() throws Exception {
    till.telephoneKeeps(
        "9-receipt", site.tillPage().resolve("/receipt/" + SiteSettings.ZONE + "/"));

    site.tray().clear();
    till.presses("完成");
    till.waitsFor("welcome");
    assertThat(till.source()).doesNotContain(saleNo, Person.NOBODY.phone(), "演＊");
  }

  @Test
  @Order(7)
  void theGateOpensForExactlyThatBasket() throws Exception {
    site.carriers().carry("exit", "OUT", basket);
    people.awaitBooked("CENTRE", basket);

    assertThat(placesOf(basket)).containsOnly("STREET");
    assertThat(site.portal("exit").module().outputs())
        .as("no siren, no lock")
        .noneMatch(OutputChange::on);
    assertThat(server.read("/alarms")).isEmpty();
  }

  @Test
  @Order(8)
  void andOnlyOnce() throws Exception {
    assertThat(waitingAtTheGate()).isEmpty();

    walkOut(basket.get(0));

    awaits("the siren", () -> isOn(SIREN));
    awaits("silence again", () -> !isOn(SIREN) && !isOn(LOCK));
  }

  @Test
  @Order(9)
  void oneMoreBottleRaisesTheAlarm() throws Exception {
    walkOut(unpaid);

    awaits("siren and lock", () -> isOn(SIREN) && isOn(LOCK));
    people.awaitBooked("CENTRE", List.of(unpaid));
    assertThat(placesOf(List.of(unpaid))).containsExactly("INVESTIGATION");
    assertThat(read("/alarms").findValuesAsText("epc"))
        .containsExactlyInAnyOrder(basket.get(0).epc(), unpaid.epc());
    assertThat(till.complaints()).as("what the browser's console said").isEmpty();
  }

  private void walkOut(Bottle bottle) throws InterruptedException {
    VirtualPortal exit = site.portal("exit");
    awaits("green at the exit", exit::isGreen);
    Duration walk = exit.walk(List.of(bottle.epc()), false);
    // As long as somebody takes to walk through.
    Thread.sleep(walk.toMillis());
    exit.clear();
  }

  private static void awaits(String what, BooleanSupplier there) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still no %s", what).isLessThan(deadline);
      // Other processes work; a person would look as often.
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  /** By the last change of that output; none: it was never on. */
  private boolean isOn(int output) {
    return site.portal("exit").module().outputs().stream()
        .filter(change -> change.output() == output)
        .reduce((earlier, later) -> later)
        .filter(OutputChange::on)
        .isPresent();
  }

  private Set<String> waitingAtTheGate() {
    Set<String> waiting = new TreeSet<>();
    for (JsonNode tag : read("/tags")) {
      if (tag.path("openPermit").path("portal").asText().equals("exit")) {
        waiting.add(tag.path("epc").asText());
      }
    }
    return waiting;
  }

  private JsonNode read(String path) {
    try {
      return server.read(path);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the server", e);
    }
  }

  private Set<String> placesOf(List<Bottle> bottles) {
    Set<String> epcs = setOf(bottles);
    Set<String> places = new TreeSet<>();
    for (JsonNode tag : read("/tags")) {
      if (epcs.contains(tag.path("epc").asText())) {
        places.add(tag.path("place").asText());
      }
    }
    return places;
  }

  private static Set<String> setOf(List<Bottle> bottles) {
    return bottles.stream().map(Bottle::epc).collect(Collectors.toCollection(TreeSet::new));
  }
}
