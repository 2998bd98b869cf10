package bondgate.rfid.portal;

import bondgate.rfid.Epc;
import bondgate.rfid.portal.Recording.Entry;
import bondgate.rfid.portal.Recording.Label;
import bondgate.rfid.portal.Recording.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What labelled recordings of a portal say of its thresholds: each labelled tag is one point, with
 * the level that both rows reached and the relative gap of their centroids. Proposes the opening's
 * level and the floor of the gap that refuse as many of the tags that did not pass as can be
 * refused while nine tenths of those that did are kept. A proposal, for a person to look at.
 */
public final class Calibration {
  private static final int KEPT_PERCENT = 90;
  private static final int LOWEST_DBM = -75;
  private static final int HIGHEST_DBM = -35;
  private static final int MOST_PERMILLE = 1200;
  private static final int STEP_PERMILLE = 50;

  private final List<Point> points = new ArrayList<>();

  /**
   * One labelled tag.
   *
   * @param truth what it did
   * @param levelCentiDbm the level that both rows reached, in hundredths of a dBm
   * @param gapPermille the relative gap: for what passed, positive if it points the right way
   */
  public record Point(Truth truth, int levelCentiDbm, int gapPermille) {}

  /**
   * What is proposed.
   *
   * @param insideOpeningDbm the opening's level
   * @param relativeFloorPermille the floor of the relative gap
   * @param keptPermille of the tags that passed, so many lie above both
   * @param refusedPermille of the tags that did not, so many lie below one
   */
  public record Proposal(
      int insideOpeningDbm, int relativeFloorPermille, int keptPermille, int refusedPermille) {}

  /** Takes the labelled tags of a recording that both rows heard. */
  public void add(Recording recording) {
    Antennas antennas = new Antennas(recording.layout());
    Map<Epc, Sums> sums = new HashMap<>();
    for (Entry entry : recording.entries()) {
      if (entry instanceof Entry.Tag tag && antennas.slotOf(tag.read().antenna()) >= 0) {
        double seconds =
            (tag.read().seenAt().toEpochMilli() - recording.begin().toEpochMilli()) / 1000.0;
        sums.computeIfAbsent(tag.read().epc(), epc -> new Sums(antennas))
            .add(antennas.slotOf(tag.read().antenna()), tag.read().rssiDbm(), seconds);
      }
    }
    for (Label label : recording.labels()) {
      Sums heard = sums.get(label.epc());
      if (heard != null && heard.bothRows()) {
        int gap = heard.relativeGapPermille();
        int level = Math.min(heard.bestCentiDbm(true), heard.bestCentiDbm(false));
        int signed =
            switch (label.truth()) {
              case IN -> gap;
              case OUT -> -gap;
              case NONE -> Math.abs(gap);
            };
        points.add(new Point(label.truth(), level, signed));
      }
    }
  }

  /** The points so far. */
  public List<Point> points() {
    return List.copyOf(points);
  }

  /** Whether there are tags that passed, and tags that did not. */
  public boolean isEnough() {
    long passed = points.stream().filter(p -> p.truth() != Truth.NONE).count();
    return passed != 0 && passed != points.size();
  }

  /**
   * The proposal; empty if no thresholds keep nine tenths of what passed and refuse anything: of a
   * few tags, one that was heard the wrong way round is enough.
   *
   * @throws IllegalStateException if there are no tags that passed, or none that did not
   */
  public Optional<Proposal> propose() {
    long passed = points.stream().filter(p -> p.truth() != Truth.NONE).count();
    if (passed == 0 || passed == points.size()) {
      throw new IllegalStateException(
          "calibration needs tags that passed and tags that did not; %d of %d passed: record both"
              .formatted(passed, points.size()));
    }
    Optional<Proposal> best = Optional.empty();
    int refused = 0;
    for (int level = LOWEST_DBM; level <= HIGHEST_DBM; level++) {
      for (int gap = STEP_PERMILLE; gap <= MOST_PERMILLE; gap += STEP_PERMILLE) {
        Proposal next = at(level, gap, passed);
        boolean keeps = next.keptPermille() >= 10 * KEPT_PERCENT;
        if (keeps && next.refusedPermille() > refused) {
          best = Optional.of(next);
          refused = next.refusedPermille();
        }
      }
    }
    return best;
  }

