package bondgate.server.people.officer;

import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.TagSighting;
import bondgate.server.fence.Alarm;
import bondgate.server.fence.Alarms;
import bondgate.server.fence.CrossingLog;
import bondgate.server.fence.CrossingQuery;
import bondgate.server.fence.DeviceTrouble;
import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.Portal;
import bondgate.server.fence.Portals;
import bondgate.server.fence.Verdict;
import bondgate.server.gatepass.CustomsPass;
import bondgate.server.gatepass.CustomsPasses;
import bondgate.server.gatepass.ListPass;
import bondgate.server.gatepass.ListPasses;
import bondgate.server.goods.Goods;
import bondgate.server.people.ItemNames;
import bondgate.server.people.officer.AlarmLine.Acknowledgement;
import bondgate.server.sale.Orders;
import bondgate.server.silence.AskedInterval;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the fence slice says, laid out for the officer. */
@ApplicationScoped
class FenceReading {
  private static final int MOST_ALARMS = 200;

  /** The newest of what one buyer ordered; a year's limit is far below. */
  private static final int MOST_PIECES = 1_000;

  private final CrossingLog log;
  private final Alarms alarms;
  private final Portals portals;
  private final Goods goods;
  private final Orders orders;
  private final CustomsPasses passes;
  private final ListPasses listPasses;

  @Inject
  FenceReading(
      CrossingLog log,
      Alarms alarms,
      Portals portals,
      Goods goods,
      Orders orders,
      CustomsPasses passes,
      ListPasses listPasses) {
    this.listPasses = listPasses;
    this.orders = orders;
    this.passes = passes;
    this.log = log;
    this.alarms = alarms;
    this.portals = portals;
    this.goods = goods;
  }

  FencePage page(String zone, FenceFilter filter, long before) {
    Asked asked = asked(zone, filter);
    // One more than is shown tells whether there is an older page.
    List<FenceEntry> found =
        asked.problem() == FenceProblem.NONE
            ? log.newest(zone, asked.query(), -1, before, OfficerDesk.LINES_ON_A_PAGE + 1)
            : List.of();
    List<FenceEntry> shown = found.subList(0, Math.min(found.size(), OfficerDesk.LINES_ON_A_PAGE));
    boolean more = found.size() > shown.size();
    return new FencePage(
        lines(zone, shown),
        filter,
        asked.problem(),
        portals.all(zone).stream().map(Portal::name).toList(),
        before == Long.MAX_VALUE,
        more ? shown.get(shown.size() - 1).leafIndex() : -1);
  }

  List<FenceLine> since(String zone, FenceFilter filter, long after) {
    Asked asked = asked(zone, filter);
    return asked.problem() == FenceProblem.NONE
        ? lines(
            zone,
            log.newest(zone, asked.query(), after, Long.MAX_VALUE, OfficerDesk.LINES_ON_A_PAGE))
        : List.of();
  }

  AlarmPage alarms(String zone) {
    ItemNames names = ItemNames.of(goods, zone);
    List<AlarmLine> all =
        alarms.list(zone, MOST_ALARMS).stream().map(alarm -> line(zone, alarm, names)).toList();
    return new AlarmPage(
        all.stream()
            .filter(AlarmLine::open)
            .sorted(Comparator.comparingLong(AlarmLine::id))
            .toList(),
        all.stream().filter(line -> !line.open()).toList());
  }

  /** What the log is asked, or why it is not. */
  private record Asked(CrossingQuery query, FenceProblem problem) {}

