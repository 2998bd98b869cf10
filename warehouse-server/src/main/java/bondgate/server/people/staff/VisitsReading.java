package bondgate.server.people.staff;

import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import bondgate.server.visit.Visits;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads who is in the centre, for the staff's page and for the officer's. */
@ApplicationScoped
class VisitsReading {
  private final Visits visits;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String zone;

  @Inject
  VisitsReading(
      Visits visits,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.visits = visits;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** The page as it stands in that part of the menu. */
  TemplateInstance page(UriInfo uri, Section section) {
    Instant now = clock.instant();
    VisitsPage page =
        new VisitsPage(
            now,
            visits.inside(zone, now).size(),
            visits.counts(zone, now),
            section == Section.FENCE);
    return visitor.in(VisitsTemplates.visits(visitor.frame(zone, section, uri), page));
  }
}
