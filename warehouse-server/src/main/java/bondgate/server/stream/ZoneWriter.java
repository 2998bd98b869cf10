package bondgate.server.stream;

import bondgate.events.AccessRefused;
import bondgate.events.Presence;
import bondgate.events.Topics;
import bondgate.server.proposal.Approver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one order of everything that takes effect in a zone: facts of the edge agents and acts of
 * people, each in one transaction.
 */
@ApplicationScoped
public class ZoneWriter {
  private static final Duration ACT_WITHIN = Duration.ofSeconds(20);
  private static final long STOP_WITHIN_MS = 1_500;

  /** The code of an act whose fate is not known yet. */
  private static final String UNANSWERED = "databaseUnavailable";

  private final ZoneDesk desk;
  private final int mostZones;
  private final WriterTimes times;
  private final Map<String, ZoneLine> lines = new ConcurrentHashMap<>();
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "batch-reader"));

  @Inject
  ZoneWriter(
      ZoneDesk desk,
      WriterTimes times,
      @ConfigProperty(name = "bondgate.stream.most-zones") int mostZones) {
    this.desk = desk;
    this.times = times;
    this.mostZones = mostZones;
  }

  /**
   * Lets a person's act take effect; waits for its commit or its refusal. A repeat with the same id
   * and content gives the earlier answer, so asking again is always safe.
   *
   * @throws IllegalStateException if it failed by our own fault; nothing of it took effect
   */
  public ActAnswer submit(String zone, ZoneAct act) throws InterruptedException {
    long from = System.nanoTime();
    String outcome = "failed";
    try {
      ActAnswer answer = answer(zone, act);
      outcome = outcome(answer);
      return answer;
    } finally {
      times.took(act, outcome, System.nanoTime() - from);
    }
  }

  /**
   * Lets an act that waits take effect on another person's word; waits for its commit or its
   * refusal.
   *
   * @param seenSha256 digest of the content that he was shown, 64 hex digits
   */
  public ActAnswer approve(String zone, String proposal, Approver by, String seenSha256)
      throws InterruptedException {
    CompletableFuture<ActAnswer> answer = new CompletableFuture<>();
    return answer(zone, proposal, new ZoneWork.Approval(proposal, by, seenSha256, answer), answer);
  }

  static String outcome(ActAnswer answer) {
    if (answer instanceof ActAnswer.Done) {
      return "done";
    }
    if (answer instanceof ActAnswer.Refused refused) {
      return switch (refused.code()) {
        case UNANSWERED -> "unanswered";
        case ActAnswer.AWAITS_SECOND_PERSON -> "proposed";
        default -> "refused";
      };
    }
    return "repeated";
  }

  /** How much waits for a zone's writer now. */
  public int waiting(String zone) {
    ZoneLine line = lines.get(zone);
    return line == null ? 0 : line.waiting();
  }

  private ActAnswer answer(String zone, ZoneAct act) throws InterruptedException {
    CompletableFuture<ActAnswer> answer = new CompletableFuture<>();
    return answer(zone, act.id(), new ZoneWork.Act(act, answer), answer);
  }

  private ActAnswer answer(
      String zone, String act, ZoneWork work, CompletableFuture<ActAnswer> answer)
      throws InterruptedException {
    Optional<ZoneLine> line = line(zone);
    if (line.isEmpty()) {
      return new ActAnswer.Refused(
          "zoneUnknown", zone, "a zone of this server", "check the zone's name");
    }
    if (!line.get().offer(work, ACT_WITHIN.toMillis())) {
      return busy(act, "it was not begun");
    }
    try {
      return answer.get(ACT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(false);
      return busy(act, "nobody knows yet whether it took effect");
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "act %s failed: %s".formatted(act, e.getCause()), e.getCause());
    }
  }

  static ActAnswer busy(String act, String state) {
    return new ActAnswer.Refused(
        UNANSWERED,
        "act %s; %s".formatted(act, state),
        "an answer of the database within %d s".formatted(ACT_WITHIN.toSeconds()),
        "send the same act with the same id again");
  }

  /** Queues a message of an agent; false if the queue is full, and nothing was kept. */
  boolean offer(ArrivedBatch batch) {
    boolean queued =
        line(batch.source().zone()).map(line -> line.offer(new ZoneWork.Batch(batch))).orElse(true);
    if (queued) {
      readAhead(batch);
    }
    return queued;
  }

  /** While the database works on the batches before, another thread can read this one. */
  private void readAhead(ArrivedBatch batch) {
    try {
      reading.execute(batch::read);
    } catch (RejectedExecutionException e) {
      // We are stopping: it comes again.
    }
  }

  /** Queues the news that an agent came or went; false if the queue is full. */
  boolean offer(Topics.Source source, Presence presence, Runnable acknowledge) {
    return line(source.zone())
        .map(line -> line.offer(new ZoneWork.Heard(source, presence, acknowledge)))
        .orElse(true);
  }

  /** Queues what the broker refused; false if the queue is full. */
  boolean offer(Topics.Source source, AccessRefused refused, Runnable acknowledge) {
    return line(source.zone())
        .map(line -> line.offer(new ZoneWork.Refused(source, refused, acknowledge)))
        .orElse(true);
  }

  /** The zone's line; empty if there are too many zones already for this to be a real one. */
  private Optional<ZoneLine> line(String zone) {
    ZoneLine known = lines.get(zone);
    if (known == null && lines.size() >= mostZones) {
      return Optional.empty();
    }
    return Optional.of(
        lines.computeIfAbsent(
            zone,
            name -> {
              ZoneLine line = new ZoneLine(name, desk);
              line.start();
              return line;
            }));
  }

  void stop() throws InterruptedException {
    for (ZoneLine line : lines.values()) {
      line.stop(STOP_WITHIN_MS);
    }
    reading.shutdownNow();
  }
}
