package bondgate.edge.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.Await;
import bondgate.edge.RunningAgent;
import bondgate.edge.TestSettings;
import bondgate.edge.outbox.RecordClock;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.uplink.TestBroker;
import bondgate.events.EdgeEvent;
import bondgate.events.EdgeRecord;
import bondgate.events.FaceSighting;
import bondgate.events.FaceSighting.Decision;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.rfid.serial.SerialR2000Reader;
import bondgate.simulator.terminal.VirtualFaceTerminal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole agent, a real broker, and a terminal that speaks MQTT 3.1.1 byte by byte. */
class TerminalsOverMqttTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;
  private TestBroker broker;
  private RunningAgent agent;
  private VirtualFaceTerminal terminal;

  @BeforeEach
  void begin() throws Exception {
    broker = new TestBroker(folder.resolve("broker"));
    startAgent();
    terminal = terminal();
    Await.until("it is heard", () -> status().state() == ReaderState.ONLINE);
  }

  @AfterEach
  void end() throws Exception {
    terminal.close();
    agent.close();
    broker.stop();
  }

  @Test
  void aFaceAtATerminalBecomesASightingIsConfirmedAndNothingPersonalIsKept() throws Exception {
    terminal.sees("3", "测试会员姓名", 1, "83.000000");
    terminal.sees("9", "测试他人姓名", 1, "91.5");
    terminal.seesStranger();
    Await.until("all three are recorded", () -> sightings().size() == 3);
    // A broker promises no order of what is published without a confirmation.
    assertThat(sightings())
        .containsExactlyInAnyOrder(
            new FaceSighting("gate-lamp", Decision.MATCH, TerminalRig.PERSON, 830, -1),
            new FaceSighting("gate-lamp", Decision.UNKNOWN, "", 915, -1),
            new FaceSighting("gate-lamp", Decision.UNKNOWN, "", -1000, -1));
    Await.until("its records are confirmed", () -> terminal.unconfirmed() == 0);
    for (Path file : filesOfTheAgent()) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain("/9j/4AAQ", latin("测试会员姓名"), latin("测试他人姓名"));
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("agent/terminals.salt"))))
        .isEqualTo("rw-------");
  }

  @Test
  void whatATerminalSendsAgainIsRecordedOnceOverARestartOfTheAgent() throws Exception {
    agent.close();
    terminal.sees("3", "测试会员姓名", 1, "83.0");
    terminal.sees("3", "测试会员姓名", 1, "84.0");
    assertThat(terminal.unconfirmed()).isEqualTo(2);
    startAgent();
    Await.until("it listens again", () -> status().detail().equals("not heard yet"));
    terminal.resumes();
    terminal.resumes();
    Await.until("all is confirmed", () -> terminal.unconfirmed() == 0);
    assertThat(sightings())
        .extracting(FaceSighting::scorePermille)
        .containsExactlyInAnyOrder(830, 840);
  }

  @Test
  void theAgentComesBackToABrokerThatWasAway() throws Exception {
    terminal.close();
    broker.stop();
    Await.until("it says so", () -> status().detail().startsWith("the broker is away"));
    broker.start();
    Await.until("it is back", () -> !status().detail().startsWith("the broker is away"));
    terminal = terminal();
    terminal.sees("3", "测试会员姓名", 1, "83.0");
    Await.until("it is recorded", () -> sightings().size() == 1);
  }

  @Test
  void aTerminalWhoseCableIsPulledIsOfflineByItsLastWill() throws Exception {
    terminal.pullCable();
    Await.until("it is offline", () -> recorded(ReaderHealth.class).size() == 2);
    assertThat(status().state()).isEqualTo(ReaderState.OFFLINE);
    assertThat(recorded(ReaderHealth.class))
        .extracting(ReaderHealth::state)
        .containsExactly(ReaderState.ONLINE, ReaderState.OFFLINE);
  }

  @Test
  void garbageOfAnotherClientStallsNobody() throws Exception {
    Random random = new Random(20260410L);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(2_000)];
      random.nextBytes(noise);
      terminal.publish("mqtt/face/%s/Rec".formatted(i % 2 == 0 ? TerminalRig.ID : "999"), noise);
    }
    terminal.sees("3", "测试会员姓名", 1, "83.0");
    Await.until("the record behind it is taken", () -> sightings().size() == 1);
    assertThat(status().refused()).isPositive();
    assertThat(agent.terminals().unheard()).isPositive();
  }

  private void startAgent() throws Exception {
    EdgeSettings plain =
        TestSettings.of(
            folder.resolve("agent"),
            SigningKey.ofSeed(new byte[32]).verifyKey(),
            "tcp://127.0.0.1:1",
            "/dev/none");
    agent =
        RunningAgent.start(
            TestSettings.withTerminals(
                plain,
                TerminalRig.settings(
                    broker.url(), Optional.of(TerminalRig.table(folder.resolve("table"))), true)),
            "test",
            new RecordClock(CLOCK, System::nanoTime, UUID.randomUUID()),
            new SecureRandom(),
            (reader, clock) -> new SerialR2000Reader(reader.serial(), clock));
    Await.until("the broker is reached", () -> !status().detail().startsWith("the broker"));
  }

  private VirtualFaceTerminal terminal() throws Exception {
    URI at = URI.create(broker.url());
    return new VirtualFaceTerminal(at.getHost(), at.getPort(), TerminalRig.ID, CLOCK);
  }

  private TerminalStatus status() {
    return agent.terminals().terminals().get(0);
  }

  private List<FaceSighting> sightings() throws Exception {
    return recorded(FaceSighting.class);
  }

  private <T extends EdgeEvent> List<T> recorded(Class<T> kind) throws Exception {
    return agent.outbox().nextBatch(0, 10_000).stream()
        .map(SealedRecord::fields)
        .map(EdgeRecord::body)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private List<Path> filesOfTheAgent() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("agent"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** As the bytes of the text look when they are read as Latin 1. */
  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
