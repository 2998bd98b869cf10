package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.InclusionProof;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.TreeHead;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How long an inclusion proof of any leaf takes, out of logs of ten thousand, a million and a
 * hundred million leaves, printed as a table and written to {@code target/proof-bench.json}. Not
 * part of the tests: {@code mvn -Pproof-bench test}. The largest log takes 4 GB of disk for some
 * minutes; {@code -Dbondgate.bench.leaves} sets another largest size.
 *
 * <p>Right of the last full tile a log has only its leaves. The last row of the table has as many
 * there as can be: that is the most that a proof has to read.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ProofBench {
  private static final long MOST_LEAVES = Long.getLong("bondgate.bench.leaves", 100_000_000L);
  private static final int WARM_UP = 2_000;
  private static final int PROOFS = 3_000;

  @Inject AgroalDataSource database;
  @Inject LogRows rows;
  @Inject LogTiles tiles;
  @Inject LeafProofs proofs;
  @Inject EvidenceLog log;

  private final long seed = Long.getLong("bondgate.test.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<String> json = new ArrayList<>();

  @Test
  void measure() throws IOException, SQLException {
    print("ProofBench: -Dbondgate.test.seed=%d%n", seed);
    print("%-44s %9s %9s %9s%n", "", "p50 µs", "p99 µs", "max µs");
    for (long size : new long[] {10_000, 1_000_000, MOST_LEAVES}) {
      SyntheticLog synthetic =
          new SyntheticLog(database, rows, tiles, "proof-bench-" + size, random);
      measure(synthetic, synthetic.make(size));
      if (size == MOST_LEAVES) {
        int within = (int) (size % HashTile.FULL);
        measure(synthetic, synthetic.grow(HashTile.FULL - 1 - within));
      }
    }
    Files.writeString(
        Path.of("target", "proof-bench.json"), "{\n  " + String.join(",\n  ", json) + "\n}\n");
  }

  private void measure(SyntheticLog synthetic, TreeHead head) {
    String zone = synthetic.zone();
    long[] proven = new long[PROOFS];
    long[] checked = new long[PROOFS];
    for (int i = -WARM_UP; i < PROOFS; i++) {
      long index = random.nextLong(head.size());
      long begun = System.nanoTime();
      List<Hash> hashes = proofs.proofs(zone, List.of(index), head).get(0);
      long proof = System.nanoTime();
      ProofCheck check =
          new InclusionProof(index, head.size(), hashes).check(synthetic.leafHash(index), head);
      long end = System.nanoTime();
      assertThat(check).isEqualTo(new ProofCheck.Holds());
      if (i >= 0) {
        proven[i] = proof - begun;
        checked[i] = end - proof;
      }
    }
    report("proof", head, proven);
    report("check", head, checked);
    long[] nothing = new long[PROOFS];
    for (int i = 0; i < PROOFS; i++) {
      long begun = System.nanoTime();
      rows.leaf(zone, Long.MAX_VALUE);
      nothing[i] = System.nanoTime() - begun;
    }
    report("a query that finds nothing", head, nothing);
    long[] receipts = new long[PROOFS];
    for (int i = -WARM_UP; i < PROOFS; i++) {
      long begun = System.nanoTime();
      log.receipt(zone, random.nextLong(head.size()), head);
      if (i >= 0) {
        receipts[i] = System.nanoTime() - begun;
      }
    }
    report("receipt, signed", head, receipts);
  }

  private void report(String what, TreeHead head, long[] nanos) {
    Arrays.sort(nanos);
    double p50 = nanos[nanos.length / 2] / 1e3;
    double p99 = nanos[nanos.length * 99 / 100] / 1e3;
    double max = nanos[nanos.length - 1] / 1e3;
    String name = String.format(Locale.ROOT, "%s, of %,d leaves", what, head.size());
    print("%-44s %,9.0f %,9.0f %,9.0f%n", name, p50, p99, max);
    json.add(
        String.format(
            Locale.ROOT,
            "\"%s\": {\"p50Us\": %.0f, \"p99Us\": %.0f, \"maxUs\": %.0f}",
            name,
            p50,
            p99,
            max));
  }

  private static void print(String format, Object... values) {
    System.out.print(String.format(Locale.ROOT, format, values));
    System.out.flush();
  }
}
