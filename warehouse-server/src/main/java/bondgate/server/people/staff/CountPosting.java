package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Doors;
import bondgate.server.access.Role;
import bondgate.server.book.DocumentReading;
import bondgate.server.book.Holding;
import bondgate.server.goods.Place;
import bondgate.server.handling.CountReport;
import bondgate.server.handling.Task;
import bondgate.server.handling.TaskReport;
import bondgate.server.proposal.Approver;
import bondgate.server.proposal.FourEyes;
import bondgate.server.proposal.Proposals;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.BookAct;
import bondgate.server.stream.StockCount;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * 盘点入账 — a count comes onto the book: whole, finished, and by a second person. What is missing goes
 * to 待查 there, and stays until customs decides.
 */
@ApplicationScoped
class CountPosting {
  private final ZoneWriter writer;
  private final DocumentReading documents;
  private final Actor actor;
  private final Doors doors;
  private final FourEyes fourEyes;
  private final Proposals proposals;

  @Inject
  CountPosting(
      ZoneWriter writer,
      DocumentReading documents,
      Actor actor,
      Doors doors,
      FourEyes fourEyes,
      Proposals proposals) {
    this.fourEyes = fourEyes;
    this.proposals = proposals;
    this.writer = writer;
    this.documents = documents;
    this.actor = actor;
    this.doors = doors;
  }

  /** Number of the document of a count. */
  static String number(Task task) {
    return "PD-" + task.id();
  }

  /** Whether the count is on the book. */
  boolean isPosted(String zone, Task task) {
    return documents.find(zone, number(task)).isPresent();
  }

  /** Why it cannot be posted by who asks; empty: it can. */
  Optional<CountSaid> obstacle(String zone, TaskReport report) {
    if (report.count().isEmpty()) {
      return Optional.of(CountSaid.NO_COUNT);
    }
    if (report.task().finished().isEmpty()) {
      return Optional.of(CountSaid.NOT_FINISHED);
    }
    if (report.task().finished().get().missing() > 0) {
      return Optional.of(CountSaid.BINS_LEFT);
    }
    if (isPosted(zone, report.task())) {
      return Optional.of(CountSaid.POSTED_BEFORE);
    }
    if (report.count().get().items().isEmpty()) {
      return Optional.of(CountSaid.NOTHING_THERE);
    }
    return counted(report.count().get()) ? Optional.of(CountSaid.SAME_PERSON) : Optional.empty();
  }

  /** Whether who asks counted himself; where nobody signs in, nobody can be told apart. */
  private boolean counted(CountReport count) {
    return !doors.open()
        && count.workers().stream()
            .map(worker -> worker.substring(worker.indexOf(':') + 1))
            .anyMatch(actor.name()::equals);
  }

  /** Posts it, once. */
  CountSaid post(String zone, TaskReport report) throws InterruptedException {
    Optional<CountSaid> obstacle = obstacle(zone, report);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Optional<String> counter = counter(report);
    ActAnswer answer = writer.submit(zone, act(report, counter.orElse(actor.in(Role.SUPERVISOR))));
    if (counter.isPresent()
        && answer instanceof ActAnswer.Refused waits
        && waits.code().equals(ActAnswer.AWAITS_SECOND_PERSON)) {
      String id = id(report.task());
      answer =
          writer.approve(
              zone,
              id,
              Approver.of(actor.account().orElseThrow()),
              proposals.find(zone, id).orElseThrow().proposal().sha256());
    }
    return said(answer);
  }

  /**
   * Who counted, if the count waits for a second person: it is stated in the name of the first who
   * counted, and the leaf names him and who posts it.
   */
  private Optional<String> counter(TaskReport report) {
    return fourEyes.approvers("recordStockTake").isEmpty()
        ? Optional.empty()
        : report.count().orElseThrow().workers().stream().findFirst();
  }

  private static String id(Task task) {
    return "count-" + task.id();
  }

  private static BookAct.RecordStockTake act(TaskReport report, String by) {
    Task task = report.task();
    List<StockCount> counts =
        report.count().orElseThrow().items().stream()
            .map(line -> new StockCount(line.item(), line.counted()))
            .toList();
    return new BookAct.RecordStockTake(
        id(task),
        by,
        null,
        number(task),
        task.place() == Place.CENTRE ? Holding.CENTRE : Holding.WAREHOUSE,
        counts,
        task.finished().orElseThrow().at());
  }

  private static CountSaid said(ActAnswer answer) {
    if (answer instanceof ActAnswer.Refused refused) {
      return switch (refused.code()) {
        case "databaseUnavailable" -> CountSaid.BUSY;
        case "approverIsProgram" -> CountSaid.NO_PERSON;
        case ActAnswer.AWAITS_SECOND_PERSON -> CountSaid.WAITS;
        default -> CountSaid.REFUSED;
      };
    }
    return CountSaid.POSTED;
  }
}
