package bondgate.edge.command;

import bondgate.rfid.portal.Calibration;
import bondgate.rfid.portal.CalibrationCheck;
import bondgate.rfid.portal.CalibrationCheck.Row;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.PortalLayout;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.RecordingText;
import bondgate.rfid.serial.Outcome;
import bondgate.rfid.serial.ReaderSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

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

  /** A gain of fewer tags, or of a smaller part of all, is none. */
  private static final int CLEAR_TAGS = 3;

  private static final int CLEAR_PART = 20;
  private static final String KEY = "bondgate.edge.detector.";

  private final Terminal terminal;
  private final InstantSource clock;
  private final BufferedReader person;
  private final Options options;
  private final List<CalibrationStep> plan;
  private final List<Recording> recordings = new ArrayList<>();

  CalibrateCommand(Terminal terminal, InstantSource clock, BufferedReader person, Options options) {
    this.terminal = terminal;
    this.clock = clock;
    this.person = person;
    this.options = options;
    this.plan = CalibrationStep.plan(options.repeat());
  }

  /** All steps, one after another; gives how many were recorded. */
  Outcome<Integer> record(ReaderSession session) {
    PortalLayout layout = options.layout();
    Outcome<Integer> chosen = session.selectAntennas(options.antennas());
    if (!(chosen instanceof Outcome.Done<Integer>)) {
      return chosen;
    }
    PortalRecorder recorder =
        new PortalRecorder(
            session, clock, layout, Duration.ofSeconds(options.secondsOr(USUAL_SECONDS)));
    for (CalibrationStep step : plan) {
      announce(step, recordings.size() + 1, plan.size());
      Outcome<Recording> recorded = recorder.record(step);
      if (!(recorded instanceof Outcome.Done<Recording> done)) {
        return recorded.then(never -> new Outcome.Done<>(0));
      }
      tell(done.value(), recorder);
      recordings.add(done.value());
    }
    return new Outcome.Done<>(recordings.size());
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
    int reads = recording.entries().size();
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
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < recordings.size(); i++) {
        String name = "reads-%02d-%s.txt".formatted(i + 1, plan.get(i).word());
        Files.write(folder.resolve(name), RecordingText.format(recordings.get(i)));
      }
      if (!calibration.isEnough()) {
        return terminal.fault(
            "两排天线都听到的标签不够：既要有穿过的，也要有没穿过的。录音已存入 %s。".formatted(folder),
            "Too few tags were heard by both rows: some must pass, and some must not. The recordings"
                + " are in %s.".formatted(folder));
      }
      Calibration.Proposal proposal =
          CalibrationCheck.best(recordings, TODAY, candidates(calibration));
      Files.writeString(folder.resolve("calibration.svg"), calibration.svg(proposal));
      List<String> lines = lines(proposal);
      Files.write(folder.resolve("calibration.properties"), lines);
      table(proposal);
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

  private void table(Calibration.Proposal proposal) {
    List<Row> before = CalibrationCheck.rows(recordings, TODAY);
    List<Row> after = CalibrationCheck.rows(recordings, TODAY.with(proposal));
    terminal.line("");
    terminal.say(
        "这些录音会怎样判定：默认设置 | 建议设置",
        "What would be decided of these recordings: with the defaults | with the proposal");
    terminal.line("situation        tags   right uncertain wrong |  right uncertain wrong");
    for (int i = 0; i < before.size(); i++) {
      terminal.line(row(before.get(i), after.get(i)));
    }
    Row was = CalibrationCheck.total(before);
    Row is = CalibrationCheck.total(after);
    terminal.line(row(was, is));
    terminal.line("");
    int gain = is.right() - was.right() + was.wrong() - is.wrong();
    boolean clear = gain >= Math.max(CLEAR_TAGS, was.tags() / CLEAR_PART);
    terminal.say(
        clear ? "建议设置判得更好：" : "差别不大：请保留默认设置，或多录几次。最好的是：",
        clear
            ? "The proposal decides better:"
            : "No clear difference: keep the defaults, or record more passes. Best was:");
  }

  private static String row(Row before, Row after) {
    return "%-15s %5d %7d %9d %5d | %6d %9d %5d"
        .formatted(
            before.situation(),
            before.tags(),
            before.right(),
            before.uncertain(),
            before.wrong(),
            after.right(),
            after.uncertain(),
            after.wrong());
  }
}
