package bondgate.story;

import bondgate.events.EdgeRecord;
import bondgate.events.EventKind;
import bondgate.events.MalformedMessageException;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.simulator.day.SiteSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The checker of a stream's history. It is handed what the agents' side files say, every answer and
 * every checkpoint that anybody saw, and then what the database has, leaf by leaf. Acknowledged ⊆
 * committed ⊆ produced; each record once, in its device's order, without a gap; an effect for every
 * leaf and a leaf for every effect; every checkpoint a prefix of the one log. Each finding names
 * what is wrong. Pure.
 */
final class StreamCheck {
  private static final int MOST_FINDINGS = 50;

  /** What an agent records by itself: at each start, its start, its reader and a heartbeat. */
  private static final int OWN_RECORDS_PER_START = 8;

  private static final Set<EventKind> TOLD_IN_THE_FENCE_LOG =
      Set.of(
          EventKind.AGENT_STARTED,
          EventKind.READER_HEALTH,
          EventKind.TAG_CROSSING,
          EventKind.TAG_SIGHTING,
          EventKind.ALARM_RAISED);

  private final Map<String, Witnessed> witnessed = new HashMap<>();
  private final Map<String, RecordChain> chains = new HashMap<>();
  private final Map<String, Integer> ownRecords = new HashMap<>();
  private final Map<Long, Set<String>> rootsSeen = new TreeMap<>();
  private final Map<String, Map<Long, Long>> answers = new HashMap<>();
  private final Set<String> acts = new HashSet<>();
  private final PrefixRoots tree = new PrefixRoots();
  private final List<String> findings = new ArrayList<>();

  /**
   * A leaf with the effects that name it.
   *
   * @param index its place in the log
   * @param text its bytes, which are UTF-8
   * @param record the row of the stream, null if there is none
   * @param fence the line of the fence log, null if there is none
   * @param act whether an act of a person names it
   */
  record Leaf(long index, String text, RecordRow record, FenceRow fence, boolean act) {}

  /** A row of the stream. */
  record RecordRow(String device, long epoch, long seq, String hash) {}

  /** A line of the fence log. */
  record FenceRow(String device, long epoch, long seq, String kind) {}

  void produced(Witnessed file) {
    witnessed.put(file.device(), file);
    chains.put(file.device(), RecordChain.begin(SiteSettings.ZONE, file.device(), 1));
  }

  /** A checkpoint that somebody saw, at any time. */
  void seen(long size, String rootBase64) {
    if (size == 0 && rootBase64.equals(MerkleTree.EMPTY_ROOT.base64())) {
      return; // a prefix of every log
    }
    rootsSeen.computeIfAbsent(size, s -> new HashSet<>()).add(rootBase64);
  }

  /** An answer that went to an agent: through that record, under a checkpoint of that size. */
  void answered(String device, long throughSeq, long checkpointSize) {
    answers
        .computeIfAbsent(device, d -> new HashMap<>())
        .merge(throughSeq, checkpointSize, Math::min);
  }

  /** The leaves, in the order of the log. */
  void take(Leaf leaf) {
    if (leaf.index() != tree.size()) {
      finding("leaf %d stands where leaf %d is expected".formatted(leaf.index(), tree.size()));
    }
    tree.add(leaf.text().getBytes(StandardCharsets.UTF_8));
    Set<String> seen = rootsSeen.remove(tree.size());
    if (seen != null && !seen.equals(Set.of(tree.root().base64()))) {
      finding(
          "checkpoints of %d leaves were signed with %s; the log gives %s"
              .formatted(tree.size(), seen, tree.root().base64()));
    }
    if (leaf.act() == (leaf.record() != null)) {
      finding("leaf %d has %s".formatted(leaf.index(), leaf.act() ? "two effects" : "no effect"));
    }
    if (leaf.record() != null) {
      record(leaf);
    } else if (!acts.add(leaf.text())) {
      finding("leaf %d repeats an act".formatted(leaf.index()));
    }
  }

  private void record(Leaf leaf) {
    RecordRow row = leaf.record();
    try {
      SealedRecord record = SealedRecord.read(leaf.text().getBytes(StandardCharsets.UTF_8));
      EdgeRecord fields = record.fields();
      RecordRow said = new RecordRow(fields.device(), fields.epoch(), fields.seq(), record.hash());
      if (!said.equals(row)) {
        finding("leaf %d states %s; its row says %s".formatted(leaf.index(), said, row));
      }
      order(leaf, record);
      origin(leaf, record);
      effect(leaf, fields);
      acknowledged(leaf);
    } catch (MalformedMessageException e) {
      finding("leaf %d is no record: %s".formatted(leaf.index(), e.getMessage()));
    }
  }

