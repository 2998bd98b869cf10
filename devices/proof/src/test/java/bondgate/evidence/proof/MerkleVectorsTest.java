package bondgate.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What Go says, we say: every vector of github.com/transparency-dev/merkle, each a proof that holds
 * or one that a careless verifier would let pass.
 *
 * <p>Empty trees: nothing is proven from an empty log, there as here. An empty subtree is in every
 * log that reaches it, there as here.
 *
 * <p>One deviation: some roots are words such as "dont care 2". There a root is any bytes, so that
 * two such roots may be equal, or may not be looked at; here it is 32 bytes, or there is nothing to
 * check. The four files in which this makes a difference are named below, and no other.
 */
class MerkleVectorsTest {
  private static final List<String> FOLDERS =
      List.of("inclusion", "consistency", "subtreeinclusion", "subtreeconsistency");

  private static final Set<String> ROOT_IS_NO_HASH =
      Set.of(
          "consistency/additional/sizes-are-equal-one-and-proof-is-empty.json",
          "subtreeconsistency/additional/sizes-are-equal-one-and-proof-is-empty.json",
          "subtreeconsistency/additional/subtree-is-empty-sizes-are-equal-one-subtree-root-valid-tree-root-random-proof-is-empty.json",
          "subtreeconsistency/additional/subtree-is-empty-sizes-are-equal-zero-subtree-root-valid-tree-root-random-proof-is-empty.json");

  @TestFactory
  Stream<DynamicTest> everyInclusionVectorIsJudgedAsGoJudgesIt() throws IOException {
    return judged("inclusion", MerkleVectorsTest::inclusion);
  }

  @TestFactory
  Stream<DynamicTest> everyConsistencyVectorIsJudgedAsGoJudgesIt() throws IOException {
    return judged("consistency", MerkleVectorsTest::consistency);
  }

  @TestFactory
  Stream<DynamicTest> everySubtreeInclusionVectorIsJudgedAsGoJudgesIt() throws IOException {
    return judged("subtreeinclusion", MerkleVectorsTest::subtreeInclusion);
  }

  @TestFactory
  Stream<DynamicTest> everySubtreeConsistencyVectorIsJudgedAsGoJudgesIt() throws IOException {
    return judged("subtreeconsistency", MerkleVectorsTest::subtreeConsistency);
  }

  @Test
  void noVectorLiesOutsideTheFourFolders() throws IOException {
    int within = 0;
    for (String folder : FOLDERS) {
      within += SharedVectors.jsonFiles("merkle/" + folder).size();
    }
    assertThat(SharedVectors.jsonFiles("merkle")).hasSize(within);
  }

  @Test
  void eachFileWhoseRootIsNoHashIsThereAndSaysSo() throws IOException {
    for (String name : ROOT_IS_NO_HASH) {
      JsonNode vector = SharedVectors.json(SharedVectors.path("merkle").resolve(name));
      assertThat(vector.get("wantErr").asBoolean()).as(name).isFalse();
      assertThat(vector.get("root2").binaryValue()).as(name).hasSizeLessThan(Hash.LENGTH_BYTES);
    }
  }

  /** One test per file, and one that counts that each was judged. */
  private static Stream<DynamicTest> judged(String folder, Verifier verifier) throws IOException {
    List<Path> files = SharedVectors.jsonFiles("merkle/" + folder);
    AtomicInteger holding = new AtomicInteger();
    AtomicInteger failing = new AtomicInteger();
    Stream<DynamicTest> each =
        files.stream()
            .map(
                file ->
                    DynamicTest.dynamicTest(
                        name(file),
                        () -> {
                          JsonNode vector = SharedVectors.json(file);
                          boolean holds = holds(verifier, vector);
                          assertThat(holds).as(vector.get("desc").asText()).isEqualTo(go(file));
                          (holds ? holding : failing).incrementAndGet();
                        }));
    DynamicTest count =
        DynamicTest.dynamicTest(
            "all of " + folder,
            () -> {
              System.out.printf(
                  "%s: %d vectors as Go judges them, %d hold, %d do not%n",
                  folder, files.size(), holding.get(), failing.get());
              assertThat(holding.get() + failing.get()).isEqualTo(files.size());
              assertThat(holding).hasPositiveValue();
              assertThat(failing).hasPositiveValue();
            });
    return Stream.concat(each, Stream.of(count));
  }

  private static boolean go(Path file) throws IOException {
    return !SharedVectors.json(file).get("wantErr").asBoolean()
        && !ROOT_IS_NO_HASH.contains(name(file));
  }

  /** A vector whose numbers or hashes are none is refused before there is a proof to check. */
  private static boolean holds(Verifier verifier, JsonNode vector) {
    try {
      return verifier.check(vector).holds();
    } catch (MalformedProofException | IllegalArgumentException e) {
      return false;
    }
  }

  private static ProofCheck inclusion(JsonNode vector) throws MalformedProofException {
    long size = number(vector, "treeSize");
    return new InclusionProof(number(vector, "leafIdx"), size, proof(vector))
        .check(hash(vector, "leafHash"), new TreeHead(size, hash(vector, "root")));
  }

  private static ProofCheck consistency(JsonNode vector) throws MalformedProofException {
    return new ConsistencyProof(proof(vector))
        .check(
            new TreeHead(number(vector, "size1"), hash(vector, "root1")),
            new TreeHead(number(vector, "size2"), hash(vector, "root2")));
  }

  private static ProofCheck subtreeInclusion(JsonNode vector) throws MalformedProofException {
    return subtree(vector, "root")
        .includes(number(vector, "leafIdx"), hash(vector, "leafHash"), proof(vector));
  }

  private static ProofCheck subtreeConsistency(JsonNode vector) throws MalformedProofException {
    return subtree(vector, "root1")
        .isIn(new TreeHead(number(vector, "size"), hash(vector, "root2")), proof(vector));
  }

  private static Subtree subtree(JsonNode vector, String root) throws MalformedProofException {
    return new Subtree(number(vector, "start"), number(vector, "end"), hash(vector, root));
  }

  /** Go counts to 2^64; no log of ours reaches the half of it. */
  private static long number(JsonNode vector, String field) throws MalformedProofException {
    JsonNode number = vector.get(field);
    if (!number.isIntegralNumber() || !number.canConvertToLong()) {
      throw new MalformedProofException(field + " must be from 0 to 2^63-1; received " + number);
    }
    return number.asLong();
  }

  private static Hash hash(JsonNode vector, String field) throws MalformedProofException {
    return Hash.ofBase64(vector.get(field).asText());
  }

  private static List<Hash> proof(JsonNode vector) throws MalformedProofException {
    return SharedVectors.hashes(vector.get("proof"));
  }

  private static String name(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.substring(path.lastIndexOf("/merkle/") + "/merkle/".length());
  }

  @FunctionalInterface
  private interface Verifier {
    ProofCheck check(JsonNode vector) throws MalformedProofException;
  }
}
