package bondgate.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.AlarmRaised;
import bondgate.events.SealedRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of appending and deleting: what append returned for is there. */
class OutboxKillTest {
  @TempDir Path folder;

  @Test
  void killedInMidAppendTheChainIsWholeAndNothingThatWasPromisedIsLost() throws Exception {
    long seed = Long.getLong("bondgate.seed", System.nanoTime());
    System.out.println("OutboxKillTest -Dbondgate.seed=" + seed);
    Random random = new Random(seed);
    long promised = 0;
    long acknowledged = 0;
    for (int kill = 0; kill < 3; kill++) {
      List<String> said = killAfter(100 + random.nextInt(500));
      for (String line : said) {
        long seq = Long.parseLong(line.substring(2));
        if (line.startsWith("A ")) {
          promised = Math.max(promised, seq);
        } else {
          acknowledged = Math.max(acknowledged, seq);
        }
      }
      assertThat(said).as("seed %d, kill %d", seed, kill).isNotEmpty();

      try (AgentDatabase database = AgentDatabase.open(folder)) {
        // Opening reads every record and refuses a chain that is not whole.
        Outbox outbox = open(database, new TestClock().recordClock());
        assertThat(outbox.chain().lastSeq()).as("seed %d", seed).isGreaterThanOrEqualTo(promised);
        assertThat(outbox.ackedSeq()).as("seed %d", seed).isGreaterThanOrEqualTo(acknowledged);
        assertThat(outbox.nextBatch(0, 100_000))
            .as("seed %d: from the first that is kept on, none is missing", seed)
            .extracting(record -> record.fields().seq())
            .containsExactlyElementsOf(
                LongStream.rangeClosed(outbox.firstKeptSeq(), outbox.chain().lastSeq())
                    .boxed()
                    .toList());
        List<SealedRecord> first = outbox.nextBatch(outbox.ackedSeq(), 1);
        if (outbox.unsent() > 0) {
          assertThat(first.get(0).fields().seq()).isEqualTo(outbox.ackedSeq() + 1);
        }
      }
    }
  }

  /** One that keeps little, so that something is dropped all the time. */
  private static Outbox open(AgentDatabase database, RecordClock clock) throws OutboxException {
    return Outbox.open(
        database,
        DiskGuard.none(database, new Keeping(Duration.ofHours(1), 20_000)),
        clock,
        "zone",
        "edge",
        1);
  }

  /** Runs the child, reads what it says, and kills it after so many lines. */
  private List<String> killAfter(int lines) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      while (line != null) {
        if (line.matches("[AD] \\d+")) {
          said.add(line);
        }
        if (said.size() == lines) {
          // not Process.destroyForcibly, which closes the stream that is still to be read
          assertThat(child.toHandle().destroyForcibly()).isTrue();
        }
        line = output.readLine();
      }
    }
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(128 + 9);
    return said;
  }

  /** Appends and deletes for ever, and says each only after it returned. */
  static final class Child {
    public static void main(String[] args) throws Exception {
      AgentDatabase database = AgentDatabase.open(Path.of(args[0]));
      RecordClock clock =
          new RecordClock(InstantSource.system(), System::nanoTime, UUID.randomUUID());
      Outbox outbox = open(database, clock);
      Random random = new Random(1);
      while (true) {
        List<Fact> facts = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
          facts.add(
              new Fact(
                  new AlarmRaised("exit", "exit", "ABCD", AlarmRaised.Reason.UNCERTAIN, 0),
                  clock.now()));
        }
        List<SealedRecord> made = outbox.append(facts);
        System.out.println("A " + made.get(made.size() - 1).fields().seq());
        if (random.nextInt(10) == 0) {
          long through = outbox.chain().lastSeq() - random.nextInt(5);
          outbox.acknowledged(1, through);
          System.out.println("D " + outbox.ackedSeq());
        }
      }
    }
  }
}
