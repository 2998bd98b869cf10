package bondgate.server.stream;

import bondgate.events.SealedRecord;
import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.SignedNote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What must hold of every history; each word of it names what does not. */
final class SimCheck {
  private final SimRun run;
  private final Set<String> checkpoints = new HashSet<>();
  final List<String> findings = new ArrayList<>();

  SimCheck(SimRun run) {
    this.run = run;
  }

  /** An agent believes that its records up to there are committed, and lets them go. */
  void believed(SimEdge edge, long throughSeq, String checkpoint) {
    if (!checkpoint.isEmpty()) {
      checkpoints.add(checkpoint);
    }
    Map<String, String> committed = committed();
    for (SealedRecord record : made(edge)) {
      String name = SimDb.name(record.fields());
      if (record.fields().seq() <= throughSeq && !record.hash().equals(committed.get(name))) {
        find("acknowledged, and not committed: %s", name);
      }
    }
  }

  /** After everything came to its end. */
  void atTheEnd() {
    Map<String, String> committed = committed();
    Set<String> produced = new HashSet<>();
    for (SimEdge edge : run.edges) {
      for (SealedRecord record : made(edge)) {
        String name = SimDb.name(record.fields());
        produced.add(name);
        if (!record.hash().equals(committed.get(name))) {
          find("produced, and not committed at the end: %s", name);
        }
      }
      if (!edge.stopped().isEmpty()) {
        find("%s stopped: %s", edge.device, edge.stopped());
      }
    }
    for (String name : committed.keySet()) {
      if (!produced.contains(name)) {
        find("committed, and never produced: %s", name);
      }
    }
    order();
    log();
  }

  private void order() {
    Map<String, Long> last = new HashMap<>();
    for (String effect : run.db.effects) {
      int cut = effect.lastIndexOf('/');
      String stream = effect.substring(0, cut);
      long seq = Long.parseLong(effect.substring(cut + 1));
      long before = last.getOrDefault(stream, 0L);
      if (seq != before + 1) {
        find("%s took effect after record %d of its stream", effect, before);
      }
      last.put(stream, seq);
    }
  }

  private void log() {
    List<String> leaves = run.db.leaves.stream().map(leaf -> SimDb.name(leaf.fields())).toList();
    if (!leaves.equals(run.db.effects)) {
      find("the leaves are not the effects: %s, %s", leaves, run.db.effects);
    }
    for (String note : checkpoints) {
      try {
        Checkpoint seen = Checkpoint.parse(SignedNote.parse(note).text());
        long size = seen.head().size();
        if (size > run.db.leaves.size() || !run.db.log.head((int) size).equals(seen.head())) {
          find("a checkpoint of %d leaves was given out that the log never had", size);
        }
      } catch (MalformedProofException e) {
        find("a checkpoint that is none: %s", e.getMessage());
      }
    }
  }

  private static List<SealedRecord> made(SimEdge edge) {
    return edge.produced.stream().filter(Objects::nonNull).toList();
  }

  private Map<String, String> committed() {
    Map<String, String> committed = new HashMap<>();
    run.db.leaves.forEach(leaf -> committed.put(SimDb.name(leaf.fields()), leaf.hash()));
    return committed;
  }

  private void find(String format, Object... values) {
    findings.add(format.formatted(values));
  }
}
