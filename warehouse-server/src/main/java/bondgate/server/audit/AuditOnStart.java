package bondgate.server.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs the audit when the server starts, if an operator asks for it. */
@ApplicationScoped
class AuditOnStart {
  private static final Logger LOG = Logger.getLogger(AuditOnStart.class);

  /** After the tables, the ledger and the openings, before the stream takes anything. */
  private static final int BEFORE_THE_STREAM = 2_000;

  private final ZoneAudit audit;
  private final String zone;
  private final boolean asked;

  @Inject
  AuditOnStart(
      ZoneAudit audit,
      @ConfigProperty(name = "bondgate.zone") String zone,
      @ConfigProperty(name = "bondgate.audit-on-start", defaultValue = "false") boolean asked) {
    this.audit = audit;
    this.zone = zone;
    this.asked = asked;
  }

  void onStart(@Observes @Priority(BEFORE_THE_STREAM) StartupEvent start) {
    if (asked) {
      say(audit.audit(zone, ZoneAudit.MOST_NAMED));
    }
  }

  /** Tables only: the keys of rows may be tags, which no log may hold. */
  private void say(AuditReport report) {
    if (report.sound()) {
      LOG.infof(
          "every row of zone %s is what its %d leaves make; %d texts were not compared, because"
              + " what the log says was erased",
          zone, report.leaves(), report.erased());
      return;
    }
    LOG.errorf(
        "zone %s: %d rows are not what its %d leaves make, in %s; GET /audit/%s names them",
        zone,
        report.findings().size() + report.more(),
        report.leaves(),
        report.findings().stream().map(Finding::table).distinct().toList(),
        zone);
  }
}
