package bondgate.server.people.officer;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.customs.BilledAgain;
import bondgate.server.customs.ChoiceResult;
import bondgate.server.customs.DisputedBills;
import bondgate.server.guarantee.TaxDays;
import bondgate.server.guarantee.TaxPayments;
import bondgate.server.people.Display;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import bondgate.server.settlement.LeftOut;
import bondgate.server.settlement.PrepareResult;
import bondgate.server.settlement.PreparedRun;
import bondgate.server.settlement.Proposal;
import bondgate.server.settlement.TaxRunDesk;
import bondgate.server.settlement.TaxRunSettling;
import bondgate.server.stream.ActAnswer;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** 汇总缴款 — what is to be paid from day 31 to day 45: proposed, prepared, settled, and on paper. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer/guarantee/run")
@Produces(MediaType.TEXT_HTML)
class RunResource {
  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;
  private static final int UNPROCESSABLE = 422;
  private static final int DECIDED_SHOWN = 20;

  private final TaxRunDesk desk;
  private final TaxRunSettling settling;
  private final DisputedBills bills;
  private final TaxPayments payments;
  private final TaxDays days;
  private final Visitor visitor;
  private final Actor actor;
  private final InstantSource clock;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  RunResource(
      TaxRunDesk desk,
      TaxRunSettling settling,
      DisputedBills bills,
      TaxPayments payments,
      TaxDays days,
      Visitor visitor,
      Actor actor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.desk = desk;
    this.settling = settling;
    this.bills = bills;
    this.payments = payments;
    this.days = days;
    this.visitor = visitor;
    this.actor = actor;
    this.clock = clock;
    this.zone = zone;
  }

  /** What could be paid today, and the earlier runs. */
  @GET
  public TemplateInstance runs(@RestQuery List<String> take) {
    return runs(Set.copyOf(take), RunNotice.NONE);
  }

  /** Prepares one of the runs that were shown. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  @Path("prepare")
  @Consumes(FORM)
  public Response prepare(
      @RestForm @DefaultValue("") String dutyNo,
      @RestForm List<String> take,
      @RestForm @DefaultValue("0") int lists,
      @RestForm @DefaultValue("0") long taxFen,
      @RestForm @DefaultValue("") String reason) {
    Set<String> taken = new HashSet<>(take);
    PrepareResult result =
        desk.prepare(
            zone,
            new TaxRunDesk.Wanted(
                Optional.of(dutyNo).filter(no -> !no.isEmpty()), taken, lists, taxFen, reason),
            actor.in(Role.SUPERVISOR),
            clock.instant());
    if (result instanceof PrepareResult.Prepared prepared) {
      return to(prepared.runNo());
    }
    RunNotice.Kind kind =
        result instanceof PrepareResult.ReasonMissing
            ? RunNotice.Kind.REASON_MISSING
            : RunNotice.Kind.SHOWN_OTHERWISE;
    return Response.status(UNPROCESSABLE).entity(runs(taken, RunNotice.of(kind))).build();
  }

  /** Which statement of a bill holds that customs stated again with other amounts. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  @Path("bill")
  @Consumes(FORM)
  public Response choose(
      @RestForm @DefaultValue("") String sale,
      @RestForm @DefaultValue("") String taxNo,
      @RestForm @DefaultValue("0") long knownTo,
      @RestForm @DefaultValue("-1") long statement,
      @RestForm @DefaultValue("") String reason) {
    ChoiceResult result =
        bills.choose(
            zone,
            new DisputedBills.Wanted(sale, taxNo, knownTo, statement, reason),
            actor.in(Role.SUPERVISOR),
            clock.instant());
    if (result instanceof ChoiceResult.Chosen) {
      return Response.seeOther(URI.create("/officer/guarantee/run")).build();
    }
    return Response.status(UNPROCESSABLE)
        .entity(runs(Set.of(), RunNotice.of(RunNotice.kind(result))))
        .build();
  }

  /** One run: its statement, and while it waits the form that settles it. */
  @GET
  @Path("{runNo}")
  public TemplateInstance run(@RestPath String runNo) {
    return run(known(runNo), RunNotice.NONE);
  }

