package bondgate.simulator.gate;

import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.rfid.portal.Way;
import bondgate.simulator.Noise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The scenario language: who carries what through which portal, when. One act a line, below the
 * portal at which it happens; empty lines and lines that begin with {@code #} are comments.
 *
 * <pre>
 * portal exit seed 17 noise medium beams two
 * at 0 cart out tags 12 speed 700
 * at 4500 turn-back in stop 2000 away 300
 * at 9000 stray
 * </pre>
 *
 * <p>Times are milliseconds. What is left out is drawn from the situation's ranges by the seed:
 * {@code in} or {@code out}, {@code tags}, {@code speed} in mm/s, {@code stop} in ms, {@code away}
 * in mm from the doorway's middle, {@code loss} in hundredths of a dB.
 */
public final class ScenarioText {
  private ScenarioText() {}

  /**
   * Reads the lines of one or more portals.
   *
   * @throws IllegalArgumentException if a line is none of these; says which, and what is expected
   */
  public static List<Scenario> parse(List<String> lines) {
    List<Scenario> scenarios = new ArrayList<>();
    Random random = new Random();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.split("\\s+", -1);
      try {
        if (words[0].equals("portal")) {
          Scenario portal = portal(words);
          random = new Random(portal.seed());
          scenarios.add(portal);
        } else if (words[0].equals("at") && !scenarios.isEmpty()) {
          int last = scenarios.size() - 1;
          scenarios.set(last, withAct(scenarios.get(last), act(words, random)));
        } else {
          throw new IllegalArgumentException("expected a portal, and then acts that begin with at");
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "line %d of the scenario, '%s': %s".formatted(i + 1, line, e.getMessage()), e);
      }
    }
    return scenarios;
  }

  private static Scenario portal(String[] words) {
    long seed = 1;
    Noise noise = Noise.MEDIUM;
    Beams beams = Beams.NONE;
    for (int i = 2; i < words.length; i += 2) {
      String value = word(words, i + 1);
      switch (words[i]) {
        case "seed" -> seed = Long.parseLong(value);
        case "noise" -> noise = Noise.valueOf(value.toUpperCase(Locale.ROOT));
        case "beams" -> beams = Beams.valueOf(value.toUpperCase(Locale.ROOT));
        default -> throw new IllegalArgumentException("expected seed, noise or beams");
      }
    }
    return new Scenario(word(words, 1), seed, noise, beams, List.of());
  }

  private static Scenario withAct(Scenario scenario, Act act) {
    List<Act> acts = new ArrayList<>(scenario.acts());
    acts.add(act);
    return new Scenario(
        scenario.portal(), scenario.seed(), scenario.noise(), scenario.beams(), acts);
  }

  private static Act act(String[] words, Random random) {
    String name = word(words, 2);
    Situation situation =
        Situation.of(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected one of %s; received '%s'"
                            .formatted(
                                Arrays.stream(Situation.values()).map(Situation::word).toList(),
                                name)));
    Act act = Act.drawn(Integer.parseInt(word(words, 1)), situation, random);
    for (int i = 3; i < words.length; i++) {
      act =
          switch (words[i]) {
            case "in" -> act.going(Way.IN);
            case "out" -> act.going(Way.OUT);
            default -> act.with(words[i], Integer.parseInt(word(words, ++i)));
          };
    }
    return act;
  }

  private static String word(String[] words, int index) {
    if (index >= words.length) {
      throw new IllegalArgumentException("expected a word more");
    }
    return words[index];
  }
}
