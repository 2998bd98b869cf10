package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The README's lines are these, and they do what it says. */
class ReadmeLinesTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void aBatchIsWrittenAndReadAndFoundSound() throws Exception {
    // begin
    var key = SigningKey.generate(new SecureRandom());
    var chain = RecordChain.begin("guiyang-o2o", "edge-1", 1);
    var clock = new ClockReading(null, null, System.nanoTime(), UUID.randomUUID());
    var now = Instant.now();
    var first = chain.next(new AgentStarted("0.1.0", 0, 1), now, now, clock);
    var message = EventJson.writeBatch(Batch.sign(List.of(first), key));

    var batch = EventJson.readBatch(message);
    if (batch.check(key.verifyKey()) instanceof BatchCheck.Sound sound) {
      out.println("whole, up to record " + sound.after().lastSeq());
    }
    // end
    assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("whole, up to record 1");
  }

  @Test
  void theReadmeHasTheLinesThatWereCompiled() throws Exception {
    Path module = Path.of("").toAbsolutePath();
    String source =
        Files.readString(module.resolve("src/test/java/bondgate/events/ReadmeLinesTest.java"));
    String lines =
        source
            .substring(
                source.indexOf("// begin\n") + "// begin\n".length(), source.indexOf("    // end"))
            .indent(-4)
            .replace("out.println", "System.out.println");
    assertThat(Files.readString(module.resolve("README.md"))).contains(lines);
  }
}
