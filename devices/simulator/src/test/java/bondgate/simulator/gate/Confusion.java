package bondgate.simulator.gate;

import bondgate.rfid.Epc;
import bondgate.rfid.portal.CrossingDetector;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.Passage;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.Recording.Entry;
import bondgate.rfid.portal.Recording.Label;
import bondgate.rfid.portal.Recording.Truth;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was said against what was so. Every pass counts as one, whether of one tag or of a hundred:
 * a pallet's tags share its weight. Tags that were never heard are counted apart.
 */
final class Confusion {
  /** What was said of a tag in the end. */
  enum Said {
    IN,
    OUT,
    TWICE,
    UNCERTAIN,
    FAINT,
    TURNED,
    NEAR,
    STILL,
    NOTHING
  }

  private final Map<String, Map<Said, Double>> rows = new TreeMap<>();
  private final Map<String, Integer> passes = new TreeMap<>();
  private double decided;
  private double right;
  private double all;
  private double crossings;
  private double crossingsDecided;
  private int unheard;
  private int wrongCrossings;
  private int alarmsForNothing;

  void take(Recording recording, CrossingSettings settings) {
    Set<Epc> heard = new HashSet<>();
    for (Entry entry : recording.entries()) {
      if (entry instanceof Entry.Tag tag) {
        heard.add(tag.read().epc());
      }
    }
    Set<Epc> early = new HashSet<>();
    List<Passage> passages =
        recording.play(
            new CrossingDetector(recording.layout(), recording.fittings(), settings),
            tendency -> early.add(tendency.epc()));
    double weight = 1.0 / recording.labels().size();
    passes.merge(recording.labels().get(0).situation(), 1, Integer::sum);
    for (Label label : recording.labels()) {
      if (heard.contains(label.epc())) {
        Said said = said(passages, label.epc());
        count(label, said, weight);
        alarmsForNothing += label.truth() == Truth.NONE && sounds(said, early, label.epc()) ? 1 : 0;
      } else {
        unheard++;
      }
    }
  }

  private void count(Label label, Said said, double weight) {
    String row = label.situation() + " " + label.truth().name().toLowerCase(Locale.ROOT);
    rows.computeIfAbsent(row, r -> new EnumMap<>(Said.class)).merge(said, weight, Double::sum);
    boolean crossed = said == Said.IN || said == Said.OUT || said == Said.TWICE;
    boolean isRight =
        label.truth() == Truth.NONE ? !crossed : said.name().equals(label.truth().name());
    all += weight;
    boolean isDecided = said != Said.UNCERTAIN && said != Said.FAINT;
    decided += isDecided ? weight : 0;
    right += isDecided && isRight ? weight : 0;
    wrongCrossings += crossed && !isRight ? 1 : 0;
    if (label.truth() != Truth.NONE) {
      crossings += weight;
      crossingsDecided += isDecided ? weight : 0;
    }
  }

  /** At its conclusion, or before, when it seems to be on its way. */
  private static boolean sounds(Said said, Set<Epc> early, Epc epc) {
    return said.compareTo(Said.UNCERTAIN) <= 0 || early.contains(epc);
  }

  private static Said said(List<Passage> passages, Epc epc) {
    Said said = Said.NOTHING;
    for (Passage passage : passages) {
      if (passage.heard().epc().equals(epc)) {
        Said now = of(passage);
        boolean twice = isCrossing(said) && isCrossing(now);
        // The most that was said of it: a tag that was near before it crossed has crossed.
        said = twice ? Said.TWICE : now.compareTo(said) < 0 ? now : said;
      }
    }
    return said;
  }

  private static boolean isCrossing(Said said) {
    return said.compareTo(Said.TWICE) <= 0;
  }

  private static Said of(Passage passage) {
    if (passage instanceof Passage.Crossed crossed) {
      return switch (crossed.way()) {
        case IN -> Said.IN;
        case OUT -> Said.OUT;
      };
    }
    if (passage instanceof Passage.Uncertain uncertain) {
      return uncertain.isFaint() ? Said.FAINT : Said.UNCERTAIN;
    }
    if (passage instanceof Passage.TurnedBack) {
      return Said.TURNED;
    }
    return passage instanceof Passage.Still ? Said.STILL : Said.NEAR;
  }

  /** Decided ones that are right, of the decided, 0 to 1. */
  double rightOfDecided() {
    return right / decided;
  }

  /** Decided ones, of all that were heard, 0 to 1. */
  double decidedOfAll() {
    return decided / all;
  }

  /** Crossings that were decided, of all crossings that were heard, 0 to 1. */
  double decidedOfCrossings() {
    return crossings == 0 ? 1 : crossingsDecided / crossings;
  }

  /** Tags of which a crossing was said that was none, or the other way. */
  int wrongCrossings() {
    return wrongCrossings;
  }

  /**
   * Tags that went nowhere and sounded the siren, if nothing permits them: said to cross, uncertain
   * and not faint, or taken to be on their way before the end.
   */
  int alarmsForNothing() {
    return alarmsForNothing;
  }

  int passes() {
    return passes.values().stream().mapToInt(Integer::intValue).sum();
  }

  void print(String title) {
    StringBuilder text = new StringBuilder("%n%s%n%-18s".formatted(title, ""));
    for (Said said : Said.values()) {
      text.append("%10s".formatted(said));
    }
    rows.forEach(
        (row, said) -> {
          text.append("%n%-18s".formatted(row));
          for (Said one : Said.values()) {
            text.append("%10.1f".formatted(said.getOrDefault(one, 0.0)));
          }
        });
    text.append(
        "%n%d passes: decided %.2f %% (of the crossings %.2f %%), of these right %.2f %%; crossings"
                .formatted(
                    passes(),
                    100 * decidedOfAll(),
                    100 * decidedOfCrossings(),
                    100 * rightOfDecided())
            + " said wrongly of %d tags; never heard %d tags%n".formatted(wrongCrossings, unheard));
    System.out.print(text);
  }
}
