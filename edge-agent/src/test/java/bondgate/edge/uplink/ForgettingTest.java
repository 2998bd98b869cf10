package bondgate.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.Await;
import bondgate.edge.TestSettings;
import bondgate.edge.outbox.AgentDatabase;
import bondgate.edge.outbox.KeyRing;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.PermitStore;
import bondgate.edge.outbox.TestClock;
import bondgate.events.Forgotten;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom an agent is told to forget, also after it was cut off; and by whom it is not told. */
class ForgettingTest {
  private static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);
  private static final String ZONE = "guiyang-o2o";
  private static final String MEI = "ab".repeat(32);
  private static final String LI = "cd".repeat(32);

  @TempDir Path folder;

  @Test
  void theServersListIsTakenAlsoByWhoConnectsLaterAndNobodyElses() throws Exception {
    SecureRandom random = new SecureRandom();
    Queue<List<String>> told = new ConcurrentLinkedQueue<>();
    TestBroker broker = new TestBroker(folder.resolve("broker"));
    try (AgentDatabase database = AgentDatabase.open(folder.resolve("agent"));
        OtherSide server =
            new OtherSide(
                broker.url(),
                KeyRing.open(folder.resolve("agent"), database, random).newest(),
                SERVER)) {
      publish(server, new Forgotten(ZONE, List.of(MEI)), SERVER);
      Outbox outbox = Outbox.open(database, new TestClock().recordClock(), ZONE, "edge-1", 1);
      PermitStore permits = PermitStore.open(database, ZONE, SERVER.verifyKey());
      KeyRing keys = KeyRing.open(folder.resolve("agent"), database, random);
      try (Uplink uplink =
          new Uplink(
              TestSettings.of(folder, SERVER.verifyKey(), broker.url(), "/dev/none"),
              outbox,
              permits,
              keys,
              new UUID(1, 2),
              InstantSource.system(),
              new Random(1))) {
        uplink.onForgotten(told::add);
        uplink.start();
        Await.until("it learns with its connection", () -> told.contains(List.of(MEI)));
        byte[] seed = new byte[32];
        seed[0] = 1;
        publish(server, new Forgotten(ZONE, List.of(LI)), SigningKey.ofSeed(seed));
        publish(server, new Forgotten("guian", List.of(LI)), SERVER);
        publish(server, new Forgotten(ZONE, List.of(MEI, LI)), SERVER);
        Await.until("it learns at once", () -> told.contains(List.of(MEI, LI)));
        assertThat(told).doesNotContain(List.of(LI));
      }
    } finally {
      broker.stop();
    }
  }

  private static void publish(OtherSide server, Forgotten list, SigningKey key) throws Exception {
    server.publish(Topics.forgotten(ZONE), list.message(key), true);
  }
}
