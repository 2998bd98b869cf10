package bondgate.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Go says, we say: of a log of 600 entries that golang.org/x/mod/sumdb was asked about. */
class SharedVectorsTest {
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
}
