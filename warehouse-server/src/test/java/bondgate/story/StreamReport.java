package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.simulator.day.SiteSettings;
import java.time.Duration;
import java.util.List;

/** The judgement at the end of an attack, and what it came to. */
final class StreamReport {
  private StreamReport() {}

  /** Fails with every finding; else prints the rate that was reached. Closes the audit. */
  static void examine(StreamSite site, Onlooker onlooker, StreamAudit audit, Duration load)
      throws Exception {
    try (audit) {
      StreamCheck check = new StreamCheck();
      int starts = 0;
      for (LoadProcess agent : site.agents()) {
        Witnessed file = Witnessed.read(agent.device(), agent.witness());
        starts += file.starts();
        check.produced(file);
      }
      onlooker.tell(check);
      List<String> findings = audit.examine(check);
      System.out.printf(
          "%d leaves, %d records committed, %d/s over %d s of load; %d starts of agents;"
              + " %d answers and %d checkpoints seen; refused: %s; put aside: %s%n",
          check.size(),
          audit.committed(),
          audit.committed() / load.toSeconds(),
          load.toSeconds(),
          starts,
          onlooker.accepted(),
          onlooker.checkpoints(),
          onlooker.refusals(),
          audit.quarantine());
      assertThat(findings).isEmpty();
      String[] checkpoint =
          site.api().text("/evidence/" + SiteSettings.ZONE + "/checkpoint").split("\n", -1);
      assertThat(checkpoint[1]).isEqualTo(Long.toString(check.size()));
      assertThat(checkpoint[2]).as("root of the leaves").isEqualTo(check.root());
      assertThat(onlooker.accepted()).as("answers heard").isPositive();
      assertThat(onlooker.checkpoints()).as("checkpoints seen").isPositive();
    }
  }
}
