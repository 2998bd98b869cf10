package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.fence.Portal;
import bondgate.server.fence.Portals;
import bondgate.server.fleet.Device;
import bondgate.server.fleet.Devices;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import bondgate.server.people.officer.SilencePage.Asked;
import bondgate.server.silence.AskedInterval;
import bondgate.server.silence.Silence;
import bondgate.server.silence.SilenceQuestion;
import bondgate.server.silence.SilenceResult;
import bondgate.server.silence.SilenceResult.Answered;
import bondgate.server.silence.SilenceResult.Refused;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** 静默证明 — whether a device had an event in an interval. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer/silence")
@Produces(MediaType.TEXT_HTML)
class SilencePageResource {
  private final Silence silence;
  private final Devices devices;
  private final Portals portals;
  private final OfficerDesk desk;
  private final Visitor visitor;
  private final String zone;

  @Inject
  SilencePageResource(
      Silence silence,
      Devices devices,
      Portals portals,
      OfficerDesk desk,
      Visitor visitor,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.silence = silence;
    this.devices = devices;
    this.portals = portals;
    this.desk = desk;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** The page, with an answer if a device was asked about. */
  @GET
  public TemplateInstance silence(
      @Context UriInfo uri,
      @RestQuery @DefaultValue("") String device,
      @RestQuery @DefaultValue("") String reader,
      @RestQuery @DefaultValue("") String portal,
      @RestQuery @DefaultValue("") String from,
      @RestQuery @DefaultValue("") String to) {
    return visitor.in(
        OfficerTemplates.silence(
            visitor.frame(zone, Section.SILENCE, uri),
            desk.strip(zone),
            page(new Asked(device.strip(), reader.strip(), portal.strip(), from, to))));
  }

  private SilencePage page(Asked asked) {
    List<String> names = devices.all(zone).stream().map(Device::name).toList();
    List<String> openings = portals.all(zone).stream().map(Portal::name).toList();
    if (asked.device().isEmpty()) {
      return SilencePage.empty(asked, names, openings, "");
    }
    AskedInterval interval = AskedInterval.of(asked.from(), asked.to());
    if (interval.refused() != null) {
      return SilencePage.empty(asked, names, openings, refusal(interval.refused().code()));
    }
    SilenceResult result =
        silence.ask(
            new SilenceQuestion(
                zone,
                asked.device(),
                asked.reader(),
                asked.portal(),
                interval.from(),
                interval.to()));
    return result instanceof Answered answered
        ? new SilenceReading(words(), answered).page(asked, names, openings)
        : SilencePage.empty(asked, names, openings, refusal(((Refused) result).code()));
  }

  private String refusal(String code) {
    SilenceWords words = words();
    return switch (code) {
      case "deviceUnknown" -> words.deviceUnknown();
      case "portalUnknown" -> words.portalUnknown();
      default -> RefusedInterval.why(words, code);
    };
  }

  private SilenceWords words() {
    return MessageBundles.get(SilenceWords.class, Localized.Literal.of(visitor.language().code()));
  }
}
