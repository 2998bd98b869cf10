package bondgate.rfid.epc;

import bondgate.rfid.Epc;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Notices that an EPC answers from another chip than before. Pure memory: no I/O, no clock; not for
 * use by two threads at once. A clone by one who can also choose the chip's TID is not noticed: the
 * standard lets no buyer do so, but chips that can exist.
 */
public final class CloneWatch {
  private final int most;
  // In the order of commissioning or first read: the oldest is forgotten first.
  private final LinkedHashMap<Epc, TagBinding> byEpc = new LinkedHashMap<>();
  private final Map<String, TagBinding> byTid = new HashMap<>();
  private long forgotten;

  /**
   * A watch that remembers nothing yet.
   *
   * @param most how many bindings it keeps, 1 to 10 million; some 400 bytes each
   */
  public CloneWatch(int most) {
    if (most < 1 || most > 10_000_000) {
      throw new IllegalArgumentException("most must be from 1 to 10000000; received " + most);
    }
    this.most = most;
  }

  /** Remembers a tag that was commissioned, in place of what was remembered of its EPC or chip. */
  public void remember(TagBinding binding) {
    TagBinding ofEpc = byEpc.remove(binding.epc());
    if (ofEpc != null) {
      byTid.remove(ofEpc.tid().hex());
    }
    TagBinding ofTid = byTid.remove(binding.tid().hex());
    if (ofTid != null) {
      byEpc.remove(ofTid.epc());
    }
    if (byEpc.size() == most) {
      TagBinding oldest = byEpc.remove(byEpc.keySet().iterator().next());
      byTid.remove(oldest.tid().hex());
      forgotten++;
    }
    byEpc.put(binding.epc(), binding);
    byTid.put(binding.tid().hex(), binding);
  }

  /**
   * A tag was read.
   *
   * @param epc its EPC
   * @param tidHex its TID from word 0 on, always the same number of words, if it was read
   * @param at when, by the clock of the host
   */
  public TidFinding heard(Epc epc, Optional<String> tidHex, Instant at) {
    if (tidHex.isEmpty()) {
      return new TidFinding.NotKnown(epc);
    }
    EpcResult<Tid> decoded = Tid.decode(tidHex.get());
    Optional<EpcFault> fault = decoded.fault();
    if (fault.isPresent()) {
      return new TidFinding.Unreadable(epc, fault.get());
    }
    Tid tid = decoded.get();
    if (!tid.isSerialised()) {
      return new TidFinding.NotSerialised(epc, tid);
    }
    return compare(epc, tid, at);
  }

  private TidFinding compare(Epc epc, Tid tid, Instant at) {
    TagBinding ofEpc = byEpc.get(epc);
    if (ofEpc != null) {
      return ofEpc.tid().hex().equals(tid.hex())
          ? new TidFinding.Same(ofEpc)
          : new TidFinding.CloneSuspected(ofEpc, tid);
    }
    TagBinding ofTid = byTid.get(tid.hex());
    if (ofTid != null) {
      return new TidFinding.Rewritten(ofTid, epc);
    }
    TagBinding fresh = new TagBinding(epc, tid, at);
    remember(fresh);
    return new TidFinding.FirstSeen(fresh);
  }

  /** What is remembered of an EPC. */
  public Optional<TagBinding> binding(Epc epc) {
    return Optional.ofNullable(byEpc.get(epc));
  }

  /** How many bindings were forgotten because the memory was full; clones of those go unnoticed. */
  public long forgotten() {
    return forgotten;
  }
}