  /** These thresholds, with what they would keep and refuse of the points. */
  public Proposal at(int levelDbm, int gapPermille) {
    return at(levelDbm, gapPermille, points.stream().filter(p -> p.truth() != Truth.NONE).count());
  }

  private Proposal at(int levelDbm, int gapPermille, long passed) {
    long kept = 0;
    long refused = 0;
    for (Point point : points) {
      boolean above = point.levelCentiDbm() >= 100 * levelDbm && point.gapPermille() >= gapPermille;
      kept += above && point.truth() != Truth.NONE ? 1 : 0;
      refused += !above && point.truth() == Truth.NONE ? 1 : 0;
    }
    return new Proposal(
        levelDbm,
        gapPermille,
        (int) (1000 * kept / Math.max(1, passed)),
        (int) (1000 * refused / Math.max(1, points.size() - passed)));
  }

  /** The points and the proposed thresholds as a picture, 800 by 600. */
  public String svg(Proposal proposal) {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 600\" ")
        .append("font-family=\"sans-serif\" font-size=\"14\">\n")
        .append("<rect width=\"800\" height=\"600\" fill=\"white\"/>\n");
    int level = x(100 * proposal.insideOpeningDbm());
    int floor = y(proposal.relativeFloorPermille());
    svg.append(
        "<rect x=\"%d\" y=\"60\" width=\"%d\" height=\"%d\" fill=\"#eaf2f8\"/>%n"
            .formatted(level, 780 - level, floor - 60));
    for (int dbm = LOWEST_DBM; dbm <= HIGHEST_DBM; dbm += 5) {
      text(svg, x(100 * dbm), 568, String.valueOf(dbm));
      line(svg, x(100 * dbm), 60, x(100 * dbm), 550, "#dddddd");
    }
    for (int permille = -1000; permille <= 2000; permille += 500) {
      text(svg, 50, y(permille) + 5, String.valueOf(permille));
      line(svg, 80, y(permille), 780, y(permille), "#dddddd");
    }
    line(svg, level, 60, level, 550, "black");
    line(svg, 80, floor, 780, floor, "black");
    points.forEach(point -> mark(svg, point));
    text(svg, level, 54, proposal.insideOpeningDbm() + " dBm");
    text(svg, 740, floor + 18, "%d / 1000".formatted(proposal.relativeFloorPermille()));
    text(svg, 430, 590, "dBm — level that both rows reached / 两排天线都达到的电平");
    text(svg, 430, 24, "relative gap / 相对时间差 (1/1000); ● passed / 穿过, × did not / 未穿过");
    return svg.append("</svg>\n").toString();
  }

  /** A disc for what passed and a cross for what did not, so that colour is not needed. */
  private static void mark(StringBuilder svg, Point point) {
    int x = x(point.levelCentiDbm());
    int y = y(point.gapPermille());
    if (point.truth() == Truth.NONE) {
      line(svg, x - 4, y - 4, x + 4, y + 4, "#c0392b");
      line(svg, x - 4, y + 4, x + 4, y - 4, "#c0392b");
    } else {
      svg.append(
          "<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"#2471a3\" fill-opacity=\"0.6\"/>%n"
              .formatted(x, y));
    }
  }

  private static int x(int centiDbm) {
    return Math.max(80, Math.min(780, 80 + (centiDbm + 7500) * 700 / 4000));
  }

  private static int y(int permille) {
    return Math.max(60, Math.min(550, 550 - (permille + 1200) * 490 / 3600));
  }

  private static void line(StringBuilder svg, int x1, int y1, int x2, int y2, String colour) {
    svg.append(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"/>%n"
            .formatted(x1, y1, x2, y2, colour));
  }

  private static void text(StringBuilder svg, int x, int y, String text) {
    svg.append(
        String.format(
            Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", x, y, text));
  }
}
