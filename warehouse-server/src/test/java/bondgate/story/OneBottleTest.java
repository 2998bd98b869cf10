package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.simulator.SimulatedR2000.OutputChange;
import bondgate.simulator.day.Bottle;
import bondgate.simulator.day.DayPlan;
import bondgate.simulator.day.DayPlayer;
import bondgate.simulator.day.ServerApi;
import bondgate.simulator.day.Site;
import bondgate.simulator.day.SiteSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The path of one bottle, from a reader's bytes to an officer's proof: the best map of this
 * program. Read it from top to bottom. Everything in it is real but the radio waves: the database,
 * the broker, both programs as processes of their own, and the serial lines between virtual readers
 * and the agent.
 */
@Isolated("measures how soon the siren sounds")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneBottleTest {
  private static final int SIREN = 3;
  private static final int LOCK = 4;

  private final DayPlan plan = DayPlan.small(2026);
  private final Bottle sold = plan.sales().get(0);
  private final Bottle unpaid = plan.thefts().get(0);
  private Site site;
  private ServerApi server;
  private DayPlayer people;
  private Path folder;

  @BeforeAll
  void aSiteOnThisMachine(@TempDir Path folder) throws Exception {
    this.folder = folder;
    site =
        Site.virtual(
            SiteSettings.onFreePorts(folder, TheDayAfterAKillTest.projectFolder()), plan.seed());
    site.start();
    server = site.api();
    people = new DayPlayer(plan, server, site.agentApi(), site.carriers(), System.out::println);
  }

  @AfterAll
  void closingTime() {
    site.close();
  }

  @Test
  @Order(1)
  void aConsignmentIsAnnouncedAndComesInThroughTheDock() throws Exception {
    people.prepare();
    assertThat(server.places()).as("nothing is known before the list").isEmpty();

    people.receive();

    // 已核扣: what passed the portal is on the book, bottle by bottle; nothing is expected any more.
    assertThat(placeOf(sold)).isEqualTo("WAREHOUSE");
    assertThat(onBook("WAREHOUSE")).isEqualTo(plan.received());
    assertThat(expectedAt("WAREHOUSE")).isZero();
    assertThat(guarantee("heldFen")).as("goods in the bonded warehouse need no hold").isZero();
  }

  @Test
  @Order(2)
  void aGatePassMovesSomeIntoTheCentreEachAgainstAHold() throws Exception {
    long headroomBefore = guarantee("headroomFen");

    people.moveToTheCentre();

    assertThat(placeOf(sold)).isEqualTo("CENTRE");
    assertThat(onBook("CENTRE")).isEqualTo(plan.moved());
    assertThat(onBook("WAREHOUSE")).isEqualTo(plan.received() - plan.moved());
    assertThat(guarantee("heldFen")).isPositive();
    assertThat(guarantee("headroomFen")).isEqualTo(headroomBefore - guarantee("heldFen"));
  }

  @Test
  @Order(3)
  void aPaidBottleWalksOutAndNothingSounds() throws Exception {
    long heldBefore = guarantee("heldFen");

    people.sellAndWalkOut();
    people.awaitBooked("CENTRE", plan.sales());

    assertThat(placeOf(sold)).isEqualTo("STREET");
    assertThat(onBook("CENTRE")).isEqualTo(plan.moved() - plan.sold());
    assertThat(guarantee("heldFen"))
        .as("the display hold gave way to the smaller one of the retail list, until tax is paid")
        .isPositive()
        .isLessThan(heldBefore);
    assertThat(outputsAtTheExit()).as("no siren, no lock").isEmpty();
    assertThat(server.read("/alarms")).isEmpty();
  }

  @Test
  @Order(4)
  void anUnpaidBottleSoundsTheSirenAtOnceEvenWithoutTheServer() throws Exception {
    site.kill(Site.Victim.SERVER);

    people.carryOutUnpaid();

    OutputChange siren = firstOn(SIREN);
    assertThat(firstOn(LOCK).at()).isAfterOrEqualTo(siren.at().minusMillis(100));
    // 100 ms from the last read, measured on the serial line. The siren may well come before it:
    // the tag is still in the opening when the evidence is enough.
    assertThat(siren.at()).isBefore(lastReadOf(unpaid).plusMillis(100));
  }

  @Test
  @Order(5)
  void theOfficerSeesItWhenTheServerIsBack() throws Exception {
    site.restart(Site.Victim.SERVER);
    people.settleDown();

    assertThat(placeOf(unpaid)).isEqualTo("INVESTIGATION");
    JsonNode alarms = server.read("/alarms");
    assertThat(alarms).hasSize(1);
    assertThat(alarms.get(0).path("epc").asText()).isEqualTo(unpaid.epc());
    assertThat(server.text("/officer/alarms")).contains(unpaid.epc().substring(18));
  }

  @Test
  @Order(6)
  void theBookBalancesAndEveryRecordIsInTheLogOnce() throws Exception {
    assertThat(onBook("WAREHOUSE") + onBook("CENTRE") + onBook("INVESTIGATION") + onBook("STREET"))
        .isEqualTo(plan.received());
    assertThat(onBook("ABROAD")).isEqualTo(-plan.received());

    LogAudit audit = LogAudit.of(server);
    assertThat(audit.crossings())
        .hasSize(plan.received() + plan.moved() + plan.sold() + plan.unpaid());
  }

  @Test
  @Order(7)
  void theOfficerProvesItWithAToolThatNeedsNothingOfOurs() throws Exception {
    long index = indexOfTheTheft();
    Path entry = download("entries/" + index);
    Path receipt = download("receipt?index=" + index);
    Path key = download("vkey");

    assertThat(OfflineCheck.exitCode(entry, receipt, key)).isZero();

    // And it can fail: one changed byte of the record, and the proof is none.
    byte[] forged = Files.readAllBytes(entry);
    forged[forged.length / 2] ^= 1;
    Files.write(entry, forged);
    assertThat(OfflineCheck.exitCode(entry, receipt, key)).isEqualTo(1);
  }

  private long indexOfTheTheft() throws InterruptedException {
    for (JsonNode entry : server.read("/fence?limit=500&after=-1")) {
      if (entry.path("epc").asText().equals(unpaid.epc())
          && entry.path("kind").asText().equals("tag-crossing")
          && entry.path("portal").asText().equals("exit")) {
        return entry.path("leafIndex").asLong();
      }
    }
    throw new AssertionError("the theft does not stand in the fence log");
  }

  private Path download(String what) throws IOException, InterruptedException {
    Path file = folder.resolve(what.replaceAll("[^a-z0-9]", "-"));
    return Files.writeString(file, server.text("/evidence/" + SiteSettings.ZONE + "/" + what));
  }

  private String placeOf(Bottle bottle) throws InterruptedException {
    return server.places().get(bottle.epc());
  }

  private long onBook(String place) throws InterruptedException {
    return sumOfBook(place, "posted");
  }

  private long expectedAt(String place) throws InterruptedException {
    return sumOfBook(place, "pendingIn");
  }

  private long sumOfBook(String place, String field) throws InterruptedException {
    long sum = 0;
    for (JsonNode row : server.read("/book")) {
      if (row.path("place").asText().equals(place)) {
        sum += row.path(field).asLong();
      }
    }
    return sum;
  }

  private long guarantee(String field) throws InterruptedException {
    return server.read("/guarantee").path(field).asLong();
  }

  private List<OutputChange> outputsAtTheExit() {
    return site.portal("exit").module().outputs().stream().filter(OutputChange::on).toList();
  }

  private Instant lastReadOf(Bottle bottle) {
    for (JsonNode crossing : site.agentApi().passages("exit").orElseThrow()) {
      if (crossing.path("epc").asText().equals(bottle.epc())) {
        return Instant.parse(crossing.path("seenAt").asText());
      }
    }
    throw new AssertionError("the agent's display does not show the crossing");
  }

  private OutputChange firstOn(int output) {
    return outputsAtTheExit().stream().filter(o -> o.output() == output).findFirst().orElseThrow();
  }
}
