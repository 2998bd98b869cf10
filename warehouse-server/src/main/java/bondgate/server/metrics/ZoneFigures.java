package bondgate.server.metrics;

import bondgate.server.backup.Backups;
import bondgate.server.checkout.Calls;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.Alarms;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import bondgate.server.proposal.Proposals;
import bondgate.server.sale.Orders;
import bondgate.server.stream.AgentStatus;
import bondgate.server.stream.Presences;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads all figures of the zone together; between two of them something may happen. */
@ApplicationScoped
class ZoneFigures {
  private final EvidenceLog evidence;
  private final Alarms alarms;
  private final Presences presences;
  private final Guarantees guarantees;
  private final Orders orders;
  private final Calls calls;
  private final Proposals proposals;
  private final ZoneWriter writer;
  private final Backups backups;
  private final String zone;

  @Inject
  ZoneFigures(
      EvidenceLog evidence,
      Alarms alarms,
      Presences presences,
      Guarantees guarantees,
      Orders orders,
      Calls calls,
      Proposals proposals,
      ZoneWriter writer,
      Backups backups,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.evidence = evidence;
    this.alarms = alarms;
    this.presences = presences;
    this.guarantees = guarantees;
    this.orders = orders;
    this.calls = calls;
    this.proposals = proposals;
    this.writer = writer;
    this.backups = backups;
    this.zone = zone;
  }

  /** A figure, by its place in {@link Figure}; one that has no value now is left out. */
  Map<Figure, Double> at(Instant now) {
    Map<Figure, Double> found = new EnumMap<>(Figure.class);
    List<AgentStatus> agents = presences.agents(zone);
    Headroom headroom = guarantees.headroom(zone, now);
    Map<Orders.Waiting, Long> waiting = orders.waiting(zone);
    found.put(Figure.LEAVES, (double) evidence.head(zone).size());
    found.put(Figure.ALARMS_OPEN, (double) alarms.open(zone));
    found.put(Figure.AGENTS, (double) agents.size());
    found.put(Figure.AGENTS_ONLINE, (double) agents.stream().filter(AgentStatus::online).count());
    found.put(Figure.GUARANTEE_LODGED, (double) headroom.lodgedFen());
    found.put(Figure.GUARANTEE_HELD, (double) headroom.heldFen());
    found.put(Figure.GUARANTEE_HEADROOM, (double) headroom.headroomFen());
    found.put(Figure.ORDERS_UNPAID, count(waiting, Orders.Waiting.FOR_MONEY));
    found.put(Figure.ORDERS_PAID, count(waiting, Orders.Waiting.FOR_CUSTOMS));
    found.put(Figure.ORDERS_REFUND, count(waiting, Orders.Waiting.FOR_MONEY_BACK));
    found.put(Figure.CALLS_OPEN, (double) calls.open(zone).size());
    found.put(Figure.APPROVALS_WAITING, (double) proposals.waiting(zone, now).size());
    found.put(Figure.WORK_WAITING, (double) writer.waiting(zone));
    backups
        .newestAt()
        .ifPresent(
            at -> found.put(Figure.BACKUP_AGE, (double) Duration.between(at, now).toSeconds()));
    return found;
  }

  private static double count(Map<Orders.Waiting, Long> waiting, Orders.Waiting which) {
    return waiting.getOrDefault(which, 0L);
  }
}
