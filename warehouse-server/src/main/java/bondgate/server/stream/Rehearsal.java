package bondgate.server.stream;

import bondgate.events.KeyRolled;
import bondgate.events.SealedRecord;
import bondgate.events.Topics;
import bondgate.server.fleet.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Lets what the leaves of a log state take effect a second time, by the code that did it the first
 * time, so that what is stored can be compared with it. The ambient transaction must be one of a
 * schema of its own; nothing is appended to a log, signed, published or answered.
 */
@ApplicationScoped
public class Rehearsal {
  private final BatchTransaction batches;
  private final ActTransaction acts;
  private final Quarantine quarantine;
  private final StreamRows rows;
  private final Keys keys;

  @Inject
  Rehearsal(
      BatchTransaction batches,
      ActTransaction acts,
      Quarantine quarantine,
      StreamRows rows,
      Keys keys) {
    this.batches = batches;
    this.acts = acts;
    this.quarantine = quarantine;
    this.rows = rows;
    this.keys = keys;
  }

  /** An act. The transaction is rolled back unless it is done. */
  @Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
  public ActAnswer act(ActRef ref, LogLeaf.OfAct leaf) throws SQLException {
    return acts.takeEffect(ref, leaf.act(), leaf.second(), leaf.sealed());
  }

  /**
   * The batches of one transaction, of which nothing is checked but that each goes on where its
   * device's stream stands.
   *
   * @param firstLeaf leaf of the first record; the others follow
   * @throws IllegalStateException if one does not
   */
  @Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
  public void records(List<SignedRun> runs, long firstLeaf, Instant at) throws SQLException {
    List<TakenBatch> taken = new ArrayList<>();
    for (SignedRun run : runs) {
      TakenBatch one = run.taken();
      rows.lock(one.batch());
      SealedRecord last = run.records().get(run.records().size() - 1);
      if (last.fields().body() instanceof KeyRolled rolled) {
        keys.rolled(
            one.batch().zone(),
            one.batch().device(),
            rolled.newKey(),
            one.batch().epoch(),
            one.batch().lastSeq(),
            at);
      }
      taken.add(one);
    }
    batches.takeEffect(taken, firstLeaf, at);
  }

  /**
   * A message that was put aside.
   *
   * @param notice the leaf that says so; asked only if it opens an alarm
   */
  @Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
  public void putAside(
      Topics.Source source,
      byte[] message,
      String reason,
      String detail,
      Instant at,
      LongSupplier notice)
      throws SQLException {
    quarantine.keep(source, message, reason, detail, at, notice);
  }
}
