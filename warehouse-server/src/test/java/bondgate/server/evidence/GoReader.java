package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Our short program {@code tlog/readlog.go}, built here: it reads folders with logs by the packages
 * of Go's checksum database, tlog and note, which share no line with ours.
 */
final class GoReader {
  private static final Path SOURCE = Path.of("src/test/resources/tlog/readlog.go");
  private static final Path PACKAGES = Path.of("/usr/share/gocode");
  private static final Path GO = Path.of("/usr/bin/go");
  private static final int LONGEST_RUN_S = 300;

  private final Path program;

  private GoReader(Path program) {
    this.program = program;
  }

  /** Builds it into that folder; empty, saying so aloud, where Go or the packages are not there. */
  static Optional<GoReader> built(Path folder) throws IOException, InterruptedException {
    if (!Files.isExecutable(GO)
        || !Files.isDirectory(PACKAGES.resolve("src/golang.org/x/mod/sumdb/tlog"))) {
      System.out.println(
          "SKIPPED: no Go reads our log here; apt-get install golang-go golang-golang-x-mod-dev");
      return Optional.empty();
    }
    Path program = folder.resolve("readlog");
    Read build = run(List.of(GO.toString(), "build", "-o", program.toString(), SOURCE.toString()));
    assertThat(build.status()).as(build.said()).isZero();
    return Optional.of(new GoReader(program));
  }

  /**
   * What it says of those logs.
   *
   * @param folders each with checkpoint, vkey and tiles; all of one log at several sizes
   */
  Read read(List<Path> folders) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    folders.forEach(folder -> command.add(folder.toString()));
    return run(command);
  }

  private static Read run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("go", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
      // Debian's packages are found in its own GOPATH, and only where modules are off.
      builder.environment().put("GO111MODULE", "off");
      builder.environment().put("GOPATH", PACKAGES.toString());
      builder.environment().put("GOFLAGS", "");
      builder.environment().put("GOCACHE", Path.of("target/go-cache").toAbsolutePath().toString());
      Process process = builder.start();
      if (!process.waitFor(LONGEST_RUN_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("not done after " + LONGEST_RUN_S + " s: " + command);
      }
      return new Read(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    } finally {
      Files.delete(said);
    }
  }

  /**
   * How it ended.
   *
   * @param status 0 if every log is sound and continues the smaller ones
   * @param said what was read, or what is wrong
   */
  record Read(int status, String said) {}
}
