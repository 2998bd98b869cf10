package bondgate.server.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * How long acts take from the asking to the answer, by kind and outcome: the meter {@code
 * bondgate_act_seconds}. Kinds are those of our own types.
 */
@ApplicationScoped
class WriterTimes {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(10),
    Duration.ofMillis(30),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final MeterRegistry registry;

  @Inject
  WriterTimes(MeterRegistry registry) {
    this.registry = registry;
  }

  /** One that was answered, or given up. */
  void took(ZoneAct act, String outcome, long nanos) {
    Timer.builder("bondgate.act")
        .description("From the asking for an act to its answer")
        .tag("act", act.getClass().getSimpleName())
        .tag("outcome", outcome)
        .serviceLevelObjectives(BOUNDS)
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }
}
