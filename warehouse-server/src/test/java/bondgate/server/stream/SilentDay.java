package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.AgentStarted;
import bondgate.events.ClockReading;
import bondgate.events.Direction;
import bondgate.events.EdgeEvent;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderHealth.Reason;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.events.TagSighting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A short day of an agent, through the real broker: seconds 0 to 30 watched, with a crossing at 10
 * and a sighting at 20; from 30 to 90 the agent does not run; then watched until 120.
 */
@ApplicationScoped
public class SilentDay {
  /** Second 0. */
  public static final Instant DAWN = Instant.parse("2026-03-05T02:00:00Z");

  private static final String READER = "reader-exit";
  private static final String EPC = "E2806894000050515253";

  @Inject ZoneWriter writer;

  /** Plays it for a device that is enrolled for it. */
  public void play(String zone, String device) throws Exception {
    try (FakeAgent agent = new FakeAgent(zone, device)) {
      assertThat(writer.submit(zone, agent.enrolment())).isInstanceOf(ActAnswer.Done.class);
      List<SealedRecord> records = new ArrayList<>();
      watched(agent, records, 0, 30);
      watched(agent, records, 90, 120);
      for (int at = 0; at < records.size(); at += 10) {
        agent.send(records.subList(at, Math.min(at + 10, records.size())));
        agent.accepted();
      }
    }
  }

  private static void watched(FakeAgent agent, List<SealedRecord> records, int from, int to) {
    put(agent, records, from, from, new AgentStarted("1", 0, 1));
    put(
        agent,
        records,
        from,
        from,
        new ReaderHealth(READER, ReaderState.ONLINE, Reason.ROUND_FINISHED, ""));
    for (int second = from + 1; second <= to; second++) {
      if (second == 10) {
        put(agent, records, from, second, TestZone.refused("exit", EPC, Direction.OUT));
      } else if (second == 20) {
        put(
            agent,
            records,
            from,
            second,
            new TagSighting(
                "exit", READER, EPC, TagSighting.Outcome.NEAR, 3, 2, -60, DAWN.plusSeconds(19)));
      }
      put(
          agent,
          records,
          from,
          second,
          new Heartbeat(
              1_000, 0, 0, List.of(new Heartbeat.ReaderRow(READER, ReaderState.ONLINE, 5, 9, 0))));
    }
  }

  private static void put(
      FakeAgent agent, List<SealedRecord> records, int bootedAt, int second, EdgeEvent event) {
    Instant at = DAWN.plusSeconds(second);
    long nanos = (second - bootedAt) * 1_000_000_000L;
    SealedRecord record =
        agent.chain.next(event, at, at, new ClockReading(null, null, nanos, new UUID(7, bootedAt)));
    agent.chain = agent.chain.after(record);
    records.add(record);
  }
}
