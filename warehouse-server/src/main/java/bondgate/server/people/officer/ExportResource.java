package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.export.EvidenceExport;
import bondgate.server.export.ExportPlan;
import bondgate.server.export.ExportScope;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import bondgate.server.silence.AskedInterval;
import bondgate.server.silence.SilenceResult.Refused;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** 围网记录导出 — the fence log of a period and place as a file. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer/fence/export")
class ExportResource {
  private static final String ZIP = "application/zip";
  private static final int UNPROCESSABLE = 422;
  private static final int MOST_RECORDS = 5_000_000;

  private final EvidenceExport export;
  private final OfficerDesk desk;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String zone;
  @Context UriInfo uri;
  @Context HttpHeaders headers;

  @Inject
  ExportResource(
      EvidenceExport export,
      OfficerDesk desk,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.export = export;
    this.desk = desk;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** The file, written as it is read; whoever gets only a part of it sees that. */
  @GET
  @Produces({ZIP, MediaType.TEXT_HTML})
  public Response export(
      @RestQuery String from, @RestQuery String to, @RestQuery @DefaultValue("") String portal) {
    AskedInterval asked = AskedInterval.of(from, to);
    if (asked.refused() != null) {
      return refusal(Response.Status.BAD_REQUEST.getStatusCode(), asked.refused());
    }
    ExportPlan plan =
        export.plan(
            new ExportScope.Period(zone, asked.from(), asked.to(), portal.strip()),
            clock.instant());
    if (plan.isEmpty() || plan.records() > MOST_RECORDS) {
      return refusal(
          UNPROCESSABLE,
          new Refused(
              plan.isEmpty() ? "nothingToExport" : "tooMuchToExport",
              "from=%s, to=%s, portal=%s: %d records".formatted(from, to, portal, plan.records()),
              "a period and an opening with 1 to %d records".formatted(MOST_RECORDS),
              "choose another period or opening; that nothing happened is what the proof of"
                  + " silence shows"));
    }
    StreamingOutput body = out -> export.write(plan, out);
    return Response.ok(body, ZIP)
        .header(
            "Content-Disposition",
            "attachment; filename=\"fence-%s-%d.zip\""
                .formatted(zone, asked.from().getEpochSecond()))
        .build();
  }

  /** A page for a person; for a program the words of all refusals. */
  private Response refusal(int status, Refused refused) {
    if (headers.getAcceptableMediaTypes().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals)) {
      return Response.status(status)
          .type(MediaType.TEXT_HTML)
          .entity(
              visitor.in(
                  OfficerTemplates.noExport(
                      visitor.frame(zone, Section.FENCE, uri),
                      desk.strip(zone),
                      words(refused.code()))))
          .build();
    }
    return Response.status(status)
        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
        .entity(
            "refused: %s%nreceived: %s%nexpected: %s%ntodo: %s%n"
                .formatted(refused.code(), refused.received(), refused.expected(), refused.todo()))
        .build();
  }

  private String words(String code) {
    Localized language = Localized.Literal.of(visitor.language().code());
    ProofWords words = MessageBundles.get(ProofWords.class, language);
    return switch (code) {
      case "nothingToExport" -> words.exportNothing();
      case "tooMuchToExport" -> words.exportTooMuch();
      default -> RefusedInterval.why(MessageBundles.get(SilenceWords.class, language), code);
    };
  }
}
