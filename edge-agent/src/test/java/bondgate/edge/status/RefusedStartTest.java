package bondgate.edge.status;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.EdgeAgent;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.main.Launch;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The program as it is started: wrong settings end it, and it says why. */
@QuarkusMainTest
@TestProfile(RefusedStartTest.Wrong.class)
class RefusedStartTest {
  @Test
  @Launch(
      value = {},
      exitCode = EdgeAgent.CANNOT_START)
  void wrongSettingsEndTheProgramAndAllAreNamed(LaunchResult result) {
    assertThat(result.getOutput() + result.getErrorOutput())
        .contains("bondgate.edge.batch.records: received '999'; expected")
        .contains("bondgate.edge.server-key: received nothing; expected")
        .contains("bondgate.edge.readers: received no reader; expected at least one");
  }

  /** Settings that cannot be. */
  public static class Wrong implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bondgate.edge.batch.records", "999");
    }
  }
}
