package bondgate.rfid.portal;

import bondgate.rfid.Epc;
import bondgate.rfid.portal.Recording.Label;
import bondgate.rfid.portal.Recording.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What thresholds would have decided of labelled recordings, against what was so: a proposal that
 * looks well on its picture may still decide worse.
 */
public final class CalibrationCheck {
  private CalibrationCheck() {}

  /**
   * The labelled tags of one situation.
   *
   * @param situation the word of the labels
   * @param tags how many labelled tags
   * @param right what passed was said to cross its way, and what did not was not
   * @param uncertain it was left open
   * @param wrong another way, a passage that was none, or a passage that nobody noticed
   */
  public record Row(String situation, int tags, int right, int uncertain, int wrong) {
    Row plus(Row other) {
      return new Row(
          situation,
          tags + other.tags,
          right + other.right,
          uncertain + other.uncertain,
          wrong + other.wrong);
    }
  }

  /** A row for each situation, in the order of the recordings. */
  public static List<Row> rows(List<Recording> recordings, CrossingSettings settings) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Recording recording : recordings) {
      List<Passage> passages = recording.play(settings);
      for (Label label : recording.labels()) {
        rows.merge(label.situation(), row(label, passages), Row::plus);
      }
    }
    return List.copyOf(rows.values());
  }

  /**
   * The one of several proposals that decides these recordings best: the fewest wrong, then the
   * most right, and of equals the first. With few recordings that is chance: look at the rows.
   */
  public static Calibration.Proposal best(
      List<Recording> recordings,
      CrossingSettings settings,
      List<Calibration.Proposal> candidates) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("no candidate");
    }
    Calibration.Proposal best = candidates.get(0);
    int least = Integer.MAX_VALUE;
    for (Calibration.Proposal candidate : candidates) {
      Row all = total(rows(recordings, settings.with(candidate)));
      int badness = all.wrong() * (all.tags() + 1) - all.right();
      if (badness < least) {
        least = badness;
        best = candidate;
      }
    }
    return best;
  }

  /** All rows together. */
  public static Row total(List<Row> rows) {
    return rows.stream().reduce(new Row("all", 0, 0, 0, 0), Row::plus);
  }

  private static Row row(Label label, List<Passage> passages) {
    List<Way> ways = new ArrayList<>();
    boolean open = false;
    for (Passage passage : passages) {
      if (epc(passage).equals(label.epc())) {
        open |= passage instanceof Passage.Uncertain;
        if (passage instanceof Passage.Crossed crossed) {
          ways.add(crossed.way());
        }
      }
    }
    boolean said = ways.equals(expected(label.truth()));
    // Nothing that did not pass may be said to, and one crossing too many is as wrong as none.
    boolean right = said && !open;
    boolean uncertain = open && (said || ways.isEmpty());
    return new Row(
        label.situation(), 1, right ? 1 : 0, uncertain ? 1 : 0, right || uncertain ? 0 : 1);
  }

  private static Epc epc(Passage passage) {
    return passage.heard().epc();
  }

  private static List<Way> expected(Truth truth) {
    return switch (truth) {
      case IN -> List.of(Way.IN);
      case OUT -> List.of(Way.OUT);
      case NONE -> List.of();
    };
  }
}
