package bondgate.simulator;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.Gen2Error;
import bondgate.rfid.frame.MemoryBank;
import bondgate.rfid.frame.TagIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memory of the tags in a field: a TID of six words made from the first EPC, four words of user
 * memory, and the EPC itself. The access password of every tag is 0. For the device's thread.
 */
final class TagMemories {
  private static final int USER_BYTES = 8;
  private static final long PASSWORD = 0;

  private final RadioField field;
  private final Map<Epc, Bytes> tids = new HashMap<>();

  TagMemories(RadioField field) {
    this.field = field;
  }

  /** What came of an access: data, or why not. */
  record Access(Optional<Epc> tag, Bytes data, Optional<Gen2Error> error, boolean denied) {
    boolean isDone() {
      return tag.isPresent() && error.isEmpty() && !denied;
    }

    private static Access failed(Optional<Epc> tag, Optional<Gen2Error> error, long password) {
      return new Access(tag, Bytes.none(), error, password != PASSWORD);
    }
  }

  /** The tag that is meant: this one if it is in the field, else the first of all. */
  private Optional<Epc> find(Optional<Epc> chosen) {
    List<Epc> present = field.tags();
    return chosen.isPresent() ? chosen.filter(present::contains) : present.stream().findFirst();
  }

  Access read(Optional<Epc> chosen, int bank, int firstWord, int words, long password) {
    Optional<Epc> tag = find(chosen);
    if (tag.isEmpty() || password != PASSWORD) {
      return Access.failed(tag, Optional.empty(), password);
    }
    Bytes memory = memory(tag.get(), bank);
    int from = firstWord * 2;
    int to = from + words * 2;
    return words < 1 || to > memory.size()
        ? Access.failed(tag, Optional.of(Gen2Error.MEMORY_OVERRUN), password)
        : new Access(tag, memory.slice(from, to), Optional.empty(), false);
  }

  /** Writes an EPC, or its PC word and it; every other place is locked. */
  Access write(Optional<Epc> chosen, int bank, int firstWord, Bytes words, long password) {
    Optional<Epc> tag = find(chosen);
    if (tag.isEmpty() || password != PASSWORD) {
      return Access.failed(tag, Optional.empty(), password);
    }
    int skip = firstWord == 1 ? 2 : 0;
    boolean isEpc = bank == MemoryBank.EPC.code() && (firstWord == 1 || firstWord == 2);
    if (!isEpc || words.size() < skip + 2) {
      return Access.failed(tag, Optional.of(Gen2Error.MEMORY_LOCKED), password);
    }
    Epc fresh = Epc.of(words.slice(skip, words.size()).toArray());
    tids.put(fresh, tid(tag.get()));
    field.rename(tag.get(), fresh);
    return Access.failed(tag, Optional.empty(), password);
  }

  private Bytes memory(Epc epc, int bank) {
    if (bank == MemoryBank.TID.code()) {
      return tid(epc);
    } else if (bank == MemoryBank.USER.code()) {
      return Bytes.of(new byte[USER_BYTES]);
    } else if (bank == MemoryBank.EPC.code()) {
      Bytes pcEpcCrc = TagIdentity.pcEpcCrc(epc);
      int end = pcEpcCrc.size() - 2;
      return pcEpcCrc.slice(end, end + 2).plus(pcEpcCrc.slice(0, end));
    }
    return Bytes.of(new byte[8]);
  }

  private Bytes tid(Epc epc) {
    return tids.computeIfAbsent(
        epc, first -> Bytes.hex("E2801160 2000").plus(Bytes.number(first.hashCode(), 6)));
  }
}
