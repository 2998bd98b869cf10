package bondgate.server.bondedlist;

import java.util.Optional;

/**
 * Where a paper stands, by what customs has said of it.
 *
 * @param paperNo 核注清单编号 or 核放单编号; empty until customs has given it
 * @param preNo 预录入统一编号; empty until then
 */
public record PaperStanding(Stage stage, DeductionMark mark, String paperNo, String preNo) {
  /** Of a paper of which customs has said nothing. */
  public static final PaperStanding DRAFT =
      new PaperStanding(Stage.DRAFT, DeductionMark.NOT_DEDUCTED, "", "");

  /**
   * Whether its goods count as gone: customs has formally written it, and all goods are past the
   * gate. One without the other is not enough.
   */
  public boolean countsAsGone() {
    return stage == Stage.PASSED && mark.compareTo(DeductionMark.DEDUCTED) >= 0;
  }

  /** What comes of what a receipt says. Receipts that agree may come in any order, and twice. */
  LifeStep hear(PaperSaying said) {
    if (said.stage().isEmpty() && !said.numbersOnly()) {
      return new LifeStep.Contradicts(Trouble.UNCLEAR, said.words(), "a state that customs names");
    }
    if (differs(paperNo, said.paperNo())) {
      return new LifeStep.Contradicts(Trouble.OTHER_NUMBER, said.paperNo(), paperNo);
    }
    if (differs(preNo, said.preNo())) {
      return new LifeStep.Contradicts(Trouble.OTHER_NUMBER, said.preNo(), preNo);
    }
    Optional<LifeStep.Contradicts> against = against(said);
    if (against.isPresent()) {
      return against.get();
    }
    PaperStanding next =
        new PaperStanding(
            next(said),
            stage.isAlive() ? markWith(said) : mark,
            paperNo.isEmpty() ? said.paperNo() : paperNo,
            preNo.isEmpty() ? said.preNo() : preNo);
    return next.equals(this) ? new LifeStep.Known() : new LifeStep.Advanced(next);
  }

  private static boolean differs(String known, String said) {
    return !known.isEmpty() && !said.isEmpty() && !known.equals(said);
  }

  private DeductionMark markWith(PaperSaying said) {
    return said.mark().map(mark::later).orElse(mark);
  }

  private Stage next(PaperSaying said) {
    Stage other = said.stage().orElse(stage);
    if (!stage.isAlive()) {
      return stage;
    }
    return other.isAlive() ? stage.later(other) : other;
  }

  /** An end and something later than from where it can be reached do not go together. */
  private Optional<LifeStep.Contradicts> against(PaperSaying said) {
    Stage other = said.stage().orElse(stage);
    if (stage.isAlive() && other.isAlive()) {
      return Optional.empty();
    }
    if (!stage.isAlive() && !other.isAlive()) {
      return stage == other
          ? Optional.empty()
          : Optional.of(new LifeStep.Contradicts(Trouble.OTHER_END, other.name(), stage.name()));
    }
    Stage end = stage.isAlive() ? other : stage;
    Stage alive = stage.isAlive() ? stage : other;
    DeductionMark reached = markWith(said);
    // What was refused at the door has no number of customs' yet.
    boolean atTheDoor = stage.isAlive() ? said.atTheDoor() : paperNo.isEmpty() && preNo.isEmpty();
    Stage last = said.lastBefore(end, atTheDoor);
    boolean reachable = alive.compareTo(last) <= 0 && reached.compareTo(DeductionMark.DEDUCTED) < 0;
    return reachable
        ? Optional.empty()
        : Optional.of(
            new LifeStep.Contradicts(
                stage.isAlive() ? Trouble.ENDS_TOO_LATE : Trouble.ENDED_ALREADY,
                other.name(),
                "%s at most, before %s".formatted(last, end)));
  }
}
