package bondgate.edge.command;

import bondgate.rfid.portal.Calibration;
import bondgate.rfid.portal.CalibrationCheck;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.RecordingText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command that measures a portal: says what to do, records it, proposes thresholds, and shows
 * what today's and the proposed ones would have decided of it. Changes no setting.
 */
final class CalibrateCommand {
  private static final int USUAL_SECONDS = 12;
  private static final CrossingSettings TODAY = CrossingSettings.defaults();
  private static final int FARTHEST_DB = 8;
  private static final int KEPT_PERMILLE = 900;
  private static final List<Integer> FLOORS_PERMILLE = List.of(350, 250, 450, 550);
  private static final String KEY = "bondgate.edge.detector.";

  private final Terminal terminal;
  private final InstantSource clock;
  private final BufferedReader person;
  private final Options options;
  private final List<CalibrationStep> plan;
  private final List<Recording> recordings = new ArrayList<>();
  private Optional<BeamReport> report = Optional.empty();

  CalibrateCommand(Terminal terminal, InstantSource clock, BufferedReader person, Options options) {
    this.terminal = terminal;
    this.clock = clock;
    this.person = person;
    this.options = options;
    this.plan = CalibrationStep.plan(options.repeat());
  }

  /**
   * All steps, one after another, each kept in a file of its own.
   *
   * @throws DeviceException if the reader cannot be heard any more
   */
  void record(Ear ear, Optional<BeamEar> beams) throws DeviceException {
    Duration each = Duration.ofSeconds(options.secondsOr(USUAL_SECONDS));
    PortalRecorder recorder = new PortalRecorder(ear, beams, clock, options.layout(), each);
    report = beams.map(box -> new BeamReport(box.fitted(), box.wiring()));
    for (CalibrationStep step : plan) {
      announce(step, recordings.size() + 1, plan.size());
      Recording recorded = recorder.record(step);
      tell(recorded, recorder);
      report.ifPresent(said -> said.take(step, recorded, each, terminal));
      keep(step, recorded);
    }
  }

  /** At once: a cable that is pulled in the last step costs no more than that. */
  private void keep(CalibrationStep step, Recording recorded) throws DeviceException {
    recordings.add(recorded);
    String name = "reads-%02d-%s.txt".formatted(recordings.size(), step.word());
    try {
      Files.createDirectories(options.out());
      Files.write(options.out().resolve(name), RecordingText.format(recorded));
    } catch (IOException e) {
      throw new DeviceException(
          "收到：%s。应为：可写入的文件夹。请用 --out 指定另一个。".formatted(e),
          "Received: %s. Expected: a folder that can be written to. Name another with --out."
              .formatted(e));
    }
  }

  private void announce(CalibrationStep step, int number, int all) {
    terminal.line("");
    terminal.say(
        "第 %d/%d 步：%s".formatted(number, all, step.chinese()),
        "Step %d of %d: %s".formatted(number, all, step.english()));
    int seconds = options.secondsOr(USUAL_SECONDS);
    terminal.say(
        "准备好后按回车，然后有 %d 秒。".formatted(seconds),
        "Press Enter when you are ready; then there are %d seconds.".formatted(seconds));
    try {
      // At the end of the input nobody is asked, and it goes on.
      person.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from the keyboard", e);
    }
    terminal.say("开始。", "Now.");
  }

  private void tell(Recording recording, PortalRecorder recorder) {
    int reads = recording.withoutBeams().entries().size();
    int tags = recording.labels().size();
    terminal.say(
        "完毕：听到 %d 次，其中带动的标签 %d 个。".formatted(reads, tags),
        "Over: %d reads, and %d tags that count.".formatted(reads, tags));
    if (recorder.withoutLevel() > 0) {
      terminal.say(
          "此读写器不以 dBm 报告强度，%d 次读取不能用于标定。".formatted(recorder.withoutLevel()),
          "This reader gives no level in dBm: %d reads cannot be used."
              .formatted(recorder.withoutLevel()));
    }
  }

