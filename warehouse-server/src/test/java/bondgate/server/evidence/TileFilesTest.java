package bondgate.server.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.ExportVerdict;
import bondgate.evidence.proof.MerkleTree;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole log as files over HTTP, and the offline check of what was fetched. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TileFilesTest {
  @Inject EvidenceLog log;
  @Inject AgroalDataSource database;
  @TestHTTPResource URI server;
  @TempDir Path folder;

  private String zone;

  @BeforeEach
  void aLogOfItsOwn() {
    zone = "tiles-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 600, 65_535, 65_536, 65_537})
  void whatIsFetchedIsVerifiedAtEveryBorder(int size) throws IOException {
    append(size);
    String address = server.resolve("/evidence/" + zone).toString();

    String fetched = ExportVerdict.on(List.of("fetch", address, folder.toString(), key()));
    assertThat(fetched).contains("fetched").contains("VERIFIED: every entry");
    assertThat(checked()).contains("size      " + size).contains("VERIFIED: every entry");

    Path leaves = folder.resolve("tile/entries");
    try (var files = Files.walk(leaves)) {
      Path last = files.filter(Files::isRegularFile).sorted().toList().get(0);
      byte[] bytes = Files.readAllBytes(last);
      bytes[bytes.length - 1] ^= 1;
      Files.write(last, bytes);
    }
    assertThat(checked()).contains("NOT VERIFIED");
  }

  @Test
  void aFullTileMayBeKeptForEverAndAPartialOneMayNot() {
    append(300);
    Response full = get("tile/0/000", 200);
    assertThat(full.header("Cache-Control")).contains("immutable");
    assertThat(full.contentType()).startsWith("application/octet-stream");
    assertThat(full.asByteArray()).hasSize(256 * 32);
    Response partial = get("tile/0/001.p/44", 200);
    assertThat(partial.header("Cache-Control")).isEqualTo("no-store");
    assertThat(partial.asByteArray()).hasSize(44 * 32);
    // An earlier, narrower one is the beginning of it.
    assertThat(get("tile/0/000.p/3", 200).asByteArray())
        .isEqualTo(Arrays.copyOf(full.asByteArray(), 96));
    assertThat(Arrays.copyOf(full.asByteArray(), 32))
        .isEqualTo(MerkleTree.leafHash(leaf(0)).bytes());
    assertThat(get("tile/1/000.p/1", 200).asByteArray()).hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/001",
        "tile/0/001.p/45",
        "tile/0/002.p/1",
        "tile/1/000",
        "tile/2/000.p/1",
        "tile/entries/001",
        "tile/0/0",
        "tile/0/x000/000",
        "tile/00/000",
        "tile/entries/../000",
        "tile/9/000",
      })
  void whatIsNotThereOrSpelledOtherwiseIsNotFound(String path) {
    append(300);
    get(path, 404);
  }

  @Test
  void aLeafThatNoBundleCanHoldIsNotTakenAndOneOfBeforeIsNamed() throws SQLException {
    assertThatThrownBy(() -> appended(new byte[65_536]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a leaf has at most 65535 bytes; received 65536");
    appended(new byte[65_535]);
    assertThat(get("tile/entries/000.p/1", 200).asByteArray()).hasSize(65_537);

    new Tampering(database, zone)
        .with("UPDATE evidence_leaf SET bytes = repeat('x', 65536)::bytea");
    assertThat(get("tile/entries/000.p/1", 404).asString())
        .contains("entryTooLong")
        .contains("leaf 0 of 65536 bytes");
    new Tampering(database, zone).removeTheLog();
  }

  private void appended(byte[] leaf) {
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, List.of(leaf)));
  }

  private String key() {
    return log.verifierKey(zone).text();
  }

  private String checked() {
    return ExportVerdict.on(List.of("log", folder.toString(), key()));
  }

  private Response get(String path, int status) {
    return given()
        .urlEncodingEnabled(false)
        .get("/evidence/" + zone + "/" + path)
        .then()
        .statusCode(status)
        .extract()
        .response();
  }

  private static byte[] leaf(int index) {
    return ("entry " + index).getBytes(StandardCharsets.UTF_8);
  }

  private void append(int size) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(leaf(i));
    }
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, leaves));
  }
}
