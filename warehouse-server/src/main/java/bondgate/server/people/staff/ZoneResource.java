package bondgate.server.people.staff;

import bondgate.server.access.Roles;
import bondgate.server.book.Books;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.Alarms;
import bondgate.server.fence.Fence;
import bondgate.server.fence.OpenPermit;
import bondgate.server.fence.Permits;
import bondgate.server.fence.Positions;
import bondgate.server.fence.Standing;
import bondgate.server.goods.Goods;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.stream.Presences;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The read API: what stands in a zone's books, for programs. Each answer is one moment. */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR, Roles.OFFICER, Roles.AUDITOR, Roles.OPERATOR})
@Path("/api/v1/zones/{zone}")
@Produces(MediaType.APPLICATION_JSON)
class ZoneResource {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int MOST_TAGS = 10_000;
  private static final int MOST_LINES = 1_000;

  @Inject Goods goods;
  @Inject Books books;
  @Inject Guarantees guarantees;
  @Inject Positions positions;
  @Inject Permits permits;
  @Inject Fence fence;
  @Inject Alarms alarms;
  @Inject EvidenceLog evidence;
  @Inject Presences presences;
  @Inject InstantSource clock;

  /** Tags by EPC, at most {@code limit} (1 to 10 000) after that one. */
  @GET
  @Path("tags")
  @Transactional
  @Operation(summary = "Tags by EPC, with item, place and open permit")
  public List<ZoneViews.Tag> tags(
      @RestPath String zone,
      @RestQuery @DefaultValue("") String after,
      @RestQuery @DefaultValue("10000") int limit) {
    List<TaggedPiece> pieces = goods.page(zone, after, within(limit, MOST_TAGS));
    List<String> epcs = pieces.stream().map(TaggedPiece::epc).toList();
    Map<String, Standing> places = positions.of(zone, epcs);
    Map<String, OpenPermit> waiting = permits.open(zone, epcs);
    return pieces.stream()
        .map(
            piece ->
                ZoneViews.Tag.of(piece, places.get(piece.epc()).place(), waiting.get(piece.epc())))
        .toList();
  }

  /** The book by item and place. */
  @GET
  @Path("book")
  @Operation(summary = "The account book by item and place, in pieces")
  public List<ZoneViews.BookLine> book(@RestPath String zone) {
    return books.rows(zone).stream().map(ZoneViews.BookLine::of).toList();
  }

  /** The guarantee now. */
  @GET
  @Path("guarantee")
  @Transactional
  @Operation(summary = "The guarantee now, in fen")
  public ZoneViews.Guarantee guarantee(@RestPath String zone) {
    Instant at = clock.instant();
    return ZoneViews.Guarantee.of(guarantees.headroom(zone, at), guarantees.level(zone, at));
  }

  /** The guarantee over a day of China's calendar, after each of its entries; today if none. */
  @GET
  @Path("guarantee/history")
  @Operation(summary = "The guarantee over a day in China, after each of its entries")
  public List<ZoneViews.GuaranteePoint> history(@RestPath String zone, @RestQuery LocalDate day) {
    LocalDate asked = day == null ? LocalDate.ofInstant(clock.instant(), CHINA) : day;
    Instant from = asked.atStartOfDay(CHINA).toInstant();
    Instant until = asked.plusDays(1).atStartOfDay(CHINA).toInstant();
    return guarantees.history(zone, from, until).stream()
        .map(
            point ->
                new ZoneViews.GuaranteePoint(
                    point.at(),
                    point.headroom().lodgedFen(),
                    point.headroom().heldFen(),
                    point.headroom().headroomFen()))
        .toList();
  }

  /** The fence log above a leaf, oldest first, at most {@code limit} lines (1 to 1000). */
  @GET
  @Path("fence")
  @Operation(summary = "The fence log above a leaf, oldest first")
  public List<ZoneViews.FenceLogLine> fence(
      @RestPath String zone,
      @RestQuery @DefaultValue("-1") long after,
      @RestQuery @DefaultValue("100") int limit) {
    return fence.after(zone, after, within(limit, MOST_LINES)).stream()
        .map(ZoneViews.FenceLogLine::of)
        .toList();
  }

  /** The alarms, the open ones first, at most {@code limit} (1 to 1000). */
  @GET
  @Path("alarms")
  @Operation(summary = "The alarms, the open ones first")
  public List<ZoneViews.AlarmLine> alarms(
      @RestPath String zone, @RestQuery @DefaultValue("1000") int limit) {
    return alarms.list(zone, within(limit, MOST_LINES)).stream()
        .map(ZoneViews.AlarmLine::of)
        .toList();
  }

  /** How the zone stands. */
  @GET
  @Path("status")
  @Operation(summary = "How the zone and its edge agents stand")
  public ZoneViews.Status status(@RestPath String zone) {
    return new ZoneViews.Status(
        permits.version(zone),
        evidence.head(zone).size(),
        presences.agents(zone).stream()
            .map(
                agent ->
                    new ZoneViews.DeviceLine(
                        agent.device(), agent.epoch(), agent.lastSeq(), agent.online()))
            .toList());
  }

  private static int within(int limit, int most) {
    return Math.max(1, Math.min(limit, most));
  }
}
