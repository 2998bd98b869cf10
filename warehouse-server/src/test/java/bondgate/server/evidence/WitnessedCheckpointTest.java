package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.Cosigners;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import bondgate.evidence.proof.VerifierKey;
import bondgate.evidence.witness.WitnessServer;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class WitnessedCheckpointTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Inject EvidenceLog log;
  @Inject StartCheck check;
  @Inject StopRows rows;
  @Inject ServerKey key;
  @Inject AgroalDataSource database;
  @TempDir Path folder;

  private final List<WitnessServer> witnesses = new ArrayList<>();
  private final List<CheckpointPublisher> publishers = new ArrayList<>();
  private SigningStops stops;
  private String zone;

  @BeforeEach
  void twoWitnessesOfANewLog() throws IOException {
    zone = "witnessed-" + UUID.randomUUID().toString().substring(0, 8);
    stops = new SigningStops(rows, check, CLOCK, Optional.empty());
    witness("w1.example", 0);
    witness("w2.example", 0);
  }

  @AfterEach
  void stop() throws IOException {
    publishers.forEach(CheckpointPublisher::close);
    for (WitnessServer witness : witnesses) {
      witness.close();
    }
    rows.open().stream()
        .filter(stop -> stop.zone().equals(zone))
        .forEach(stop -> stops.lift(stop.id() + ":end of the test"));
    check.resume(zone);
  }

  @Test
  void bothCosignEachTimeTheLogGrows() throws Exception {
    CheckpointPublisher publisher = publisher(2);
    assertThat(publisher.last(zone)).as("nothing before the witnesses were asked").isEmpty();
    publisher.round(zone);
    assertCosigned(publisher, 0, 2);
    for (int size : new int[] {1, 4, 5, 12}) {
      appendUpTo(size);
      publisher.round(zone);
      assertCosigned(publisher, size, 2);
    }
  }

  @Test
  void withOneAwayOneIsEnoughAndTheOtherIsAskedAgain() throws Exception {
    int port = witnesses.get(1).address().getPort();
    List<WitnessAddress> addresses = addresses();
    witnesses.get(1).close();
    CheckpointPublisher publisher = publisher(1, addresses);
    appendUpTo(3);
    publisher.round(zone);
    assertCosigned(publisher, 3, 1);
    witnesses.remove(1);
    witness("w2.example", port);
    publisher.round(zone);
    assertCosigned(publisher, 3, 2);
  }

  @Test
  void withOneAwayAndBothNeededTheLastOneStays() throws Exception {
    CheckpointPublisher publisher = publisher(2);
    appendUpTo(3);
    publisher.round(zone);
    witnesses.get(1).close();
    appendUpTo(5);
    publisher.round(zone);
    assertCosigned(publisher, 3, 2);
  }

  @Test
  void aWitnessThatTakesTheQuestionAndSaysNothingIsWaitedForNoLongerThanItsTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      List<WitnessAddress> addresses = new ArrayList<>(addresses());
      addresses.set(1, address(silent.getLocalPort(), addresses.get(1).key()));
      CheckpointPublisher publisher = publisher(1, addresses);
      appendUpTo(3);
      long before = System.nanoTime();
      publisher.round(zone);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PATIENCE.multipliedBy(3));
      assertCosigned(publisher, 3, 1);
      appendUpTo(4);
      before = System.nanoTime();
      publisher.round(zone);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).as("it rests").isLessThan(PATIENCE);
      assertCosigned(publisher, 4, 1);
    }
  }

  @Test
  void aLogThatLostItsEndIsNotSignedUntilAnOperatorDecides() throws Exception {
    appendUpTo(5);
    publisher(2).round(zone);
    new Tampering(database, zone).removeTheLog();
    // As after a restart: nothing of the time before is in memory.
    CheckpointPublisher afterwards = publisher(1);
    afterwards.round(zone);
    assertThatThrownBy(() -> afterwards.last(zone))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("cosigned a checkpoint of 5 entries; the log has 0");
    assertThatThrownBy(() -> log.checkpoint(zone)).isInstanceOf(DamagedLogException.class);
    assertThatThrownBy(() -> appendUpTo(1)).isInstanceOf(DamagedLogException.class);
    HealthCheckResponse health = new EvidenceHealth(check).call();
    assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(health.getData().orElseThrow()).containsKey(zone);
  }

  @Test
  void aSecondHistoryIsNotSigned() throws Exception {
    appendUpTo(5);
    publisher(2).round(zone);
    new Tampering(database, zone).removeTheLog();
    QuarkusTransaction.requiringNew()
        .run(() -> log.append(zone, List.of(new byte[] {1}, new byte[] {2}, new byte[] {3})));
    QuarkusTransaction.requiringNew()
        .run(() -> log.append(zone, List.of(new byte[] {4}, new byte[] {5}, new byte[] {6})));
    CheckpointPublisher afterwards = publisher(1);
    afterwards.round(zone);
    assertThatThrownBy(() -> afterwards.last(zone)).hasMessageContaining("holds another history");
  }

  @Test
  void aSecondHistoryOfTheSameSizeIsNotSigned() throws Exception {
    appendUpTo(1);
    publisher(2).round(zone);
    new Tampering(database, zone).removeTheLog();
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, List.of(new byte[] {1})));
    CheckpointPublisher afterwards = publisher(1);
    afterwards.round(zone);
    assertThatThrownBy(() -> afterwards.last(zone)).hasMessageContaining("two roots for 1 leaves");
  }

  @Test
  void aStopOutlivesTheProcessAndEndsByAnOperatorsWordOnly() throws SQLException {
    stops.stop(zone, "found by another test");
    stops.stop(zone, "found by a test");
    check.resume(zone);
    new SigningStops(rows, check, CLOCK, Optional.empty()).onStart(null);
    assertThatThrownBy(() -> check.requireSound(zone)).hasMessageContaining("found by a test");
    List<Long> ids =
        rows.open().stream().filter(one -> one.zone().equals(zone)).map(StopRows.Stop::id).toList();
    long id = ids.get(1);
    for (String word : List.of("", id + "", id + ":", id + ": ", ":reason", "x:reason")) {
      assertThatThrownBy(() -> stops.lift(word)).hasMessageContaining("<number of the stop>");
    }
    stops.lift((id + 1) + ":another stop");
    assertThatThrownBy(() -> check.requireSound(zone)).isInstanceOf(DamagedLogException.class);
    stops.lift(ids.get(0) + ":the one before");
    assertThatThrownBy(() -> check.requireSound(zone)).isInstanceOf(DamagedLogException.class);
    new SigningStops(rows, check, CLOCK, Optional.of(id + ":the backup was the right one"))
        .onStart(null);
    check.requireSound(zone);
    for (String change :
        List.of("DELETE FROM evidence_stop", "UPDATE evidence_stop_lifted SET reason = 'x'")) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(change)).isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void aSettingThatCannotWorkIsRefused() {
    for (String setting :
        List.of("", "http://w", "w|" + witnessKey(), "http://w|w+00000000+AA==")) {
      assertThatThrownBy(() -> WitnessAddress.parse(setting))
          .hasMessageContaining("vkey of type 4");
    }
    assertThatThrownBy(() -> WitnessAddress.parse("http://w|" + log.verifierKey(zone)))
        .hasMessageContaining("vkey of type 4");
    assertThat(WitnessAddress.parse(" http://w:1/x/|" + witnessKey()).url())
        .isEqualTo(URI.create("http://w:1/x"));
    assertThatThrownBy(() -> publisher(3)).hasMessageContaining("received 3");
  }

  private String witnessKey() {
    return witnesses.get(0).verifierKey().text();
  }

  private void assertCosigned(CheckpointPublisher publisher, long size, int by) throws Exception {
    SignedNote note = publisher.last(zone).orElseThrow().note();
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint.head().size()).isEqualTo(size);
    assertThat(note.check(log.verifierKey(zone)).holds()).isTrue();
    List<VerifierKey> keys = witnesses.stream().map(WitnessServer::verifierKey).toList();
    assertThat(new Cosigners(keys, 0).under(note)).hasSize(by);
  }

  private void witness(String name, int port) throws IOException {
    witnesses.add(
        WitnessServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            folder.resolve(name),
            name,
            List.of(log.verifierKey(zone)),
            CLOCK));
  }

  private CheckpointPublisher publisher(int needed) {
    return publisher(needed, addresses());
  }

  private CheckpointPublisher publisher(int needed, List<WitnessAddress> addresses) {
    Cosigners cosigners =
        new Cosigners(addresses.stream().map(WitnessAddress::key).toList(), needed);
    CheckpointPublisher publisher =
        new CheckpointPublisher(
            log,
            check,
            stops,
            addresses,
            cosigners,
            new KeptCheckpoints(folder.resolve("kept-" + publishers.size())),
            PATIENCE);
    publishers.add(publisher);
    return publisher;
  }

  private List<WitnessAddress> addresses() {
    return witnesses.stream()
        .map(one -> address(one.address().getPort(), one.verifierKey()))
        .toList();
  }

  private static WitnessAddress address(int port, VerifierKey witness) {
    return WitnessAddress.parse("http://127.0.0.1:" + port + "|" + witness.text());
  }

  private void appendUpTo(long size) {
    TreeHead head = log.head(zone);
    List<byte[]> leaves = new ArrayList<>();
    for (long i = head.size(); i < size; i++) {
      leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
    }
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, leaves));
  }
}
