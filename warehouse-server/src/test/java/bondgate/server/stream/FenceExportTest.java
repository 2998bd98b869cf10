package bondgate.server.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.SigningKey;
import bondgate.evidence.proof.Cosignature;
import bondgate.evidence.proof.ExportVerdict;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.VerifierKey;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.evidence.LeafProofs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export of the fence log is verified offline, and not if anything in it was touched. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class FenceExportTest {
  private static final String PERIOD = "?from=2026-03-05T10:00:00&to=2026-03-05T10:05:00";
  private static final String MARK = Character.toString(0xFEFF);
  private static byte[] zip;

  @Inject SilentDay day;
  @Inject EvidenceLog evidence;
  @Inject LeafProofs proofs;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @TempDir Path folder;
  private String key;

  @BeforeEach
  void anExport() throws Exception {
    key = evidence.verifierKey(zone).text();
    if (zip == null) {
      day.play(zone, "edge-export");
      Response answer = given().get("/officer/fence/export" + PERIOD);
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
      zip = answer.asByteArray();
    }
  }

  @Test
  void itIsVerifiedOfflineAndListsWhatHappened() throws IOException {
    assertThat(verdict(zip)).startsWith("VERIFIED");
    Map<String, byte[]> members = members();
    String csv = new String(members.get("events.csv"), StandardCharsets.UTF_8);
    assertThat(csv).startsWith(MARK + "index,device,").contains("tag-crossing", "UNKNOWN_TAG");
    assertThat(csv.lines().filter(line -> line.contains(",edge-export,"))).hasSize(6);
    assertThat(new String(members.get("cover.html"), StandardCharsets.UTF_8))
        .contains("电子围网记录导出", "Fence log export", key.replace("+", "&#43;").substring(0, 5));
  }

  @Test
  void anOpeningAloneHasItsOwnEventsOnly() {
    Response answer = given().get("/officer/fence/export" + PERIOD + "&portal=exit");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(verdict(answer.asByteArray())).startsWith("VERIFIED");
    Response none = given().get("/officer/fence/export" + PERIOD + "&portal=dock");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.asString()).contains("nothingToExport", "todo: ");
    assertThat(given().get("/officer/fence/export").statusCode()).isEqualTo(400);
  }

  @Test
  void aPersonReadsOnAPageWhyThereIsNoFile() {
    Response none =
        given().accept("text/html").get("/officer/fence/export" + PERIOD + "&portal=dock&lang=en");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.asString()).contains("This period cannot be exported", "the proof of silence");
    Response endless =
        given()
            .accept("text/html")
            .get("/officer/fence/export?from=2020-01-01T00:00&to=2030-01-01T00:00");
    assertThat(endless.statusCode()).isEqualTo(400);
    assertThat(endless.asString()).contains("此时段不能导出").doesNotContain("intervalTooLong");
  }

  @Test
  void oneFlippedByteInAnyMemberIsFound() throws IOException {
    for (String name : members().keySet()) {
      Map<String, byte[]> members = members();
      byte[] bytes = members.get(name);
      bytes[bytes.length / 2] ^= 1;
      assertThat(verdict(packed(members))).as(name).startsWith("NOT VERIFIED");
    }
  }

  @Test
  void aMemberThatIsMissingOrTooMuchIsFound() throws IOException {
    for (String name : members().keySet()) {
      Map<String, byte[]> members = members();
      members.remove(name);
      assertThat(verdict(packed(members))).as("without " + name).startsWith("NOT VERIFIED");
    }
    Map<String, byte[]> members = members();
    members.put("leaves/999999", new byte[] {1});
    assertThat(verdict(packed(members))).startsWith("NOT VERIFIED");
    members.remove("leaves/999999");
    members.put("note.txt", new byte[] {1});
    assertThat(verdict(packed(members))).contains("NOT VERIFIED: note.txt");
  }

  @Test
  void twoLeavesThatChangedPlacesAreFound() throws IOException {
    Map<String, byte[]> members = members();
    List<String> leaves =
        members.keySet().stream().filter(name -> name.startsWith("leaves/")).toList();
    byte[] first = members.get(leaves.get(0));
    members.put(leaves.get(0), members.get(leaves.get(1)));
    members.put(leaves.get(1), first);
    assertThat(verdict(packed(members))).contains("NOT VERIFIED: " + leaves.get(0));
  }

  @Test
  void aServerThatSignsWhatItEditedIsFoundByLeavesChainsAndSignatures() throws IOException {
    assertThat(verdict(resigned(members()))).as("control").startsWith("VERIFIED");
    edited("events.csv", ",OUT,", ",IN,", "says direction 'IN', the leaf 'OUT'");
    edited("events.csv", "\r\n\\d+,", "\r\n0,", "NOT VERIFIED: events.csv");
    edited("events.csv", MARK + "index", "index", "must begin with a byte order mark");
    edited("batches.tsv", "[A-Za-z]([^\\t]*==)\t", "_$1\t", "NOT VERIFIED");
    edited("batches.tsv", "==\t\n", "==\t" + "1".repeat(64) + "\n", "did not sign");
    edited("batches.tsv", "\t1\t10\t", "\t1\t9\t", "did not sign the batch 1 to 9");
    edited("batches.tsv", "\t0{64}\t", "\t" + "1".repeat(64) + "\t", "does not begin at");
    edited("batches.tsv", ".*\t1\t10\t.*\n", "", "no signature covers 10 records");
    edited("ranges.tsv", "edge-export\t1\t1\t", "edge-export\t1\t2\t", "are claimed");
    edited("keys.tsv", "(edge-export\t)\\w+", "$10000000000000000", "NOT VERIFIED: keys.tsv");
    edited("keys.tsv", "edge-export\t.*\n", "", "NOT VERIFIED: keys.tsv: no key");
    edited("proofs.txt", "\n[A-Za-z0-9+/]{43}=\n", "\n", "NOT VERIFIED: leaves/");
    edited("checkpoint", "(?s)\n\\d+\n", "\n1\n", "NOT VERIFIED: checkpoint");
  }

  @Test
  void aLeafThatIsLeftOutWithItsProofIsMissedInItsRange() throws IOException {
    Map<String, byte[]> members = members();
    List<String> leaves =
        members.keySet().stream().filter(name -> name.startsWith("leaves/")).toList();
    String left = leaves.get(3);
    members.remove(left);
    edit(
        members, "proofs.txt", "(?s)index " + left.substring("leaves/".length()) + "\n.*?\n\n", "");
    assertThat(verdict(resigned(members)))
        .contains("record 4 of edge-export in epoch 1 is missing; 1 to 10 are claimed");
  }

  private void edited(String name, String from, String to, String expected) throws IOException {
    Map<String, byte[]> members = members();
    edit(members, name, from, to);
    assertThat(verdict(resigned(members))).as(from).contains("NOT VERIFIED").contains(expected);
  }

  /** What the server itself could hand out: its key signs whatever is in the file. */
  private byte[] resigned(Map<String, byte[]> members) throws IOException {
    StringBuilder text = new StringBuilder("bondgate-export/1\n");
    text.append("origin ").append(evidence.origin(zone)).append('\n');
    text.append("zone ").append(zone).append('\n');
    text.append("leaves ")
        .append(members.keySet().stream().filter(name -> name.startsWith("leaves/")).count())
        .append('\n');
    members.forEach(
        (name, bytes) -> {
          if (!name.startsWith("leaves/") && !name.equals("manifest")) {
            text.append(name).append(' ').append(Sha256.hex(bytes)).append('\n');
          }
        });
    members.put(
        "manifest", proofs.sign(zone, text.toString()).note().getBytes(StandardCharsets.UTF_8));
    return packed(members);
  }

  @Test
  void theWitnessesThatAnOfficerTrustsMustHaveCosignedItsCheckpoint() throws Exception {
    SigningKey hers = SigningKey.ofSeed(new byte[32]);
    VerifierKey witness = VerifierKey.cosignatureV1("w1.example", hers.verifyKey().bytes());
    assertThat(verdict(zip, "--witness", witness.text()))
        .contains("NOT VERIFIED: checkpoint: 1 cosignatures needed, 0 hold");
    Map<String, byte[]> members = members();
    SignedNote note = SignedNote.parse(members.get("checkpoint"));
    byte[] signature =
        Base64.getDecoder().decode(hers.sign(Cosignature.message(1_700_000_000, note.text())));
    SignedNote cosigned = note.with(Cosignature.line(witness, 1_700_000_000, signature));
    members.put("checkpoint", cosigned.note().getBytes(StandardCharsets.UTF_8));
    assertThat(verdict(resigned(members), "--witness", witness.text())).startsWith("VERIFIED");
  }

  @Test
  void aTruncatedFileIsNotVerified() {
    for (int length : List.of(0, 10, zip.length / 2, zip.length - 1)) {
      assertThat(verdict(Arrays.copyOf(zip, length))).as("%d bytes", length).contains("NOT ");
    }
  }

  @Test
  void anotherKeyOfTheServerOrOfADeviceDoesNotVerify() throws IOException {
    VerifierKey stranger =
        VerifierKey.ed25519(
            evidence.origin(zone), SigningKey.ofSeed(new byte[32]).verifyKey().bytes());
    key = stranger.text();
    assertThat(verdict(zip)).contains("NOT VERIFIED: manifest");

    key = evidence.verifierKey(zone).text();
    Path keys = Files.write(folder.resolve("keys.tsv"), members().get("keys.tsv"));
    assertThat(verdict(zip, "--devices", keys.toString())).startsWith("VERIFIED");
    String other = SigningKey.ofSeed(new byte[32]).verifyKey().base64();
    Files.writeString(
        keys, Files.readString(keys).replaceAll("(?m)^(edge-export\t\\w+)\t.*$", "$1\t" + other));
    assertThat(verdict(zip, "--devices", keys.toString())).contains("NOT VERIFIED: keys.tsv");
  }

  private String verdict(byte[] bytes, String... more) {
    try {
      Path file = Files.write(folder.resolve("export.zip"), bytes);
      String said = ExportVerdict.of(file, key, more);
      return said.lines().filter(line -> line.contains("VERIFIED")).findFirst().orElse(said);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void edit(Map<String, byte[]> members, String name, String from, String to) {
    String text = new String(members.get(name), StandardCharsets.UTF_8);
    String edited = text.replaceFirst(from, to);
    assertThat(edited).as(name).isNotEqualTo(text);
    members.put(name, edited.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, byte[]> members() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        members.put(entry.getName(), in.readAllBytes());
      }
    }
    return members;
  }

  private byte[] packed(Map<String, byte[]> members) throws IOException {
    Path file = folder.resolve("packed.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream packing = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> one : new ArrayList<>(members.entrySet())) {
        packing.putNextEntry(new ZipEntry(one.getKey()));
        packing.write(one.getValue());
        packing.closeEntry();
      }
    }
    return Files.readAllBytes(file);
  }
}
