package bondgate.edge.command;

import bondgate.rfid.portal.Recording.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person does at a portal while it is recorded, so that it is known what was so. */
enum CalibrationStep {
  QUIET(
      Truth.NONE,
      "把要用的标签（最好 5 到 20 个，放在推车上）拿到听不到的地方，周围物品保持原样。",
      "Take the tags that you will carry (5 to 20 of them on a cart are best) out of earshot;"
          + " leave all else as it is."),
  IN(
      Truth.IN,
      "把标签从外面穿过通道门带进来，一直走到听不到的地方。",
      "Carry the tags in through the portal, and on out of earshot."),
  OUT(
      Truth.OUT,
      "把标签从里面穿过通道门带出去，一直走到听不到的地方。",
      "Carry them out through the portal, and on out of earshot."),
  ALONG_OUTSIDE(
      Truth.NONE, "在外侧沿着天线走过去，不进门。", "Carry them along the outer row of antennas, not through."),
  TURN_BACK(
      Truth.NONE, "从外面走到门口，停一下，再退回去。", "Come up to the opening from outside, stop, and go back."),
  ALONG_INSIDE(
      Truth.NONE,
      "到里面去（绕行，或在本步开始之前进门），在内侧沿着天线走过去，不出门。",
      "Go inside before this step begins; carry them along the inner row of antennas, not through."),
  LYING(
      Truth.NONE,
      "把标签放在平时货物离门最近的地方，不要动。",
      "Lay the tags where goods lie closest to the portal, and leave them alone.");

  private final Truth truth;
  private final String chinese;
  private final String english;

  CalibrationStep(Truth truth, String chinese, String english) {
    this.truth = truth;
    this.chinese = chinese;
    this.english = english;
  }

  /** The steps of a calibration: those that move are repeated. */
  static List<CalibrationStep> plan(int repeats) {
    List<CalibrationStep> plan = new ArrayList<>();
    plan.add(QUIET);
    for (int i = 0; i < repeats; i++) {
      plan.addAll(List.of(IN, OUT));
    }
    for (CalibrationStep step : List.of(ALONG_OUTSIDE, TURN_BACK, ALONG_INSIDE)) {
      for (int i = 0; i < repeats; i++) {
        plan.add(step);
      }
    }
    plan.add(LYING);
    return plan;
  }

  /** What the tags that are carried really do in it. */
  Truth truth() {
    return truth;
  }

  String chinese() {
    return chinese;
  }

  String english() {
    return english;
  }

  /** Its word in recordings and tables. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
