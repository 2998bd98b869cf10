package bondgate.edge.load;

import bondgate.edge.outbox.Fact;
import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.EdgeEvent;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up facts of mixed kinds: of a hundred about 55 sightings, 22 crossings (5 of them of tags
 * that the server knows), 15 heartbeats and 8 changes of a reader's state. No two have one time, so
 * that a fact is known again by its kind and time.
 */
final class LoadMix {
  private static final String READER = "exit";
  private static final List<String> PORTALS = List.of("dock", "passage", "exit");
  private static final int STRANGERS = 64;

  private final Random random;
  private final List<String> known;
  private final InstantSource clock;
  private Instant last = Instant.EPOCH;

  LoadMix(Random random, List<String> known, InstantSource clock) {
    this.random = random;
    this.known = known;
    this.clock = clock;
  }

  List<Fact> next(int count) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = time();
      facts.add(new Fact(event(at), at));
    }
    return facts;
  }

  private Instant time() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    last = now.isAfter(last) ? now : last.plus(Duration.ofNanos(1_000));
    return last;
  }

  private EdgeEvent event(Instant at) {
    int dice = random.nextInt(100);
    if (dice < 55) {
      return new TagSighting(
          any(PORTALS), READER, stranger(), any(TagSighting.Outcome.values()), 3, 2, -60, at);
    }
    if (dice < 77) {
      return crossing(dice < 60 ? any(known) : stranger(), at);
    }
    if (dice < 92) {
      return new Heartbeat(
          5_000,
          0,
          random.nextInt(1_000),
          List.of(
              new Heartbeat.ReaderRow(READER, ReaderState.ONLINE, 9, random.nextInt(1_000), 0)));
    }
    return new ReaderHealth(
        READER, any(ReaderState.values()), any(ReaderHealth.Reason.values()), "made up");
  }

  private TagCrossing crossing(String epc, Instant at) {
    return new TagCrossing(
        any(PORTALS),
        READER,
        epc,
        any(Direction.values()),
        random.nextInt(1_001),
        9,
        8,
        1_200,
        -50,
        at.minusMillis(700),
        any(EdgeDecision.values()),
        "",
        0);
  }

  private String stranger() {
    return "3034F00D%016X".formatted(random.nextInt(STRANGERS));
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <T> T any(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