  private void order(Leaf leaf, SealedRecord record) {
    RecordChain chain = chains.get(leaf.record().device());
    if (chain == null) {
      finding("leaf %d is of %s, which nobody fed".formatted(leaf.index(), leaf.record()));
    } else if (chain.follows(record)) {
      chains.put(chain.device(), chain.after(record));
    } else {
      finding(
          "leaf %d is %s; expected after record %d of it"
              .formatted(leaf.index(), leaf.record(), chain.lastSeq()));
    }
  }

  /** Committed ⊆ produced: by its hash, or by an intention that a kill left open. */
  private void origin(Leaf leaf, SealedRecord record) {
    Witnessed file = witnessed.get(record.fields().device());
    if (file == null) {
      return;
    }
    String hash = file.hashes().remove(record.fields().seq());
    if (hash != null) {
      if (!hash.equals(record.hash())) {
        finding("leaf %d is %s; produced was %s".formatted(leaf.index(), leaf.record(), hash));
      }
      return;
    }
    EventKind kind = record.fields().body().kind();
    if (!file.inFlight().remove(kind.wireName() + " " + record.fields().seenAt())
        && ownRecords.merge(file.device(), 1, Integer::sum)
            > OWN_RECORDS_PER_START * file.starts()) {
      finding(
          "leaf %d is %s, a %s that nobody produced"
              .formatted(leaf.index(), leaf.record(), kind.wireName()));
    }
  }

  private void effect(Leaf leaf, EdgeRecord fields) {
    EventKind kind = fields.body().kind();
    FenceRow expected =
        TOLD_IN_THE_FENCE_LOG.contains(kind)
            ? new FenceRow(fields.device(), fields.epoch(), fields.seq(), kind.wireName())
            : null;
    boolean free = expected == null && kind != EventKind.HEARTBEAT;
    if (!free && (expected == null ? leaf.fence() != null : !expected.equals(leaf.fence()))) {
      finding(
          "leaf %d is a %s; the fence log says %s"
              .formatted(leaf.index(), kind.wireName(), leaf.fence()));
    }
  }

  /** An answer must not be older than what it answers for. */
  private void acknowledged(Leaf leaf) {
    Map<Long, Long> own = answers.getOrDefault(leaf.record().device(), Map.of());
    Long size = own.isEmpty() ? null : own.remove(leaf.record().seq());
    if (size != null && size <= leaf.index()) {
      finding(
          "%s was acknowledged under a checkpoint of %d leaves; it is leaf %d"
              .formatted(leaf.record(), size, leaf.index()));
    }
  }

  /**
   * The end of the log.
   *
   * @param marks the high-water mark of each device in the database
   * @param withoutLeaf effects whose leaf is not there, in words
   * @return what is wrong, empty if nothing is
   */
  List<String> end(Map<String, Long> marks, List<String> withoutLeaf) {
    withoutLeaf.forEach(this::finding);
    rootsSeen.forEach(
        (size, roots) ->
            finding(
                "a checkpoint of %d leaves was seen; there are %d".formatted(size, tree.size())));
    witnessed.values().forEach(file -> endOf(file, marks.getOrDefault(file.device(), 0L)));
    return List.copyOf(findings);
  }

  private void endOf(Witnessed file, long mark) {
    long committed = chains.get(file.device()).lastSeq();
    String device = file.device();
    file.hashes().keySet().stream()
        .sorted()
        .limit(3)
        .forEach(seq -> finding("record %d of %s was produced and is lost".formatted(seq, device)));
    answers
        .getOrDefault(device, Map.of())
        .keySet()
        .forEach(
            seq -> finding("record %d of %s was acknowledged and is lost".formatted(seq, device)));
    expect(
        device + ": the agent was told that these are committed, at most",
        committed,
        Math.max(committed, file.acked()));
    expect(device + ": everything is acknowledged through", committed, file.drained());
    expect(device + ": high-water mark", committed, mark);
  }

  private void expect(String what, long expected, long found) {
    if (expected != found) {
      finding("%s: expected %d, found %d".formatted(what, expected, found));
    }
  }

  private void finding(String what) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(what);
    }
  }

  /** How many leaves were taken. */
  long size() {
    return tree.size();
  }

  /** The root of them, in Base64. */
  String root() {
    return tree.root().base64();
  }

  /** The roots of all prefixes of a log, one after the other: RFC 6962, section 2.1. */
  private static final class PrefixRoots {
    private final List<Hash> peaks = new ArrayList<>();
    private long size;

    void add(byte[] leaf) {
      Hash node = MerkleTree.leafHash(leaf);
      for (long rest = size; (rest & 1) == 1; rest >>= 1) {
        node = MerkleTree.nodeHash(peaks.remove(peaks.size() - 1), node);
      }
      peaks.add(node);
      size++;
    }

    long size() {
      return size;
    }

    Hash root() {
      Hash root = null;
      for (int i = peaks.size() - 1; i >= 0; i--) {
        root = root == null ? peaks.get(i) : MerkleTree.nodeHash(peaks.get(i), root);
      }
      return root == null ? MerkleTree.EMPTY_ROOT : root;
    }
  }
}
