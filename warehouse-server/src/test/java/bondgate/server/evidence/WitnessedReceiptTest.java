package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.Cosigners;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.Receipt;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.witness.WitnessServer;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class WitnessedReceiptTest {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  @Inject EvidenceLog log;
  @Inject LogRows rows;
  @Inject TileFiles tiles;
  @Inject StartCheck check;
  @Inject SigningStops stops;
  @TempDir Path folder;

  private String zone;
  private WitnessServer witness;
  private Publishing publishing;
  private EvidenceResource resource;

  @BeforeEach
  void aServerThatNeedsOneCosignature() throws Exception {
    zone = "receipt-" + UUID.randomUUID().toString().substring(0, 8);
    append();
    append();
    witness =
        WitnessServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            folder,
            "w1.example",
            List.of(log.verifierKey(zone)),
            InstantSource.system());
    String setting =
        "http://127.0.0.1:" + witness.address().getPort() + "|" + witness.verifierKey().text();
    publishing =
        new Publishing(log, rows, check, stops, folder, zone, Optional.of(List.of(setting)), 1);
    resource = new EvidenceResource(log, rows, publishing, tiles, zone);
  }

  @AfterEach
  void stop() throws Exception {
    publishing.onStop(null);
    witness.close();
  }

  @Test
  void nothingIsShownBeforeEnoughCosigned() {
    assertThatThrownBy(() -> resource.checkpoint(zone)).hasMessageContaining("notYetCosigned");
    assertThatThrownBy(() -> resource.receipt(zone, "0")).hasMessageContaining("notYetCosigned");
  }

  @Test
  void receiptsLeadToTheCosignedCheckpointAndFollowTheLogAsItGrows() throws Exception {
    publishing.onStart(null);
    assertThat(publishing.last(zone).head().size()).as("before the stream starts").isEqualTo(2);
    assertReceipt(1);
    append();
    long before = System.nanoTime();
    while (publishing.last(zone).head().size() < 3) {
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONGEST_WAIT);
      Thread.sleep(50); // polls what its own thread publishes; the bound is above
    }
    System.out.println(
        "WitnessedReceiptTest: cosigned after "
            + Duration.ofNanos(System.nanoTime() - before).toMillis()
            + " ms");
    assertReceipt(2);
  }

  @Test
  void moreCosignaturesNeededThanWitnessesIsRefused() {
    assertThatThrownBy(
            () -> new Publishing(log, rows, check, stops, folder, zone, Optional.empty(), 1))
        .hasMessageContaining("received 1");
  }

  private void assertReceipt(int index) throws Exception {
    Receipt receipt = Receipt.parse(resource.receipt(zone, index + ""));
    Cosigners cosigners = new Cosigners(List.of(witness.verifierKey()), 1);
    assertThat(receipt.check(rows.leaf(zone, index).orElseThrow(), log.verifierKey(zone)))
        .isEqualTo(new ProofCheck.Holds());
    assertThat(cosigners.check(receipt.checkpoint())).isEqualTo(new ProofCheck.Holds());
    assertThat(cosigners.check(SignedNote.parse(resource.checkpoint(zone))).holds()).isTrue();
    assertThat(resource.proof(zone, index + "").checkpoint())
        .isEqualTo(receipt.checkpoint().note());
  }

  private void append() {
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, List.of(new byte[] {7})));
  }
}
