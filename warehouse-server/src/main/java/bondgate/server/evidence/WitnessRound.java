package bondgate.server.evidence;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.VerifierKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks all witnesses at once about one checkpoint, each on a thread of its own. */
final class WitnessRound implements AutoCloseable {
  private final List<WitnessDesk> desks;
  private final EvidenceLog log;
  private final ExecutorService threads;

  WitnessRound(List<WitnessDesk> desks, EvidenceLog log) {
    this.desks = List.copyOf(desks);
    this.log = log;
    this.threads =
        Executors.newFixedThreadPool(
            Math.max(1, desks.size()),
            task -> {
              Thread thread = new Thread(task, "witnesses");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What each of those witnesses says whose cosignature is not yet under the note. */
  Map<VerifierKey, WitnessAnswer> ask(String zone, SignedNote note, Checkpoint checkpoint) {
    List<WitnessDesk> asked =
        desks.stream().filter(desk -> !note.check(desk.key()).holds()).toList();
    long size = checkpoint.head().size();
    List<Callable<WitnessAnswer>> questions = new ArrayList<>();
    for (WitnessDesk desk : asked) {
      questions.add(() -> desk.ask(zone, note, size, from -> log.consistency(zone, from, size)));
    }
    Map<VerifierKey, WitnessAnswer> answers = new LinkedHashMap<>();
    try {
      // Each desk bounds its own wait.
      List<Future<WitnessAnswer>> futures = threads.invokeAll(questions);
      for (int i = 0; i < futures.size(); i++) {
        answers.put(asked.get(i).key(), futures.get(i).get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a witness could not be asked", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answers;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
