package bondgate.server.people.officer;

import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.ReaderState;
import bondgate.events.TagSighting;
import bondgate.evidence.proof.Opening;
import bondgate.server.fence.Verdict;
import bondgate.server.guarantee.GuaranteeLevel;
import bondgate.server.guarantee.Instrument;
import bondgate.server.guarantee.InstrumentStanding;
import bondgate.server.guarantee.InstrumentStanding.State;
import bondgate.server.guarantee.TaxDue;
import bondgate.server.people.ItemName;
import bondgate.server.people.officer.BookPage.Cell;
import bondgate.server.people.officer.BookPage.Row;
import bondgate.server.people.officer.GuaranteePage.Hold;
import bondgate.server.people.officer.StripView.Agent;
import bondgate.server.people.officer.StripView.Presence;
import bondgate.server.people.officer.StripView.Reader;
import bondgate.server.stream.ActOpenings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A desk laid out by hand: an hour of a busy day, or nothing at all. */
@Alternative
@ApplicationScoped
public class FixtureOfficerDesk implements OfficerDesk, AlarmActs {
  public static final Instant NOON = Instant.parse("2026-03-14T04:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
  static final ItemName MAOTAI =
      new ItemName("GZ-0001", "飞天酱香型白酒 53度 500毫升", "Feitian sauce-aroma baijiu, 53%, 500 ml");
  static final ItemName EVIL =
      new ItemName("GZ-0002", "<script>alert(1)</script>", "<script>alert(1)</script>");

  private volatile boolean filled = true;
  private final List<FenceLine> lines = new ArrayList<>();
  private volatile boolean acknowledged;
  private volatile boolean raised;

  /** Begins again, with an hour's data or with none. */
  public synchronized void layOut(boolean full) {
    filled = full;
    acknowledged = false;
    raised = false;
    lines.clear();
    if (full) {
      for (int i = 0; i < 120; i++) {
        cross();
      }
    }
  }

  /** One more alarm. */
  public void raise() {
    raised = true;
  }

  /** One more crossing. */
  public synchronized FenceLine cross() {
    int i = lines.size();
    Verdict verdict = i < 100 ? Verdict.PERMITTED : List.of(Verdict.values()).get(i % 9);
    boolean ok = verdict == Verdict.PERMITTED;
    FenceLine line =
        new FenceLine(
            200 + 2L * i,
            NOON.plusSeconds(7L * i),
            NOON.plusSeconds(7L * i).plusMillis(240),
            List.of("dock", "passage", "exit").get(i / 50 % 3),
            "E2806894000050%010X".formatted(i * 7919L),
            verdict == Verdict.UNKNOWN_TAG ? null : i % 10 == 3 ? EVIL : MAOTAI,
            null,
            verdict == Verdict.UNCERTAIN
                ? Direction.UNCERTAIN
                : (i % 2 == 0 ? Direction.IN : Direction.OUT),
            verdict == Verdict.UNCERTAIN ? (i % 2 == 0 ? 60 : 420) : 998 - i % 40 * 7,
            ok ? EdgeDecision.PERMITTED : EdgeDecision.REFUSED,
            verdict,
            ok ? "P8301260314000%03d".formatted(i / 40) : "",
            "edge-1",
            1,
            300L + i);
    lines.add(0, i % 17 == 5 ? sighting(line) : line);
    return lines.get(0);
  }

  private static FenceLine sighting(FenceLine line) {
    List<TagSighting.Outcome> outcomes = List.of(TagSighting.Outcome.values());
    return new FenceLine(
        line.leaf(),
        line.seenAt(),
        line.committedAt(),
        line.portal(),
        line.epc(),
        line.item(),
        outcomes.get((int) (line.leaf() % outcomes.size())),
        null,
        null,
        null,
        null,
        "",
        line.device(),
        line.epoch(),
        line.seq());
  }

  @Override
  public StripView strip(String zone) {
    return filled
        ? new StripView(
            List.of(
                new Agent(
                    "edge-1",
                    Presence.ONLINE,
                    NOON.plusSeconds(840),
                    412,
                    17,
                    List.of(
                        new Reader("dock-r1", ReaderState.ONLINE),
                        new Reader("passage-r1", ReaderState.DEGRADED),
                        new Reader("exit-r1", ReaderState.OFFLINE)))),
            18,
            1441)
        : new StripView(List.of(), 0, 0);
  }

  @Override
  public FencePage fence(String zone, FenceFilter filter, long before) {
    List<FenceLine> fit =
        lines.stream().filter(l -> fits(l, filter)).filter(l -> l.leaf() < before).toList();
    List<FenceLine> page = fit.subList(0, Math.min(fit.size(), LINES_ON_A_PAGE));
    return new FencePage(
        page,
        filter,
        FenceProblem.NONE,
        List.of("dock", "passage", "exit"),
        before == Long.MAX_VALUE,
        fit.size() > page.size() ? page.get(page.size() - 1).leaf() : -1);
  }

  @Override
  public synchronized List<FenceLine> fenceSince(String zone, FenceFilter filter, long after) {
    return lines.stream()
        .filter(l -> fits(l, filter) && l.leaf() > after)
        .limit(LINES_ON_A_PAGE)
        .toList();
  }

  private static boolean fits(FenceLine line, FenceFilter filter) {
    String name = line.verdict() == null ? line.outcome().name() : line.verdict().name();
    return (filter.verdict().isEmpty() || filter.verdict().equals(name))
        && (filter.portal().isEmpty() || filter.portal().equals(line.portal()))
        && line.epc().contains(filter.tag());
  }

  @Override
  public AlarmPage alarms(String zone) {
    if (!filled) {
      return new AlarmPage(List.of(), List.of());
    }
    AlarmLine first = alarm(1, Verdict.NOT_PERMITTED, EVIL, acknowledged ? "找回" : null);
    AlarmLine second = FixtureAlarms.copied(2, MAOTAI, NOON);
    AlarmLine third = alarm(3, Verdict.UNCERTAIN, MAOTAI, "货物已放回体验中心原位，标签完好。");
    List<AlarmLine> open = new ArrayList<>(acknowledged ? List.of(second) : List.of(first, second));
    if (raised) {
      open.add(alarm(4, Verdict.NOT_PERMITTED, MAOTAI, null));
    }
    return new AlarmPage(open, acknowledged ? List.of(first, third) : List.of(third));
  }

  private static AlarmLine alarm(long id, Verdict verdict, ItemName item, String outcome) {
    return new AlarmLine(
        id,
        verdict,
        id != 3,
        NOON.plusSeconds(600 + id),
        "exit",
        "E28068940000500000ABCD0" + id,
        item,
        400 + id,
        outcome == null
            ? null
            : new AlarmLine.Acknowledgement(NOON.plusSeconds(900), "officer:desk", outcome));
  }

  @Override
  public Notice acknowledge(String zone, long alarm, String outcome) {
    if (alarm != 1) {
      return Notice.of(Notice.Outcome.NO_SUCH_ALARM);
    }
    acknowledged = true;
    return Notice.saved(1440);
  }

  @Override
  public BookPage book(String zone, String bookNo, String item) {
    return new BookPage(
        filled
            ? List.of(
                new Row(
                    MAOTAI,
                    200,
                    new Cell(160, 0, 12),
                    new Cell(36, 0, 3),
                    new Cell(1, 0, 0),
                    new Cell(3, 0, 0)),
                new Row(
                    EVIL,
                    12345,
                    new Cell(12000, 500, 0),
                    new Cell(345, 0, 0),
                    new Cell(0, 0, 0),
                    new Cell(0, 0, 0)))
            : List.of());
  }

  @Override
  public GuaranteePage guarantee(String zone) {
    return filled
        ? new GuaranteePage(
            500_000_000L,
            123_456_789L,
            1_000_000L,
            50_000_000L,
            325_543_211L,
            GuaranteeLevel.LOW,
            List.of(
                paper("BH-2026-000017", 300_000_000L, 73_456_789L, 1_000_000L, State.IN_FORCE),
                paper("BX-2026-000003", 100_000_000L, 0, 0, State.EXPIRES_SOON),
                paper("BZJ-2025-000001", 50_000_000L, 0, 0, State.EXPIRED),
                paper("BH-2025-000009", 50_000_000L, 50_000_000L, 0, State.EXPIRED_WITH_HOLDS)),
            List.of(
                new Hold("P8301260314000001", 28, 83_456_789L, NOON),
                new Hold("S20260314-000003", 3, 40_000_000L, NOON.plusSeconds(900))),
            List.of(
                new TaxDue(
                    "S20260127-000001", 1_234_500L, DAY.minusDays(46), 46, TaxDue.State.OVERDUE),
                new TaxDue("S20260211-000002", 310_000L, DAY.minusDays(31), 31, TaxDue.State.DUE),
                new TaxDue("83012026I000000042", 6_200L, DAY, 0, TaxDue.State.NOT_DUE),
                new TaxDue("83012026I000000043", 6_200L, null, 0, TaxDue.State.NOT_RELEASED)))
        : new GuaranteePage(
            0, 0, 0, 0, 0, GuaranteeLevel.NONE_IN_FORCE, List.of(), List.of(), List.of());
  }

  private static InstrumentStanding paper(
      String number, long amountFen, long heldFen, long settledFen, State state) {
    LocalDate until = LocalDate.of(state == State.IN_FORCE ? 2027 : 2026, 3, 13);
    return new InstrumentStanding(
        new Instrument(
            number,
            "LETTER_OF_GUARANTEE",
            amountFen,
            until,
            LocalDate.of(2025, 3, 13),
            Instrument.USUAL_PRIORITY,
            "520106W001"),
        heldFen,
        settledFen,
        amountFen - heldFen - settledFen,
        state);
  }

  @Override
  public List<PlotPoint> plot(String zone, Instant from, Instant until) {
    List<PlotPoint> points = new ArrayList<>();
    for (int i = 0; filled && i < 60; i++) {
      long held = i < 40 ? i * 3_000_000L : (80 - i) * 3_000_000L;
      points.add(new PlotPoint(NOON.plusSeconds(i * 97L), 500_000_000L - held, held));
    }
    return points;
  }

  @Override
  public Optional<ProvePage> prove(String zone, long index) {
    return filled && index < 1441
        ? Optional.of(
            new ProvePage(
                index,
                "{\"zone\":\"guiyang-o2o\",\"note\":\"<script>alert(1)</script>\"}",
                "{\n  \"zone\" : \"guiyang-o2o\",\n  \"note\" : \"<script>alert(1)</script>\"\n}",
                62,
                1441,
                "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=",
                "bondgate.local/guiyang-o2o\n1441\nq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\n",
                "bondgate.local/guiyang-o2o",
                List.of(Opening.of("reason", new byte[16], "\"<b>wrong</b> label\"")),
                List.of(new ActOpenings.Erased("unitValueFen", 1440))))
        : Optional.empty();
  }
}