  private Asked asked(String zone, FenceFilter filter) {
    Optional<CrossingQuery.Time> time = Optional.empty();
    if (!filter.from().isEmpty() || !filter.until().isEmpty()) {
      AskedInterval interval = AskedInterval.of(filter.from(), filter.until());
      if (interval.refused() != null) {
        return new Asked(CrossingQuery.ALL, FenceProblem.BAD_TIME);
      }
      time = Optional.of(new CrossingQuery.Time(interval.from(), interval.to()));
    }
    Optional<List<CrossingQuery.Piece>> pieces =
        given(filter.person()).map(person -> ofBuyer(zone, person));
    if (!filter.tag().isEmpty()) {
      Optional<List<String>> tags = log.tags(zone, filter.tag());
      if (tags.isEmpty()) {
        return new Asked(CrossingQuery.ALL, FenceProblem.TAG_TOO_SHORT);
      }
      pieces =
          Optional.of(
              pieces
                  .map(own -> own.stream().filter(one -> tags.get().contains(one.epc())).toList())
                  .orElseGet(() -> tags.get().stream().map(CrossingQuery.Piece::always).toList()));
    }
    return new Asked(
        new CrossingQuery(
            named(Verdict.values(), filter.verdict()),
            named(TagSighting.Outcome.values(), filter.verdict()),
            given(filter.portal()),
            time,
            pieces),
        FenceProblem.NONE);
  }

  /** What he ordered, from then on and while it was his. */
  private List<CrossingQuery.Piece> ofBuyer(String zone, String buyer) {
    return orders.ofBuyer(zone, buyer, MOST_PIECES).stream()
        .map(
            one ->
                new CrossingQuery.Piece(
                    one.epc(), one.placedLeaf(), one.freedLeaf().orElse(Long.MAX_VALUE)))
        .toList();
  }

  private static <T extends Enum<T>> Optional<T> named(T[] all, String name) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private List<FenceLine> lines(String zone, List<FenceEntry> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    ItemNames names = ItemNames.of(goods, zone);
    return entries.stream().map(entry -> line(entry, names)).toList();
  }

  private static FenceLine line(FenceEntry entry, ItemNames names) {
    boolean crossing = entry.judged().isPresent();
    return new FenceLine(
        entry.leafIndex(),
        entry.seenAt(),
        entry.committedAt(),
        entry.portal(),
        entry.epc(),
        names.orNull(entry.item()),
        crossing ? null : TagSighting.Outcome.valueOf(entry.detail()),
        crossing ? Direction.valueOf(entry.direction()) : null,
        entry.confidencePermille(),
        crossing ? EdgeDecision.valueOf(entry.edgeDecision()) : null,
        entry.judged().orElse(null),
        entry.document() == null ? "" : entry.document(),
        entry.device(),
        entry.epoch(),
        entry.seq());
  }

  private AlarmLine line(String zone, Alarm alarm, ItemNames names) {
    return new AlarmLine(
        alarm.id(),
        alarm.verdict() == null ? null : Verdict.valueOf(alarm.verdict()),
        alarm.edgeLeaf() != null,
        alarm.seenAt(),
        alarm.portal(),
        alarm.epc(),
        names.orNull(alarm.item()),
        alarm.verdictLeaf() == null ? alarm.id() : alarm.verdictLeaf(),
        alarm.trouble() == null ? null : DeviceTrouble.valueOf(alarm.trouble()),
        alarm.device(),
        alarm.detail(),
        alarm.gatePass() == null ? null : difference(zone, alarm),
        alarm.open()
            ? null
            : new Acknowledgement(alarm.acknowledgedAt(), alarm.acknowledgedBy(), alarm.outcome()));
  }

  private AlarmLine.PassDifference difference(String zone, Alarm alarm) {
    String passNo = alarm.gatePass();
    Optional<CustomsPass> display = passes.find(zone, passNo);
    if (display.isPresent()) {
      return difference(
          alarm, display.get().epcs(), display.get().last(), passes.lastDifferences(zone, passNo));
    }
    ListPass ofLists = listPasses.find(zone, passNo).orElseThrow();
    return difference(
        alarm, ofLists.epcs(), ofLists.last(), listPasses.lastDifferences(zone, passNo));
  }

  private static AlarmLine.PassDifference difference(
      Alarm alarm,
      List<String> epcs,
      Optional<CustomsPass.Comparison> last,
      List<CustomsPass.Difference> differences) {
    return new AlarmLine.PassDifference(
        alarm.gatePass(),
        alarm.mendedLeaf(),
        epcs,
        last.map(CustomsPass.Comparison::passed).orElse(List.of()),
        differences.stream()
            .map(one -> new AlarmLine.PassDifference.Tag(one.epc(), one.kind()))
            .toList());
  }
}
