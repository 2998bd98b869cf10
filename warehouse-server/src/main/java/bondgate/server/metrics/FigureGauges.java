package bondgate.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The gauges. All that one scrape reads was read together, and nobody who scrapes often makes the
 * database work more than once in five seconds. While it cannot be read they say NaN.
 */
@ApplicationScoped
class FigureGauges {
  private static final Logger LOG = Logger.getLogger(FigureGauges.class);
  private static final Duration KEPT = Duration.ofSeconds(5);

  private final ZoneFigures figures;
  private final MeterRegistry registry;
  private final InstantSource clock;
  private final String zone;
  private Map<Figure, Double> read = Map.of();
  private Instant readAt = Instant.MIN;

  @Inject
  FigureGauges(
      ZoneFigures figures,
      MeterRegistry registry,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.figures = figures;
    this.registry = registry;
    this.clock = clock;
    this.zone = zone;
  }

  void onStart(@Observes StartupEvent start) {
    for (Figure figure : Figure.values()) {
      Gauge.Builder<FigureGauges> gauge =
          Gauge.builder(figure.meter(), this, all -> all.value(figure))
              .description(figure.description())
              .tag("zone", zone);
      if (!figure.waitsFor().isEmpty()) {
        gauge.tag("for", figure.waitsFor());
      }
      gauge.register(registry);
    }
  }

  private synchronized double value(Figure figure) {
    Instant now = clock.instant();
    if (!readAt.plus(KEPT).isAfter(now)) {
      readAt = now;
      try {
        read = figures.at(now);
      } catch (RuntimeException e) {
        LOG.warnf("the figures of zone %s cannot be read: %s", zone, e.getMessage());
        read = Map.of();
      }
    }
    return read.getOrDefault(figure, Double.NaN);
  }
}