  /** What follows from the recordings; answers what the program ends with. */
  int conclude() {
    Path folder = options.out();
    Calibration calibration = new Calibration();
    recordings.forEach(calibration::add);
    report.ifPresent(said -> said.tell(terminal));
    try {
      if (!calibration.isEnough()) {
        return terminal.fault(
            "两排天线都听到的标签不够：既要有穿过的，也要有没穿过的。录音已存入 %s。".formatted(folder),
            "Too few tags were heard by both rows: some must pass, and some must not. The recordings"
                + " are in %s.".formatted(folder));
      }
      Calibration.Proposal proposal =
          CalibrationCheck.best(judged(), TODAY, candidates(calibration));
      Files.writeString(folder.resolve("calibration.svg"), calibration.svg(proposal));
      List<String> lines = lines(proposal);
      Files.write(folder.resolve("calibration.properties"), lines);
      compare(proposal);
      lines.forEach(terminal::line);
      terminal.say(
          "录音、图和设置已存入 %s。".formatted(folder),
          "Recordings, picture and settings are in %s.".formatted(folder));
      return Terminal.DONE;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
  }

  /**
   * Today's first, so that equals change nothing; what the picture proposes, if it does; and others
   * around, if they keep nine tenths of what passed on the picture, too.
   */
  private static List<Calibration.Proposal> candidates(Calibration calibration) {
    int opening = TODAY.insideOpeningDbm();
    List<Calibration.Proposal> all = new ArrayList<>();
    all.add(calibration.at(opening, TODAY.relativeFloorPermille()));
    calibration.propose().ifPresent(all::add);
    for (int away = 0; away <= FARTHEST_DB; away++) {
      for (int floor : FLOORS_PERMILLE) {
        for (int level : List.of(opening - away, opening + away)) {
          Calibration.Proposal one = calibration.at(level, floor);
          if (one.keptPermille() >= KEPT_PERMILLE) {
            all.add(one);
          }
        }
      }
    }
    return all;
  }

  private static List<String> lines(Calibration.Proposal proposal) {
    return List.of(
        "# dBm: a tag that both rows heard at this level was in the opening",
        KEY + "inside-opening-dbm=" + proposal.insideOpeningDbm(),
        "# thousandths of the time's deviation that lie between the rows",
        KEY + "relative-floor-permille=" + proposal.relativeFloorPermille());
  }

  private void compare(Calibration.Proposal proposal) {
    CalibrationTable alone = new CalibrationTable(withoutBeams(), TODAY, proposal);
    alone.tell("只凭天线", "by the antennas alone", terminal);
    boolean clear = alone.isClearlyBetter();
    if (report.isPresent()) {
      CalibrationTable both = new CalibrationTable(recordings, TODAY, proposal);
      both.tell("加上光电对射", "with the beams", terminal);
      clear |= both.isClearlyBetter();
      if (report.get().isDoubtful()) {
        terminal.say(
            "光电对射所见与所做不符，建议只按天线选出：先按上面所说检查，再重新标定。",
            "The beams did not see what was done, and the choice is by the antennas alone: look at"
                + " what is said above, then calibrate again.");
      }
    }
    terminal.line("");
    terminal.say(
        clear ? "建议设置判得更好：" : "差别不大：请保留默认设置，或多录几次。最好的是：",
        clear
            ? "The proposal decides better:"
            : "No clear difference: keep the defaults, or record more passes. Best was:");
  }

  /**
   * What the choice goes by: with beams and without, since the agent judges by the reads alone as
   * soon as a beam cannot be believed; only without if they did not see what was done.
   */
  private List<Recording> judged() {
    List<Recording> judged = new ArrayList<>(withoutBeams());
    if (report.isPresent() && !report.get().isDoubtful()) {
      judged.addAll(recordings);
    }
    return judged;
  }

  private List<Recording> withoutBeams() {
    return recordings.stream().map(Recording::withoutBeams).toList();
  }
}
