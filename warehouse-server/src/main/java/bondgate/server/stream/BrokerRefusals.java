package bondgate.server.stream;

import bondgate.events.AccessRefused;
import bondgate.events.Topics;
import bondgate.server.fence.DeviceTrouble;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the embedded broker refused to whoever went by a device's name: all of it is counted, and
 * the first of each hour, device and kind is put aside for an officer to look at.
 */
@ApplicationScoped
class BrokerRefusals {
  private final Quarantine quarantine;
  private final MeterRegistry registry;
  private final Map<AccessRefused.Why, Counter> counters = new EnumMap<>(AccessRefused.Why.class);

  @Inject
  BrokerRefusals(Quarantine quarantine, MeterRegistry registry) {
    this.quarantine = quarantine;
    this.registry = registry;
  }

  /** From the start, so that the first one is seen as a rise from 0. */
  void onStart(@Observes StartupEvent start) {
    for (AccessRefused.Why why : AccessRefused.Why.values()) {
      counters.put(
          why,
          Counter.builder("bondgate.broker.refusals")
              .description("What the embedded broker refused to who went by a device's name")
              .tag("for", why.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  void keep(Topics.Source source, AccessRefused refused, Instant at) throws SQLException {
    DeviceTrouble trouble =
        switch (refused.why()) {
          case TOPIC, NAME -> DeviceTrouble.AS_ANOTHER;
          case SECRET -> DeviceTrouble.WRONG_SECRET;
        };
    quarantine.keep(
        source,
        once(refused, at),
        trouble.name(),
        "user %s: %s".formatted(source.user(), said(refused)),
        at);
    counters.get(refused.why()).increment((double) refused.times());
  }

  private static String said(AccessRefused refused) {
    return switch (refused.why()) {
      case TOPIC -> "tried topic " + refused.tried();
      case NAME -> "came as client " + refused.tried();
      case SECRET -> "wrong secret, " + refused.tried();
    };
  }

  /** The same for all of an hour, so that the same again is known. */
  private static byte[] once(AccessRefused refused, Instant at) {
    return "%s in the hour from %s"
        .formatted(refused.why(), at.truncatedTo(ChronoUnit.HOURS))
        .getBytes(StandardCharsets.UTF_8);
  }
}
