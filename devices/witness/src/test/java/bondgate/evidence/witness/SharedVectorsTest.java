package bondgate.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.evidence.proof.Cosigners;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.VerifierKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that another implementation wrote, with proofs of that implementation. */
class SharedVectorsTest {
  private static final Path VECTORS =
      Path.of(System.getProperty("bondgate.shared", "../shared"), "data", "tlog", "generated");
  private static final long NOW_SECONDS = 1_700_000_000;

  @TempDir Path folder;

  @Test
  void theLogOf600GrowsBeforeTheWitness() throws Exception {
    Path file = VECTORS.resolve("vectors.json");
    if (!Files.exists(file)) {
      System.out.println("SKIPPED: no test vectors at " + file.toAbsolutePath());
    }
    assumeTrue(Files.exists(file), "no test vectors at " + file);
    JsonNode vectors = new ObjectMapper().readTree(file.toFile());
    WitnessKey key = WitnessKey.readOrMake(folder.resolve("witness.key"), "w9.example");
    Witness witness =
        new Witness(
            key,
            new CosignedFiles(folder, key.verifierKey()),
            List.of(VerifierKey.parse(vectors.get("log_vkey").asText())));
    int last = 0;
    for (int size : new int[] {1, 2, 7, 600, 600}) {
      String note = Files.readString(VECTORS.resolve("log600").resolve("checkpoint." + size));
      String body = "old " + last + "\n" + proof(vectors, last, size) + "\n" + note;
      if (last > 0 && last < size) {
        assertThat(witness.add(body.replaceFirst("\n[^\n]+\n", "\n"), NOW_SECONDS))
            .as("without the first hash")
            .isInstanceOf(Answer.NotContinued.class);
      }
      Answer answer = witness.add(body, NOW_SECONDS);
      assertThat(answer).as("%d to %d", last, size).isInstanceOf(Answer.Cosigned.class);
      SignedNote cosigned = SignedNote.parse(note + ((Answer.Cosigned) answer).line());
      assertThat(new Cosigners(List.of(witness.verifierKey()), 1).check(cosigned).holds()).isTrue();
      last = size;
    }
  }

  private static String proof(JsonNode vectors, int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode one : vectors.get("consistency")) {
      if (one.get("old").asInt() == from && one.get("new").asInt() == to) {
        one.get("proof").forEach(hash -> lines.append(hash.asText()).append('\n'));
      }
    }
    return lines.toString();
  }
}
