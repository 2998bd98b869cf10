package bondgate.edge.command;

import bondgate.rfid.portal.Calibration;
import bondgate.rfid.portal.CalibrationCheck;
import bondgate.rfid.portal.CalibrationCheck.Row;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.Recording;
import java.util.List;

/** What today's and the proposed thresholds would have decided of the same recordings. */
final class CalibrationTable {
  /** A gain of fewer tags, or of a smaller part of all, is none. */
  private static final int CLEAR_TAGS = 3;

  private static final int CLEAR_PART = 20;

  private final List<Row> before;
  private final List<Row> after;

  CalibrationTable(
      List<Recording> recordings, CrossingSettings today, Calibration.Proposal proposal) {
    this.before = CalibrationCheck.rows(recordings, today);
    this.after = CalibrationCheck.rows(recordings, today.with(proposal));
  }

  void tell(String zh, String en, Terminal terminal) {
    terminal.line("");
    terminal.say(
        "这些录音会怎样判定（%s）：默认设置 | 建议设置".formatted(zh),
        "What would be decided of these recordings (%s): with the defaults | with the proposal"
            .formatted(en));
    terminal.line("situation        tags   right uncertain wrong |  right uncertain wrong");
    for (int i = 0; i < before.size(); i++) {
      terminal.line(row(before.get(i), after.get(i)));
    }
    terminal.line(row(CalibrationCheck.total(before), CalibrationCheck.total(after)));
  }

  /** Whether the proposal decides so much better that it is hardly chance. */
  boolean isClearlyBetter() {
    Row was = CalibrationCheck.total(before);
    Row is = CalibrationCheck.total(after);
    int gain = is.right() - was.right() + was.wrong() - is.wrong();
    return gain >= Math.max(CLEAR_TAGS, was.tags() / CLEAR_PART);
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
