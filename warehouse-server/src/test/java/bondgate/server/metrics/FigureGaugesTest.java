package bondgate.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a gauge says of figures that are there, that are not, and that cannot be read. */
class FigureGaugesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final Answers answers = new Answers();

  /** Figures by hand. */
  private static final class Answers extends ZoneFigures {
    private Map<Figure, Double> found = Map.of();
    private boolean away;
    private int asked;

    Answers() {
      super(null, null, null, null, null, null, null, null, null, "z");
    }

    @Override
    Map<Figure, Double> at(Instant now) {
      asked++;
      if (away) {
        throw new IllegalStateException("the database is away");
      }
      return found;
    }
  }

  @Test
  void whatHasNoValueOrCannotBeReadIsNotANumberAndNeverZero() {
    new FigureGauges(answers, registry, now::get, "z").onStart(null);
    answers.found = Map.of(Figure.ALARMS_OPEN, 2.0);
    assertThat(value(Figure.ALARMS_OPEN)).isEqualTo(2);
    assertThat(value(Figure.BACKUP_AGE)).as("no backup").isNaN();

    answers.away = true;
    assertThat(value(Figure.ALARMS_OPEN)).as("kept").isEqualTo(2);
    now.set(NOW.plusSeconds(5));
    assertThat(value(Figure.ALARMS_OPEN)).isNaN();

    answers.away = false;
    now.set(NOW.plusSeconds(10));
    assertThat(value(Figure.ALARMS_OPEN)).isEqualTo(2);
    assertThat(answers.asked).as("once in five seconds").isEqualTo(3);
  }

  private double value(Figure figure) {
    return registry.get(figure.meter()).gauges().stream().mapToDouble(Gauge::value).sum();
  }
}
