package bondgate.server.evidence;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether a zone's log continues what somebody was shown of it, and the proof that it does. */
@ApplicationScoped
public class Continuity {
  private static final int MOST_KNOWN = 1000;

  private static final String GIVEN_UP =
      "; an operator knows, and let the log go on: whoever holds it has to let go of it"
          + " (bondgate.edge.outbox.history-lost)";

  private final EvidenceLog log;
  private final SigningStops stops;

  // Notes that agreed once: a committed log only grows, so they agree for good. By note.
  private final Map<String, Shown.Agrees> agreed =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Shown.Agrees> eldest) {
              return size() > MOST_KNOWN;
            }
          });

  @Inject
  Continuity(EvidenceLog log, SigningStops stops) {
    this.log = log;
    this.stops = stops;
  }

  /** What a checkpoint that somebody holds says about the log. */
  public sealed interface Shown {
    /**
     * The log continues it.
     *
     * @param size of the log in it, 0 for no checkpoint at all
     */
    record Agrees(long size) implements Shown {}

    /** It is larger than the log, which lost its end. */
    record RolledBack(String finding) implements Shown {}

    /** It and the log are two histories. */
    record Forked(String finding) implements Shown {}

    /** The zone's key did not sign it. */
    record NotOurs(String finding) implements Shown {}
  }

  /**
   * Looks at a signed note that somebody shows; an empty one shows nothing. One that we signed and
   * that the log does not continue stops the log, whoever shows it: what it would sign from then on
   * would be a second history. It does not if an operator has given up that very one.
   */
  @Transactional(TxType.NOT_SUPPORTED)
  public Shown look(String zone, String note) {
    if (note.isEmpty()) {
      return new Shown.Agrees(0);
    }
    Shown.Agrees before = agreed.get(zone + "\n" + note);
    if (before != null) {
      return before;
    }
    try {
      SignedNote signed = SignedNote.parse(note);
      Checkpoint checkpoint = Checkpoint.parse(signed.text());
      if (signed.check(log.verifierKey(zone)) instanceof ProofCheck.Fails fails) {
        return new Shown.NotOurs(fails.why());
      }
      Shown shown = compare(zone, checkpoint.head());
      if (shown instanceof Shown.Agrees agrees) {
        agreed.put(zone + "\n" + note, agrees);
        return shown;
      }
      return against(zone, checkpoint.head(), shown);
    } catch (MalformedProofException e) {
      return new Shown.NotOurs(e.getMessage());
    }
  }

  private Shown against(String zone, TreeHead head, Shown shown) {
    String known = stops.wasGivenUp(zone, head) ? GIVEN_UP : "";
    if (shown instanceof Shown.RolledBack back) {
      stops.shown(zone, head, "somebody " + back.finding());
      return new Shown.RolledBack(back.finding() + known);
    }
    String finding = ((Shown.Forked) shown).finding();
    stops.shown(zone, head, "somebody holds another history: " + finding);
    return new Shown.Forked(finding + known);
  }

  private Shown compare(String zone, TreeHead held) {
    TreeHead now = log.head(zone);
    if (held.size() > now.size()) {
      return new Shown.RolledBack(
          "received a checkpoint of %d entries; the log has %d; it lost its end"
              .formatted(held.size(), now.size()));
    }
    if (held.size() == 0) {
      return new Shown.Agrees(0);
    }
    ProofCheck check = log.consistency(zone, held.size(), now.size()).check(held, now);
    return check instanceof ProofCheck.Fails fails
        ? new Shown.Forked(fails.why())
        : new Shown.Agrees(held.size());
  }

  /**
   * The hashes that prove that the log of a checkpoint of ours continues that size; none are needed
   * from size 0.
   *
   * @param note a checkpoint that this server signed
   */
  @Transactional(TxType.NOT_SUPPORTED)
  public List<String> proof(String zone, long from, String note) {
    if (from == 0) {
      return List.of();
    }
    try {
      long to = Checkpoint.parse(SignedNote.parse(note).text()).head().size();
      return log.consistency(zone, from, to).hashes().stream().map(Hash::base64).toList();
    } catch (MalformedProofException e) {
      throw new IllegalArgumentException("no checkpoint of ours: " + note, e);
    }
  }
}
