package bondgate.server.evidence;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.Cosigners;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import bondgate.evidence.proof.VerifierKey;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The checkpoints that are shown to everybody, after witnesses cosigned them. A witness that holds
 * more than the log has, or another history, stops the signing of that log.
 */
final class CheckpointPublisher implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(CheckpointPublisher.class);

  private final EvidenceLog log;
  private final StartCheck check;
  private final SigningStops stops;
  private final Cosigners cosigners;
  private final WitnessRound witnesses;
  private final KeptCheckpoints kept;
  private final Map<String, Published> published = new ConcurrentHashMap<>();
  // Both keep what lasts for a day from being a line in the log for each second.
  private final Map<String, String> said = new ConcurrentHashMap<>();
  private final Set<String> unpublished = ConcurrentHashMap.newKeySet();

  /**
   * A publisher that has published nothing yet, or by an earlier process what is kept.
   *
   * @param addresses of the witnesses
   * @param cosigners the same witnesses, and how many of them must have cosigned
   * @param patience for one answer of one witness
   */
  CheckpointPublisher(
      EvidenceLog log,
      StartCheck check,
      SigningStops stops,
      List<WitnessAddress> addresses,
      Cosigners cosigners,
      KeptCheckpoints kept,
      Duration patience) {
    this.log = log;
    this.check = check;
    this.stops = stops;
    this.cosigners = cosigners;
    this.kept = kept;
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.multipliedBy(2))
            .build();
    this.witnesses =
        new WitnessRound(
            addresses.stream().map(one -> new WitnessDesk(one, http, patience)).toList(), log);
  }

  /** A checkpoint with its cosignatures. */
  record Published(TreeHead head, SignedNote note) {}

  /**
   * What was published last; empty before the first.
   *
   * @throws DamagedLogException if the log is not to be signed
   */
  Optional<Published> last(String zone) {
    check.requireSound(zone);
    return Optional.ofNullable(published.get(zone));
  }

  /** Signs, asks the witnesses and publishes, if the log grew or a cosignature is missing. */
  void round(String zone) {
    if (!published.containsKey(zone)) {
      takeUp(zone);
    }
    if (check.damaged().containsKey(zone)) {
      return;
    }
    Published before = published.get(zone);
    boolean grew = before == null || !before.head().equals(log.head(zone));
    if (!grew && cosigners.under(before.note()).size() == cosigners.witnesses().size()) {
      return;
    }
    try {
      SignedNote note = grew ? SignedNote.parse(log.checkpoint(zone)) : before.note();
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      for (var answer : witnesses.ask(zone, note, checkpoint).entrySet()) {
        note = take(zone, note, answer.getKey(), answer.getValue());
      }
      publish(zone, checkpoint.head(), note);
    } catch (MalformedProofException e) {
      throw new IllegalStateException("our own checkpoint cannot be read", e);
    }
  }

  /** What an earlier process published, if the log leads to it and it is still enough. */
  private void takeUp(String zone) {
    try {
      Optional<SignedNote> note = kept.read(zone);
      if (note.isEmpty()) {
        return;
      }
      TreeHead head = Checkpoint.parse(note.get().text()).head();
      if (!note.get().check(log.verifierKey(zone)).holds()) {
        leave(zone, "it is not signed with this server's key");
      } else if (!log.wasCommitted(zone, head)) {
        stops.stop(
            zone,
            "this server published a checkpoint of %d entries that the log, which has %d, does not lead to: it lost its end, or has another history; the checkpoint is in %s"
                .formatted(head.size(), log.head(zone).size(), kept.putAside(zone)));
      } else if (cosigners.check(note.get()).holds()) {
        published.put(zone, new Published(head, note.get()));
      }
    } catch (MalformedProofException e) {
      leave(zone, e.getMessage());
    }
  }

  private void leave(String zone, String why) {
    LOG.warnf(
        "zone '%s': the checkpoint that was kept is not taken up: %s; it is in %s now",
        zone, why, kept.putAside(zone));
  }

  private SignedNote take(String zone, SignedNote note, VerifierKey witness, WitnessAnswer answer) {
    if (answer instanceof WitnessAnswer.Cosigned cosigned) {
      tellOnce(zone, witness, "cosigns");
      return note.with(cosigned.signature());
    }
    if (answer instanceof WitnessAnswer.KnowsSize known) {
      long size = log.head(zone).size();
      if (known.size() > size) {
        stops.stop(
            zone,
            "witness '%s' cosigned a checkpoint of %d entries; the log has %d: it lost its end"
                .formatted(witness.name(), known.size(), size));
      } else {
        tellOnce(zone, witness, "was asked by somebody else at the same time");
      }
    } else if (answer instanceof WitnessAnswer.Refuses refuses) {
      stops.stop(
          zone, "witness '%s' holds another history: %s".formatted(witness.name(), refuses.why()));
    } else if (answer instanceof WitnessAnswer.Away away) {
      tellOnce(zone, witness, "is away: " + away.why());
    }
    return note;
  }

  private void publish(String zone, TreeHead head, SignedNote note) {
    if (check.damaged().containsKey(zone)) {
      return;
    }
    if (cosigners.check(note) instanceof ProofCheck.Fails fails) {
      if (unpublished.add(zone)) {
        LOG.warnf(
            "zone '%s': no checkpoint is published from %d entries on: %s",
            zone, head.size(), fails.why());
      }
      return;
    }
    kept.keep(zone, note);
    published.put(zone, new Published(head, note));
    if (unpublished.remove(zone)) {
      LOG.infof("zone '%s': checkpoints are published again", zone);
    }
  }

  private void tellOnce(String zone, VerifierKey witness, String what) {
    if (!what.equals(said.put(zone + " " + witness.text(), what))) {
      LOG.infof("witness '%s' for zone '%s': %s", witness.name(), zone, what);
    }
  }

  @Override
  public void close() {
    witnesses.close();
  }
}
