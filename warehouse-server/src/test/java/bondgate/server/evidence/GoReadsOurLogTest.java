package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.evidence.proof.ExportVerdict;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server's log, fetched over HTTP as it grows over every tile's border, is read by Go's own
 * sumdb/tlog and note: what they know of logs, they did not learn from us.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoReadsOurLogTest {
  private static final List<Integer> SIZES = List.of(1, 255, 256, 257, 65_535, 65_536, 65_537);
  private static final int LONGEST_ENTRY = 65_535;
  private static final int USUAL_ENTRY = 200;

  @Inject EvidenceLog log;
  @TestHTTPResource URI server;

  private final long seed = Long.getLong("bondgate.test.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final String zone = "go-" + UUID.randomUUID().toString().substring(0, 8);
  private Path folder;
  private GoReader go;

  @BeforeAll
  void theLogAtEverySize() throws Exception {
    // Not @TempDir: under Quarkus it is not there yet.
    folder = Files.createTempDirectory("go-reads-our-log");
    Optional<GoReader> built = GoReader.built(folder);
    assumeTrue(
        built.isPresent(),
        "SKIPPED: no Go reads our log here; apt-get install golang-go golang-golang-x-mod-dev");
    go = built.get();
    System.out.println("GoReadsOurLogTest: -Dbondgate.test.seed=" + seed);
    int size = 0;
    for (int next : SIZES) {
      append(zone, next - size);
      fetch(zone, at(next));
      size = next;
    }
  }

  @AfterAll
  void nothingStays() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void goFindsEveryEntryProofAndGrowthOfOurLog() throws Exception {
    GoReader.Read read = go.read(SIZES.stream().map(this::at).toList());
    assertThat(read.status()).as(read.said()).isZero();
    assertThat(read.said())
        .contains("size 1: every tile and entry, 1 inclusions")
        .contains("size 255: every tile and entry, 255 inclusions")
        .contains("size 256: every tile and entry, 256 inclusions")
        .contains("size 257: every tile and entry, 257 inclusions")
        .contains("size 65535: every tile and entry")
        .contains("size 65536: every tile and entry")
        .contains("size 65537: every tile and entry")
        .contains("SOUND: 7 logs, 21 consistencies");
    System.out.print(read.said());
  }

  @ParameterizedTest
  @CsvSource({
    "257, tile/0/000, inconsistent tile",
    "257, tile/0/001.p/1, inconsistent tile",
    "257, tile/1/000.p/1, inconsistent tile",
    "257, tile/entries/000, ent",
    "257, tile/entries/001.p/1, ent",
    "65537, tile/0/000, inconsistent tile",
    "65537, tile/0/100, inconsistent tile",
    "65537, tile/0/255, inconsistent tile",
    "65537, tile/0/256.p/1, inconsistent tile",
    "65537, tile/1/000, inconsistent tile",
    "65537, tile/2/000.p/1, inconsistent tile",
    "65537, tile/entries/123, ent",
    "65537, tile/entries/256.p/1, ent",
  })
  void oneFlippedBitOfATileOrBundleIsFound(int size, String path, String named) throws Exception {
    Path file = at(size).resolve(path);
    int place = random.nextInt((int) Files.size(file));
    assertThatItIsNotSound(size, file, place, named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bondgate.local/", "\n257\n", "\n\n— ", "SIGNATURE"})
  void oneFlippedBitOfTheCheckpointIsFound(String before) throws Exception {
    Path checkpoint = at(257).resolve("checkpoint");
    String text = Files.readString(checkpoint, StandardCharsets.ISO_8859_1);
    // Behind the origin's first part; in the root; in the signing name; at the signature's end.
    int place =
        before.equals("SIGNATURE")
            ? text.length() - 20
            : text.indexOf(latin(before)) + latin(before).length();
    assertThatItIsNotSound(257, checkpoint, place, "checkpoint: ");
  }

  @Test
  void theSameSizesOfTwoLogsAreNoGrowth() throws Exception {
    String other = zone + "-other";
    append(other, 255);
    fetch(other, folder.resolve("other"));
    GoReader.Read alone = go.read(List.of(folder.resolve("other")));
    assertThat(alone.status()).as(alone.said()).isZero();
    GoReader.Read both = go.read(List.of(folder.resolve("other"), at(257)));
    assertThat(both.status()).as(both.said()).isEqualTo(1);
    assertThat(both.said()).contains("NOT SOUND: from 255 to 257 leaves");
  }

  private void assertThatItIsNotSound(int size, Path file, int place, String named)
      throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    flip(file, bytes, place);
    GoReader.Read flipped = go.read(List.of(at(size)));
    assertThat(flipped.status()).as("byte %d: %s", place, flipped.said()).isEqualTo(1);
    assertThat(flipped.said()).contains("NOT SOUND", at(size).toString(), named);
    flip(file, bytes, place);
    GoReader.Read back = go.read(List.of(at(size)));
    assertThat(back.status()).as(back.said()).isZero();
  }

  private static void flip(Path file, byte[] bytes, int place) throws IOException {
    bytes[place] ^= 1;
    Files.write(file, bytes);
  }

  private Path at(int size) {
    return folder.resolve("log-" + size);
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private void append(String to, int count) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] leaf = new byte[random.nextInt(USUAL_ENTRY)];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    if (count > 2) {
      leaves.set(1, new byte[0]);
      leaves.set(2, new byte[LONGEST_ENTRY]);
    }
    QuarkusTransaction.requiringNew().run(() -> log.append(to, leaves));
  }

  private void fetch(String from, Path into) throws IOException {
    String address = server.resolve("/evidence/" + from).toString();
    String key = log.verifierKey(from).text();
    assertThat(ExportVerdict.on(List.of("fetch", address, into.toString(), key)))
        .contains("VERIFIED: every entry");
    Files.writeString(into.resolve("vkey"), key + "\n");
  }
}