  /** The statement as CSV. */
  @GET
  @Path("{runNo}/statement.csv")
  @Produces("text/csv; charset=utf-8")
  public Response csv(@RestPath String runNo) {
    return Csv.download("tax-run-%s.csv".formatted(runNo), tables().statement(known(runNo)));
  }

  /** It was paid on that day. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  @Path("{runNo}/settle")
  @Consumes(FORM)
  public Response settle(@RestPath String runNo, @RestForm @DefaultValue("") String paidOn) {
    LocalDate day;
    try {
      day = LocalDate.parse(paidOn);
    } catch (DateTimeParseException e) {
      return refused(runNo, RunNotice.refused(RunRefusal.MALFORMED));
    }
    RunNotice notice;
    try {
      ActAnswer answer =
          settling.settle(zone, known(runNo).runNo(), day, actor.in(Role.SUPERVISOR));
      if (!(answer instanceof ActAnswer.Refused refused)) {
        return to(runNo);
      }
      notice = RunNotice.refused(refused);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      notice = RunNotice.refused(RunRefusal.NOT_NOW);
    }
    return refused(runNo, notice);
  }

  /** It will not be paid. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  @Path("{runNo}/drop")
  @Consumes(FORM)
  public Response drop(@RestPath String runNo) {
    if (desk.drop(zone, known(runNo).runNo(), actor.in(Role.SUPERVISOR), clock.instant())) {
      return Response.seeOther(URI.create("/officer/guarantee/run")).build();
    }
    return refused(runNo, RunNotice.refused(RunRefusal.NOT_OPEN));
  }

  private Response refused(String runNo, RunNotice notice) {
    return Response.status(UNPROCESSABLE).entity(run(known(runNo), notice)).build();
  }

  private static Response to(String runNo) {
    return Response.seeOther(URI.create("/officer/guarantee/run/" + runNo)).build();
  }

  private PreparedRun known(String runNo) {
    return desk.run(zone, runNo).orElseThrow(() -> new NotFoundException("no run of this zone"));
  }

  private RunTables tables() {
    return new RunTables(
        MessageBundles.get(RunWords.class, Localized.Literal.of(visitor.language().code())),
        days.lastDay());
  }

  private TemplateInstance run(PreparedRun run, RunNotice notice) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Display.SHANGHAI);
    return visitor.in(
        RunTemplates.taxRun(
            visitor.frame(zone, Section.GUARANTEE, uri),
            new RunPage(run, today, tables().statement(run), notice)));
  }

  private List<RunsPage.Disputed> disputed() {
    List<BilledAgain> open = bills.open(zone);
    Map<String, TaxPayments.Payment> paid =
        payments.of(zone, open.stream().map(BilledAgain::saleNo).distinct().toList());
    return open.stream().map(bill -> new RunsPage.Disputed(bill, paid.get(bill.saleNo()))).toList();
  }

  private TemplateInstance runs(Set<String> taken, RunNotice notice) {
    Instant now = clock.instant();
    TaxRunDesk.Board board = desk.board(zone, taken, now);
    Proposal proposal = board.proposal();
    RunTables tables = tables();
    return visitor.in(
        RunTemplates.taxRuns(
            visitor.frame(zone, Section.GUARANTEE, uri),
            new RunsPage(
                proposal.today(),
                days.firstDay(),
                days.lastDay(),
                proposal.runs().stream()
                    .map(run -> new RunsPage.Proposed(run, List.of(tables.proposed(run))))
                    .toList(),
                proposal.leftOut().isEmpty()
                    ? List.of()
                    : List.of(tables.leftOut(proposal.leftOut())),
                proposal.leftOut().stream().filter(LeftOut::mayBeTaken).toList(),
                taken,
                board.runs(),
                disputed(),
                bills.decided(zone, DECIDED_SHOWN),
                notice)));
  }
}
