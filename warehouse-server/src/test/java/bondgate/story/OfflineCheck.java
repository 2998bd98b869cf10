package bondgate.story;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The offline verifier as an officer runs it: a process of its own, with nothing but the JDK. */
final class OfflineCheck {
  private OfflineCheck() {}

  /** 0 if the receipt holds for the entry under the key, 1 if it does not. */
  static int exitCode(Path entry, Path receipt, Path key) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                "../devices/proof/target/classes",
                "bondgate.evidence.proof.OfflineVerifier",
                "leaf",
                entry.toString(),
                receipt.toString(),
                key.toString())
            .inheritIO()
            .start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the verifier did not end within 30 s");
    }
    return process.exitValue();
  }
}
