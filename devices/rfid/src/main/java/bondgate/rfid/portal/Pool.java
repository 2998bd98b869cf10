package bondgate.rfid.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The tags of one passage, taken together. Of a pallet each tag is read once to four times, and
 * says little; all of them together say much. Their relative gaps are independent opinions on one
 * question, so Student's t of them tells whether they agree; where two flows meet they do not, and
 * nobody lends anything to anybody. Only sums are kept, in steps of half a second.
 */
final class Pool {
  private static final int STEP_MILLIS = 500;
  private static final int STEPS = 64;

  /** Tags of one passage have their middles within so many steps; few reads scatter them more. */
  private static final int NEIGHBOURS = 5;

  private static final int NEIGHBOURS_OF_FEW = 8;

  private static final double LEAST_DEVIATION_PERMILLE = 200;

  /** So much the relative gap of one tag deviates. */
  private static final double ONE_TAG_PERMILLE = 450;

  private static final double LEAST_T = 2.6;
  private static final double LEAST_T_WITH_BEAMS = 1.7;

  /** From here on there is no doubt of the passage, only of who was in it. */
  private static final double CLEAR_T = 4;

  /** So many others may contradict what a tag's own reads say, or take along one with few reads. */
  private static final int MANY = 8;

  private static final int LEVEL_DB = 8;
  private static final int DEEP_DB = 14;
  private static final int LENT_PERMILLE = 600;
  private static final int TAKEN_ALONG_PERMILLE = 550;
  private static final int CONTRADICTED_PERMILLE = 400;

  private final CrossingSettings settings;
  private final BeamWatch beams;
  final Flow flow = new Flow();
  private final Step[] steps = new Step[STEPS];
  private final List<Closed> waiting = new ArrayList<>();

  /** What the tags whose middle lies in one step say. */
  private static final class Step {
    long number = Long.MIN_VALUE;
    int tags;
    double sum;
    double squares;
    double levels;
    int reads;
    int besideReads;
  }

  /**
   * A window that is closed.
   *
   * @param track its tag
   * @param heard the evidence for whoever asks
   * @param evidence the evidence
   * @param judgement what it says by itself
   * @param middle when it was in the opening, in ms
   * @param first whether nothing was concluded of it before
   * @param fresh whether it appeared lately
   * @param until when its wait is over, in ms
   */
  record Closed(
      Track track,
      Heard heard,
      Evidence evidence,
      Judgement judgement,
      long middle,
      boolean first,
      boolean fresh,
      long until) {
    boolean hasOpinion() {
      return evidence.bothRows() && !(judgement instanceof Judgement.LayStill);
    }
  }

  /** What becomes of a closed window in the end. */
  record Verdict(Closed closed, Judgement judgement) {}

  Pool(CrossingSettings settings, BeamWatch beams) {
    this.beams = beams;
    this.settings = settings;
    for (int i = 0; i < STEPS; i++) {
      steps[i] = new Step();
    }
  }

  void add(Closed closed) {
    if (closed.hasOpinion()) {
      count(closed, closed.evidence().relativePermille());
    }
    waiting.add(closed);
  }

  private void count(Closed closed, int relativePermille) {
    long number = Math.floorDiv(closed.middle(), STEP_MILLIS);
    Step step = steps[Math.floorMod(number, STEPS)];
    if (step.number != number) {
      step.number = number;
      step.tags = 0;
      step.sum = 0;
      step.squares = 0;
      step.levels = 0;
      step.reads = 0;
      step.besideReads = 0;
    }
    step.tags++;
    step.sum += relativePermille;
    step.squares += (double) relativePermille * relativePermille;
    step.levels += closed.evidence().peakDbm();
    step.reads += closed.evidence().reads();
    step.besideReads += closed.evidence().besideReads();
  }

