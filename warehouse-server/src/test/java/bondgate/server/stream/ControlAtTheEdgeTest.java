package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.EventJson;
import bondgate.events.PermitList;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.ServerKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * How long after an officer's click an agent has the signed list that honours it: through the zone
 * writer, its commit, and the broker.
 */
@QuarkusTest
@TestProfile(ControlAtTheEdgeTest.ZoneOfItsOwn.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ControlAtTheEdgeTest {
  /** A zone of its own: the numbers of its papers are those of other tests too. */
  public static final class ZoneOfItsOwn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bondgate.zone", "control-edge");
    }
  }

  private static final int ROUNDS = Integer.getInteger("bondgate.bench.controls", 60);
  private static final int ON_DISPLAY = 400;
  private static final long AT_MOST_MS = 1_000;

  @Inject ZoneWriter writer;
  @Inject OrderZone shop;
  @Inject ServerKey key;
  @Inject ControlZone controls;
  @Inject InstantSource clock;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  private long version;

  @Test
  void aControlOrderIsAtTheEdgeInUnderASecond() throws Exception {
    List<String> bottles = OrderZone.bottles(0xED6E, ON_DISPLAY);
    submit(
        "registerItem",
        "'item':'%s','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine','unit':'142',"
                .formatted(OrderZone.ITEM)
            + "'unitValueFen':1,'fullTaxFen':0,'cbecTaxFen':0");
    shop.bringIn(zone, bottles);
    submit("approveGatePass", "'passNo':'HF-EDGE','epcs':[%s]".formatted(RetailZone.epcs(bottles)));
    try (FakeAgent agent = new FakeAgent(zone, "edge-controls")) {
      until(agent, bottles.get(0), true);
      long[] placed = new long[ROUNDS];
      long[] lifted = new long[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        String epc = bottles.get(i % ON_DISPLAY);
        long begun = System.nanoTime();
        submit(
            "placeControl",
            "'orderNo':'EDGE-%d','kind':'TAG','target':'%s','reason':'RISK','text':'watch it'"
                .formatted(i, epc));
        until(agent, epc, false);
        placed[i] = System.nanoTime() - begun;
        begun = System.nanoTime();
        submit("liftControl", "'orderNo':'EDGE-%d','outcome':'nothing found'".formatted(i));
        until(agent, epc, true);
        lifted[i] = System.nanoTime() - begun;
      }
      report("control order placed", placed);
      report("control order lifted", lifted);
      assertThat(percentileMs(placed, 99)).isLessThan(AT_MOST_MS);
    }
  }

  @Test
  void anOrderWhoseTimeIsOverIsLiftedByTheServerAndTheEdgeKnows() throws Exception {
    List<String> one = OrderZone.bottles(0xED6F, 1);
    String list = BookZone.list('I', 8_888);
    submit(
        "registerItem",
        "'item':'UNTIL-1','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine','unit':'142',"
            + "'unitValueFen':1,'fullTaxFen':1,'cbecTaxFen':1");
    submit(
        "acceptInboundList",
        "'listNo':'%s','lines':[{'item':'UNTIL-1','epcs':['%s']}]".formatted(list, one.get(0)));
    try (FakeAgent agent = new FakeAgent(zone, "edge-until")) {
      until(agent, one.get(0), true);
      submit(
          "placeControl",
          "'orderNo':'UNTIL-1','kind':'PORTAL','target':'dock','reason':'RISK','text':'an hour',"
              + "'until':'%s'".formatted(clock.instant().plusMillis(1_500)));
      until(agent, one.get(0), false);
      until(agent, one.get(0), true);
      assertThat(controls.view(zone, "UNTIL-1").lift().orElseThrow().actor())
          .isEqualTo(ControlKeeper.ACTOR);
    }
  }

  /** Reads lists as an agent does, newer ones only, until one has or lacks the tag. */
  private void until(FakeAgent agent, String epc, boolean listed) throws Exception {
    while (true) {
      PermitList list =
          EventJson.readSignedPermits(agent.permits()).verified(key.signingKey().verifyKey());
      if (list.version() > version) {
        version = list.version();
        if (list.permits().stream().anyMatch(one -> one.epc().equals(epc)) == listed) {
          return;
        }
      }
    }
  }

  private void submit(String act, String fields) throws Exception {
    String id = "edge-" + TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
    ActAnswer answer = writer.submit(zone, BookZone.asked(id, "officer:c-2", act, fields));
    assertThat(answer).as(fields).isInstanceOf(ActAnswer.Done.class);
  }

  private static void report(String what, long[] times) {
    System.out.printf(
        Locale.ROOT,
        "BENCH %s, until the agent has the list: p50 %d ms, p99 %d ms, %d times, %d permits%n",
        what,
        percentileMs(times, 50),
        percentileMs(times, 99),
        times.length,
        ON_DISPLAY);
  }

  private static long percentileMs(long[] times, int percent) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return TimeUnit.NANOSECONDS.toMillis(sorted[(sorted.length - 1) * percent / 100]);
  }
}
