package bondgate.server.stream;

import bondgate.events.Topics;
import bondgate.server.evidence.RestoredLogs;
import bondgate.server.fleet.Device;
import bondgate.server.fleet.Devices;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Who has been heard since a log came back from a backup. Each enrolled agent is asked for the
 * checkpoint that it holds whenever the broker is reached; when the last one has shown none that
 * the log does not continue, the log goes on.
 */
@ApplicationScoped
class HeardAfterRestore {
  /** After it is known which logs wait, before the stream starts. */
  private static final int AFTER_THE_LOGS = 4200;

  private static final Logger LOG = Logger.getLogger(HeardAfterRestore.class);

  private final RestoredLogs logs;
  private final Devices devices;
  private final Map<String, Set<String>> heard = new ConcurrentHashMap<>();

  @Inject
  HeardAfterRestore(RestoredLogs logs, Devices devices) {
    this.logs = logs;
    this.devices = devices;
  }

  void onStart(@Observes @Priority(AFTER_THE_LOGS) StartupEvent start) {
    logs.waiting().forEach(this::look);
  }

  /** That agent showed nothing that the log does not continue. */
  void heard(Topics.Source source) {
    if (logs.waiting().contains(source.zone())) {
      heard
          .computeIfAbsent(source.zone(), zone -> ConcurrentHashMap.newKeySet())
          .add(source.device());
      look(source.zone());
    }
  }

  private void look(String zone) {
    Set<String> left = new TreeSet<>();
    int all = 0;
    for (Device device : devices.all(zone)) {
      left.add(device.name());
      all++;
    }
    left.removeAll(heard.getOrDefault(zone, Set.of()));
    if (left.isEmpty()) {
      logs.allHeard(
          zone,
          "all %d enrolled devices were heard, and none holds more than the log".formatted(all));
    } else {
      LOG.infof("the restored log of zone '%s' waits to hear of %s", zone, left);
    }
  }
}
