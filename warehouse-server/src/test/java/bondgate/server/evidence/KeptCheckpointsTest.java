package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.Cosigners;
import bondgate.evidence.witness.WitnessServer;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.CheckpointPublisher.Published;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was published once is shown again after a restart, or says that the log is another one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class KeptCheckpointsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

  @Inject EvidenceLog log;
  @Inject StartCheck check;
  @Inject StopRows rows;
  @Inject AgroalDataSource database;
  @TempDir Path folder;

  private final List<CheckpointPublisher> publishers = new ArrayList<>();
  private SigningStops stops;
  private String zone;
  private WitnessServer witness;
  private List<WitnessAddress> addresses;

  @BeforeEach
  void aWitnessOfANewLog() throws IOException {
    zone = "kept-" + UUID.randomUUID().toString().substring(0, 8);
    stops = new SigningStops(rows, check, CLOCK, Optional.empty());
    witness =
        WitnessServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            folder.resolve("witness"),
            "w.example",
            List.of(log.verifierKey(zone)),
            CLOCK);
    addresses =
        List.of(
            WitnessAddress.parse(
                "http://127.0.0.1:%d|%s"
                    .formatted(witness.address().getPort(), witness.verifierKey().text())));
  }

  @AfterEach
  void stop() throws IOException {
    publishers.forEach(CheckpointPublisher::close);
    witness.close();
    lift();
  }

  @Test
  void afterAStartWithoutWitnessesTheLastOneIsShown() throws Exception {
    append("one", "two", "three");
    restarted().round(zone);
    witness.close();
    append("four");

    CheckpointPublisher again = restarted();
    again.round(zone);

    Published shown = again.last(zone).orElseThrow();
    assertThat(Checkpoint.parse(shown.note().text()).head().size()).isEqualTo(3);
    assertThat(shown.note().signatures()).hasSize(2);
  }

  @Test
  void aLogThatDoesNotLeadToItIsNotSignedUntilAnOperatorDecides() throws Exception {
    append("one", "two", "three");
    restarted().round(zone);
    witness.close();
    new Tampering(database, zone).removeTheLog();
    append("one", "two");

    CheckpointPublisher shorter = restarted();
    shorter.round(zone);
    assertThatThrownBy(() -> shorter.last(zone))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContainingAll("published a checkpoint of 3 entries", "which has 2", ".aside");

    lift();
    append("another one", "and one more");
    CheckpointPublisher decided = restarted();
    decided.round(zone);
    assertThat(decided.last(zone)).as("it has no cosignature yet, and is not stopped").isEmpty();
  }

  @Test
  void anotherHistoryOfTheSameLengthIsFoundToo() throws Exception {
    append("one");
    restarted().round(zone);
    witness.close();
    new Tampering(database, zone).removeTheLog();
    append("another");

    CheckpointPublisher other = restarted();
    other.round(zone);

    assertThatThrownBy(() -> other.last(zone)).hasMessageContaining("another history");
  }

  @Test
  void whatIsNoCheckpointOfOursIsPutAsideAndPublishingGoesOn() throws Exception {
    append("one");
    restarted().round(zone);
    Path file = folder.resolve("kept").resolve(zone + ".note");
    Files.writeString(file, "half a li");

    CheckpointPublisher again = restarted();
    again.round(zone);

    assertThat(again.last(zone)).isPresent();
    assertThat(Files.readString(file.resolveSibling(zone + ".note.aside"))).isEqualTo("half a li");
    assertThat(Files.readString(file)).contains(zone);
  }

  /** A publisher as a new process has it: nothing in memory, the same folder. */
  private CheckpointPublisher restarted() {
    Cosigners cosigners =
        new Cosigners(addresses.stream().map(WitnessAddress::key).toList(), addresses.size());
    CheckpointPublisher made =
        new CheckpointPublisher(
            log,
            check,
            stops,
            addresses,
            cosigners,
            new KeptCheckpoints(folder.resolve("kept")),
            Duration.ofSeconds(2));
    publishers.add(made);
    return made;
  }

  private void append(String... leaves) {
    List<byte[]> bytes =
        List.of(leaves).stream().map(leaf -> leaf.getBytes(StandardCharsets.UTF_8)).toList();
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, bytes));
  }

  private void lift() {
    rows.open().stream()
        .filter(stop -> stop.zone().equals(zone))
        .forEach(stop -> stops.lift(stop.id() + ":the test says so"));
    check.resume(zone);
  }
}
