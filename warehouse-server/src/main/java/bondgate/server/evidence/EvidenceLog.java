package bondgate.server.evidence;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.ConsistencyProof;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.Receipt;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.SignedNote.NoteSignature;
import bondgate.evidence.proof.TreeHead;
import bondgate.evidence.proof.VerifierKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The evidence logs (存证日志), one per zone. A leaf is bytes that somebody may later have to prove:
 * the very bytes an edge agent signed, or an act of a person as JSON. Nothing personal may be in
 * them, because nothing can be taken out again.
 */
@ApplicationScoped
public class EvidenceLog {
  /** The longest leaf, in bytes: C2SP tlog-tiles states an entry's length in two. */
  public static final int LONGEST_LEAF = 65_535;

  private final LogRows rows;
  private final StoredTree stored;
  private final LogTiles tiles;
  private final StartCheck check;
  private final ServerKey key;
  private final String originPrefix;

  @Inject
  EvidenceLog(
      LogRows rows,
      StoredTree stored,
      LogTiles tiles,
      StartCheck check,
      ServerKey key,
      @ConfigProperty(name = "bondgate.evidence.origin-prefix", defaultValue = "bondgate.local")
          String originPrefix) {
    this.rows = rows;
    this.stored = stored;
    this.tiles = tiles;
    this.check = check;
    this.key = key;
    this.originPrefix = originPrefix;
  }

  /**
   * Adds leaves at the end, in the ambient transaction: they are in the log if and only if it
   * commits. Two appends to one zone at the same time cannot both commit.
   *
   * @param leaves at least one, each of at most {@value #LONGEST_LEAF} bytes
   * @return the index of the first of them; the others follow it
   * @throws DamagedLogException if what is stored does not give the committed root
   * @throws EvidenceStorageException if the database fails, or another transaction was faster
   */
  @Transactional(TxType.MANDATORY)
  public long append(String zone, List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      throw new IllegalArgumentException("an append has at least one leaf");
    }
    for (byte[] leaf : leaves) {
      if (leaf.length > LONGEST_LEAF) {
        // Once it were in, nobody could fetch the log any more.
        throw new IllegalArgumentException(
            "a leaf has at most %d bytes; received %d".formatted(LONGEST_LEAF, leaf.length));
      }
    }
    check.requireSound(zone);
    TreeHead before = rows.head(zone);
    GrowingTree tree = stored.verified(zone, before);
    leaves.forEach(leaf -> tree.append(MerkleTree.leafHash(leaf)));
    rows.insertLeaves(zone, before.size(), leaves);
    rows.insertTiles(zone, tiles.completed(zone, before.size(), tree));
    // Last, and unique per size: if two writers began at one head, the slower one fails here.
    rows.insertHead(zone, tree.head(), tree.edgeBytes());
    return before.size();
  }

  /** Size and root as the ambient transaction sees them; without one, as committed. */
  @Transactional(TxType.SUPPORTS)
  public TreeHead head(String zone) {
    return rows.head(zone);
  }

  /** The bytes of a leaf, exactly; empty if the log has no such index. */
  @Transactional(TxType.SUPPORTS)
  public Optional<byte[]> leaf(String zone, long index) {
    return rows.leaf(zone, index);
  }

  /**
   * The bytes of the leaves from one place to before another, up to the first that is not there.
   */
  @Transactional(TxType.SUPPORTS)
  public List<byte[]> leaves(String zone, long from, long to) {
    return rows.leaves(zone, from, to);
  }

  /** The sizes after which a head was stored, from one to another, both included. */
  @Transactional(TxType.SUPPORTS)
  public Set<Long> sizes(String zone, long from, long to) {
    return rows.heads(zone, from, to).keySet();
  }

  /** Whether it had that size and root after some append. The empty log it always had. */
  @Transactional(TxType.SUPPORTS)
  public boolean wasCommitted(String zone, TreeHead head) {
    return head.equals(TreeHead.EMPTY)
        || head.root().equals(rows.heads(zone, head.size(), head.size()).get(head.size()));
  }

  /**
   * The checkpoint of what is committed: a C2SP tlog-checkpoint as a signed note. An ambient
   * transaction is set aside, because what it may still roll back must never be signed; so within
   * one this is the checkpoint before its own appends.
   *
   * @throws DamagedLogException if what is stored does not give the committed root
   */
  @Transactional(TxType.NOT_SUPPORTED)
  public String checkpoint(String zone) {
    return sign(zone, rows.head(zone)).note();
  }

  /** The key that signs the zone's checkpoints, named like the zone's log. */
  public VerifierKey verifierKey(String zone) {
    return VerifierKey.ed25519(origin(zone), key.signingKey().verifyKey().bytes());
  }

  /** Name of the zone's log. */
  public String origin(String zone) {
    return originPrefix + "/" + zone;
  }

  /** A leaf's proof under the committed head, with that head signed. */
  @Transactional(TxType.NOT_SUPPORTED)
  Receipt receipt(String zone, long index, TreeHead head) {
    return new Receipt(
        index, stored.roots(zone, TreeShape.inclusion(index, head.size()), head), sign(zone, head));
  }

  /** The proof that the log of the second size continues that of the first. */
  @Transactional(TxType.NOT_SUPPORTED)
  ConsistencyProof consistency(String zone, long from, long to) {
    return new ConsistencyProof(stored.roots(zone, TreeShape.consistency(from, to)));
  }

  private SignedNote sign(String zone, TreeHead head) {
    check.requireSound(zone);
    stored.verified(zone, head);
    String text = Checkpoint.of(origin(zone), head).text();
    byte[] signature =
        Base64.getDecoder().decode(key.signingKey().sign(text.getBytes(StandardCharsets.UTF_8)));
    return new SignedNote(text, List.of(NoteSignature.of(verifierKey(zone), signature)));
  }
}
