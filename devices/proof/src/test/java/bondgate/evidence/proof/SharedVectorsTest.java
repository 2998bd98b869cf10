package bondgate.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What Go says, we say: the vectors of github.com/transparency-dev/merkle, and a log of 600 entries
 * that golang.org/x/mod/sumdb was asked about.
 */
class SharedVectorsTest {
  // Its roots are the words "dont care 2": there, a hash is any bytes; here, it is 32.
  private static final String ROOT_IS_NO_HASH = "sizes-are-equal-one-and-proof-is-empty.json";

  @TestFactory
  Stream<DynamicTest> everyInclusionVectorIsJudgedAsGoJudgesIt() throws IOException {
    List<Path> files = SharedVectors.jsonFiles("merkle/inclusion");
    assertThat(files).hasSize(98);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    shortName(file),
                    () -> {
                      JsonNode vector = SharedVectors.json(file);
                      assertThat(inclusionHolds(vector))
                          .as(vector.get("desc").asText())
                          .isEqualTo(!vector.get("wantErr").asBoolean());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyConsistencyVectorIsJudgedAsGoJudgesIt() throws IOException {
    List<Path> files = SharedVectors.jsonFiles("merkle/consistency");
    assertThat(files).hasSize(98);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    shortName(file),
                    () -> {
                      JsonNode vector = SharedVectors.json(file);
                      boolean expected =
                          !vector.get("wantErr").asBoolean() && !file.endsWith(ROOT_IS_NO_HASH);
                      assertThat(consistencyHolds(vector))
                          .as(vector.get("desc").asText())
                          .isEqualTo(expected);
                    }));
  }

  @Test
  void everyProofOfTheLogOf600Holds() throws Exception {
    JsonNode vectors = SharedVectors.json(SharedVectors.path("tlog/generated/vectors.json"));
    JsonNode roots = vectors.get("roots");
    for (JsonNode proof : vectors.get("inclusion")) {
      long size = proof.get("size").asLong();
      int index = proof.get("index").asInt();
      assertThat(
              new InclusionProof(index, size, SharedVectors.hashes(proof.get("proof")))
                  .check(MerkleTree.leafHash(SharedVectors.entry(index)), head(roots, size)))
          .as("leaf %d of %d", index, size)
          .isEqualTo(new ProofCheck.Holds());
    }
    int checked = 0;
    for (JsonNode proof : vectors.get("consistency")) {
      long earlier = proof.get("old").asLong();
      long later = proof.get("new").asLong();
      if (roots.has(Long.toString(earlier))) {
        checked++;
        assertThat(
                new ConsistencyProof(SharedVectors.hashes(proof.get("proof")))
                    .check(head(roots, earlier), head(roots, later)))
            .as("from %d to %d", earlier, later)
            .isEqualTo(new ProofCheck.Holds());
      }
    }
    // Of the ten, one begins at 6, whose root is not among the vectors.
    assertThat(checked).isEqualTo(9);
  }

  @Test
  void everyCheckpointOfTheLogOf600IsSignedByLogAndWitness() throws Exception {
    JsonNode vectors = SharedVectors.json(SharedVectors.path("tlog/generated/vectors.json"));
    VerifierKey log = VerifierKey.parse(vectors.get("log_vkey").asText());
    VerifierKey witness = VerifierKey.parse(vectors.get("witness_vkey").asText());
    for (int size : List.of(1, 2, 7, 255, 256, 257, 511, 512, 600)) {
      String note =
          Files.readString(SharedVectors.path("tlog/generated/log600/checkpoint." + size));
      SignedNote signed = SignedNote.parse(note);
      assertThat(signed.check(log)).isEqualTo(new ProofCheck.Holds());
      assertThat(signed.check(witness)).isEqualTo(new ProofCheck.Holds());
      assertThat(signed.note()).isEqualTo(note);
      Checkpoint checkpoint = Checkpoint.parse(signed.text());
      assertThat(checkpoint.origin()).isEqualTo(log.name());
      assertThat(checkpoint.head()).isEqualTo(head(vectors.get("roots"), size));
      assertThat(checkpoint.text()).isEqualTo(signed.text());
    }
  }

  @Test
  void theReceiptOfAnotherImplementationIsReadAndWrittenTheSame() throws Exception {
    JsonNode vectors = SharedVectors.json(SharedVectors.path("tlog/generated/vectors.json"));
    VerifierKey log = VerifierKey.parse(vectors.get("log_vkey").asText());
    String text = Files.readString(SharedVectors.path("tlog/generated/entry300.tlog-proof"));
    Receipt receipt = Receipt.parse(text);
    assertThat(receipt.text()).isEqualTo(text);
    assertThat(receipt.check(SharedVectors.entry(300), log)).isEqualTo(new ProofCheck.Holds());
    assertThat(receipt.check(SharedVectors.entry(301), log).holds()).isFalse();
  }

  private static TreeHead head(JsonNode roots, long size) throws MalformedProofException {
    return new TreeHead(size, Hash.ofBase64(roots.get(Long.toString(size)).asText()));
  }

  /** A vector whose numbers or hashes are none is refused before there is a proof to check. */
  private static boolean inclusionHolds(JsonNode vector) {
    try {
      long size = vector.get("treeSize").asLong();
      return new InclusionProof(
              vector.get("leafIdx").asLong(), size, SharedVectors.hashes(vector.get("proof")))
          .check(
              Hash.ofBase64(vector.get("leafHash").asText()),
              new TreeHead(size, Hash.ofBase64(vector.get("root").asText())))
          .holds();
    } catch (MalformedProofException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean consistencyHolds(JsonNode vector) {
    try {
      return new ConsistencyProof(SharedVectors.hashes(vector.get("proof")))
          .check(
              new TreeHead(
                  vector.get("size1").asLong(), Hash.ofBase64(vector.get("root1").asText())),
              new TreeHead(
                  vector.get("size2").asLong(), Hash.ofBase64(vector.get("root2").asText())))
          .holds();
    } catch (MalformedProofException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String shortName(Path file) {
    return file.getParent().getFileName() + "/" + file.getFileName();
  }
}
