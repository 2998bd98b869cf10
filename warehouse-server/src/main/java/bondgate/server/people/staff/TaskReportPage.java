package bondgate.server.people.staff;

import bondgate.server.goods.Place;
import bondgate.server.handling.CountReport;
import bondgate.server.handling.TaskKind;
import bondgate.server.handling.TaskReport;
import bondgate.server.people.ItemName;
import bondgate.server.people.ItemNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a task came to, as a supervisor reads it.
 *
 * @param finished when it was; empty: it is under way
 * @param missing pieces of the document that are not done
 * @param damaged pieces that were counted in as damaged
 * @param refused tags that were not taken, and why, in the reader's language
 * @param count what a count found
 * @param posting whether a count may be posted, and why not
 */
public record TaskReportPage(
    long id,
    TaskKind kind,
    String document,
    Place place,
    Optional<Instant> finished,
    long done,
    long total,
    List<Piece> missing,
    List<Piece> damaged,
    List<Refused> refused,
    Optional<Count> count,
    Posting posting) {
  /** A piece, and its bin, if it has one. */
  public record Piece(String epc, ItemName name, String bin) {}

  /** A tag that was not taken. */
  public record Refused(String scanned, String sentence, String worker, Instant at) {}

  /** An item of a count. */
  public record Item(ItemName name, long expected, long found, long arrived, long missing) {}

  /** A piece that was found where it was not put. */
  public record Misplaced(String epc, ItemName name, String bin, String foundIn) {}

  /** What a count found. */
  public record Count(
      List<Item> items,
      List<Misplaced> misplaced,
      List<Piece> unexpected,
      List<String> strangers,
      long binsLeft,
      List<String> workers,
      boolean agrees) {
    static Count of(CountReport count, ItemNames names) {
      return new Count(
          count.items().stream()
              .map(
                  line ->
                      new Item(
                          names.of(line.item()),
                          line.expected(),
                          line.found(),
                          line.arrived(),
                          line.missing()))
              .toList(),
          count.misplaced().stream()
              .map(one -> new Misplaced(one.epc(), names.of(one.item()), one.bin(), one.foundIn()))
              .toList(),
          count.unexpected().stream()
              .map(one -> new Piece(one.epc(), names.of(one.item()), ""))
              .toList(),
          count.strangers(),
          count.binsLeft(),
          count.workers(),
          count.agrees());
    }
  }

  /**
   * Whether a count may be posted.
   *
   * @param said why not, or that it was; empty: nothing is to be said
   * @param may whether who reads it may post it now
   * @param number of its document
   */
  public record Posting(Optional<CountSaid> said, boolean may, String number) {}

  static TaskReportPage of(
      TaskReport report, ItemNames names, HandheldSentences sentences, Posting posting) {
    return new TaskReportPage(
        report.task().id(),
        report.task().kind(),
        report.task().document().orElse(""),
        report.task().place(),
        report.task().finished().map(finish -> finish.at()),
        report.done(),
        report.total(),
        pieces(report.missing(), names),
        pieces(report.damaged(), names),
        report.refused().stream()
            .map(
                line ->
                    new Refused(
                        sentences.scanned(line.subject()),
                        sentences.said(line.word(), line.subject(), line.about()),
                        line.worker(),
                        line.at()))
            .toList(),
        report.count().map(count -> Count.of(count, names)),
        posting);
  }

  private static List<Piece> pieces(List<TaskReport.PieceLine> lines, ItemNames names) {
    return lines.stream()
        .map(line -> new Piece(line.epc(), names.of(line.item()), line.bin()))
        .toList();
  }
}
