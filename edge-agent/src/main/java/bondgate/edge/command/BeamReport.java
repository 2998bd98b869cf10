package bondgate.edge.command;

import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamsSeen;
import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.Recording.Truth;
import bondgate.rfid.portal.Way;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the light beams saw of each step, against what was done in it; and what to look at. */
final class BeamReport {
  private final BeamAdvice advice;
  private final Beams fitted;
  private final Map<CalibrationStep, Count> counts = new EnumMap<>(CalibrationStep.class);
  private final Map<BeamAdvice.Words, Set<CalibrationStep>> faults = new LinkedHashMap<>();
  private boolean doubtful;

  /** How often a step was recorded with beams, and how often they saw what was done. */
  private record Count(int times, int right) {
    Count plus(boolean asDone) {
      return new Count(times + 1, right + (asDone ? 1 : 0));
    }
  }

  BeamReport(Beams fitted, BeamWiring wiring) {
    this.fitted = fitted;
    this.advice = new BeamAdvice(wiring);
  }

  /** Takes what was recorded of a step, and says whether the beams saw it so. */
  void take(CalibrationStep step, Recording recording, Duration lasted, Terminal terminal) {
    if (recording.fittings().beams() == Beams.NONE) {
      fault(step, advice.notKnown(), terminal);
      return;
    }
    Optional<BeamAdvice.Words> wrong = wrong(step, BeamsSeen.of(recording, lasted));
    counts.put(step, counts.getOrDefault(step, new Count(0, 0)).plus(wrong.isEmpty()));
    if (wrong.isPresent()) {
      doubtful = true;
      fault(step, wrong.get(), terminal);
    } else {
      BeamAdvice.Words saw = seen(step);
      terminal.say("光电对射：%s。".formatted(saw.zh()), "Beams: %s.".formatted(saw.en()));
    }
  }

  private void fault(CalibrationStep step, BeamAdvice.Words words, Terminal terminal) {
    faults.computeIfAbsent(words, w -> EnumSet.noneOf(CalibrationStep.class)).add(step);
    terminal.say(words.zh(), words.en());
  }

  /** What they saw wrongly, and what to look at. */
  private Optional<BeamAdvice.Words> wrong(CalibrationStep step, BeamsSeen seen) {
    if (!seen.blocked().isEmpty()) {
      // Before all else: whatever a beam sees that does not get free is no passage.
      return Optional.of(advice.blocked(seen.blocked().iterator().next()));
    }
    return step.truth() == Truth.NONE ? somebody(step, seen) : notSo(step, seen);
  }

  private Optional<BeamAdvice.Words> somebody(CalibrationStep step, BeamsSeen seen) {
    boolean passed =
        fitted == Beams.ONE
            // Who turns back may have come as far as a single beam.
            ? step != CalibrationStep.TURN_BACK && !seen.broken().isEmpty()
            : !seen.ways().isEmpty();
    return passed ? Optional.of(advice.somebody()) : Optional.empty();
  }

  private Optional<BeamAdvice.Words> notSo(CalibrationStep step, BeamsSeen seen) {
    Way done = step.truth() == Truth.IN ? Way.IN : Way.OUT;
    if (seen.broken().isEmpty()) {
      return Optional.of(advice.nobody());
    } else if (fitted == Beams.ONE || seen.ways().contains(done)) {
      return Optional.empty();
    } else if (!seen.ways().isEmpty()) {
      return Optional.of(advice.otherWay(done));
    } else if (seen.broken().size() == 1) {
      Beam other = seen.broken().contains(Beam.INSIDE) ? Beam.OUTSIDE : Beam.INSIDE;
      return Optional.of(advice.oneOnly(other));
    }
    return Optional.of(advice.tooSlow());
  }

  /** What they are to see of a step. */
  private BeamAdvice.Words seen(CalibrationStep step) {
    if (step.truth() == Truth.NONE) {
      return new BeamAdvice.Words("没有看到有人穿过", "saw nobody pass");
    } else if (fitted == Beams.ONE) {
      return new BeamAdvice.Words("看到有人", "saw somebody");
    }
    return step.truth() == Truth.IN
        ? new BeamAdvice.Words("看到有人进入", "saw somebody go in")
        : new BeamAdvice.Words("看到有人出去", "saw somebody go out");
  }

  /** Of each kind of step how often they saw what was done, and what to look at. */
  void tell(Terminal terminal) {
    terminal.line("");
    counts.forEach(
        (step, count) -> {
          BeamAdvice.Words saw = seen(step);
          terminal.say(
              "%s：光电对射%s：%d 次中的 %d 次"
                  .formatted(step.word(), saw.zh(), count.times(), count.right()),
              "%s: beams %s: %d of %d"
                  .formatted(step.word(), saw.en(), count.right(), count.times()));
        });
    faults.forEach(
        (words, steps) -> {
          String where =
              steps.stream().map(CalibrationStep::word).collect(Collectors.joining(", "));
          terminal.say(
              "[%s] %s".formatted(where, words.zh()), "[%s] %s".formatted(where, words.en()));
        });
  }

  /** Whether they saw something else than was done, so that no choice may be made by them. */
  boolean isDoubtful() {
    return doubtful;
  }
}