  /**
   * Those whose wait is over, or who wait for nobody: whose window is still open belongs to the
   * same passage only if it began before that was over.
   *
   * @param oldestOpenMillis when the oldest window that is still open began
   */
  List<Verdict> due(long nowMillis, long oldestOpenMillis) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Verdict> out = new ArrayList<>();
    // All at once: taking one out of the middle moves the thousands behind it.
    waiting.removeIf(
        closed -> {
          boolean over =
              nowMillis >= closed.until()
                  || oldestOpenMillis > closed.middle() + NEIGHBOURS_OF_FEW * STEP_MILLIS;
          if (over) {
            out.add(new Verdict(closed, resolve(closed)));
          }
          return over;
        });
    return out;
  }

  private Judgement resolve(Closed closed) {
    Others others = othersOf(closed);
    if (settings.poolPartners() == 0 || others.tags < settings.poolPartners()) {
      return closed.judgement();
    }
    Flow.Hill hill = flow.around(closed.middle());
    double t = others.t();
    // Of few tags the loudest is most of the hill, and may be of the other flow.
    double z =
        others.tags < MANY
            ? 0
            : Math.abs(hill.gapPermille()) * Math.sqrt(others.tags) / ONE_TAG_PERMILLE;
    boolean agree = hill.gapPermille() * others.sum >= 0;
    Way way = (z >= t ? hill.gapPermille() : others.sum) > 0 ? Way.IN : Way.OUT;
    // The passage's own middle: that of a tag with few reads is a guess.
    BeamWord word = beams.at(Instant.ofEpochMilli(hill.centreMillis()));
    double least = word == wordOf(way) ? LEAST_T_WITH_BEAMS : LEAST_T;
    boolean refused =
        switch (word) {
          case SILENT, HALF -> true;
          case IN, OUT -> word != wordOf(way);
          case NOT_FITTED, SOMEBODY -> false;
        };
    if (refused || Math.max(z, t) < least || (!agree && Math.min(z, t) >= least)) {
      return closed.judgement();
    }
    Judgement own = closed.judgement();
    if (own instanceof Judgement.Through through) {
      return through.way() != way && others.tags >= MANY
          ? new Judgement.Undecided(CONTRADICTED_PERMILLE)
          : own;
    }
    if (own instanceof Judgement.LayStill) {
      return own;
    }
    return lend(closed, others, way, Math.max(z, t) >= CLEAR_T);
  }

  private static BeamWord wordOf(Way way) {
    return way == Way.IN ? BeamWord.IN : BeamWord.OUT;
  }

  private Judgement lend(Closed closed, Others others, Way way, boolean clear) {
    Evidence e = closed.evidence();
    boolean contradicts =
        closed.hasOpinion()
            && (e.reads() >= settings.decidingReads() || others.tags < MANY)
            && e.way() != way
            && Math.abs(e.relativePermille()) >= settings.relativeFloorPermille();
    double levels = others.levels / others.tags;
    boolean asLoud = e.peakDbm() >= levels - LEVEL_DB;
    if (!others.areBetweenAntennas()) {
      return closed.judgement();
    }
    boolean isNew = closed.fresh();
    if (!asLoud) {
      // Deep in the load it is as quiet as this; so is who stands by, and then it stays open.
      boolean maybe = isNew && others.tags >= MANY && e.peakDbm() >= levels - DEEP_DB;
      return !maybe
          ? closed.judgement()
          : clear && e.reads() < settings.decidingReads()
              ? new Judgement.Through(way, TAKEN_ALONG_PERMILLE)
              : Judgement.Undecided.inOpening(0);
    }
    if (others.tags < MANY && BehindWall.isAsThroughIt(e)) {
      return isNew ? Judgement.Undecided.faint(0) : closed.judgement();
    }
    if (contradicts) {
      return new Judgement.Undecided(CONTRADICTED_PERMILLE);
    }
    if (closed.judgement() instanceof Judgement.Undecided) {
      return new Judgement.Through(way, LENT_PERMILLE);
    }
    boolean few = e.reads() < settings.decidingReads();
    boolean inOpening = e.bestOfBothCentiDbm() >= 100 * (settings.insideOpeningDbm() - LEVEL_DB);
    return (few && others.tags >= MANY && closed.fresh()) || (!few && inOpening)
        ? new Judgement.Through(way, TAKEN_ALONG_PERMILLE)
        : isNew ? Judgement.Undecided.inOpening(0) : closed.judgement();
  }

  private Others othersOf(Closed closed) {
    Others others = new Others();
    long number = Math.floorDiv(closed.middle(), STEP_MILLIS);
    boolean few = closed.evidence().reads() < settings.decidingReads();
    int near = few ? NEIGHBOURS_OF_FEW : NEIGHBOURS;
    for (long n = number - near; n <= number + near; n++) {
      Step step = steps[Math.floorMod(n, STEPS)];
      if (step.number == n) {
        others.tags += step.tags;
        others.sum += step.sum;
        others.squares += step.squares;
        others.levels += step.levels;
        others.reads += step.reads;
        others.besideReads += step.besideReads;
      }
    }
    if (closed.hasOpinion() && others.tags > 0) {
      double own = closed.evidence().relativePermille();
      others.tags--;
      others.sum -= own;
      others.squares -= own * own;
      others.levels -= closed.evidence().peakDbm();
      others.reads -= closed.evidence().reads();
      others.besideReads -= closed.evidence().besideReads();
    }
    return others;
  }

  /** Whether anybody else was in the opening around a moment. */
  boolean isAnybodyAround(long middle) {
    long number = Math.floorDiv(middle, STEP_MILLIS);
    for (long n = number - NEIGHBOURS; n <= number + NEIGHBOURS; n++) {
      if (steps[Math.floorMod(n, STEPS)].number == n) {
        return true;
      }
    }
    return false;
  }

  /** The opinions of the others. */
  private static final class Others {
    int tags;
    double sum;
    double squares;
    double levels;
    int reads;
    int besideReads;

    boolean areBetweenAntennas() {
      return BehindWall.isBetweenAntennas(reads, besideReads);
    }

    /** Student's t against no direction at all. */
    double t() {
      double mean = sum / tags;
      double variance = tags < 2 ? 0 : Math.max(0, (squares - sum * mean) / (tags - 1));
      double deviation = Math.max(LEAST_DEVIATION_PERMILLE, Math.sqrt(variance));
      return Math.abs(mean) * Math.sqrt(tags) / deviation;
    }
  }
}
