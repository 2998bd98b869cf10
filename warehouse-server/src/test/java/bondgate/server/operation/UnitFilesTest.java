package bondgate.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units are ones that systemd takes, and let the services do little beyond their work. */
class UnitFilesTest {
  private static final Path SYSTEMD = Path.of("/usr/bin/systemd-analyze");

  /** Of 100: systemd's own measure of what a service could do; below 20 it says OK. */
  private static final String MOST_EXPOSED = "20";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/dist/bondgate-server.service",
        "src/main/dist/bondgate-standby.service",
        "../edge-agent/src/main/dist/bondgate-edge.service"
      })
  void systemdTakesItAndSaysThatItMayDoLittle(String file) throws Exception {
    Path unit = Path.of(file);
    List<String> lines = Files.readAllLines(unit);

    assertThat(lines)
        .anyMatch(line -> line.matches("User=bondgate(-edge)?"))
        .contains("Restart=on-failure", "KillMode=mixed", "SuccessExitStatus=143")
        // The JVM makes code while it runs: with it, it would not start.
        .noneMatch(line -> line.startsWith("MemoryDenyWriteExecute"))
        .noneMatch(line -> line.startsWith("WatchdogSec"));
    assumeSystemd();
    assertThat(analyze("verify", unit.toString())).isEqualTo("0 ");
    assertThat(analyze("security", "--offline=yes", "--threshold=" + MOST_EXPOSED, unit.toString()))
        .startsWith("0 ");
  }

  @Test
  void aMisspelledOptionAndOneWithAllRightsAreFound() throws Exception {
    assumeSystemd();
    String unit = Files.readString(Path.of("src/main/dist/bondgate-server.service"));
    Path misspelled = folder.resolve("misspelled.service");
    Files.writeString(misspelled, unit.replace("ProtectHome=", "ProtectHouse="));
    Path open = folder.resolve("open.service");
    Files.writeString(open, unit.substring(0, unit.indexOf("NoNewPrivileges")));

    assertThat(analyze("verify", misspelled.toString())).contains("ProtectHouse");
    assertThat(analyze("security", "--offline=yes", "--threshold=" + MOST_EXPOSED, open.toString()))
        .doesNotStartWith("0 ");
  }

  @Test
  void whoLostItsTurnDoesNotFightForItAndWhoWaitsWaitsAgain() throws IOException {
    assertThat(Files.readAllLines(Path.of("src/main/dist/bondgate-server.service")))
        .contains("RestartPreventExitStatus=3", "Conflicts=bondgate-standby.service")
        .doesNotContain("Environment=BONDGATE_STANDBY=true");
    assertThat(Files.readAllLines(Path.of("src/main/dist/bondgate-standby.service")))
        .contains(
            "RestartForceExitStatus=3",
            "Conflicts=bondgate-server.service",
            "Environment=BONDGATE_STANDBY=true");
  }

  private static void assumeSystemd() {
    if (!Files.isExecutable(SYSTEMD)) {
      System.out.println("SKIPPED UnitFilesTest: no systemd-analyze here; units are not verified");
    }
    assumeThat(SYSTEMD).as("systemd-analyze").isExecutable();
  }

  /** The exit code, a space, and all that was said. */
  private static String analyze(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(SYSTEMD.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() + " " + said.strip();
  }
}
