package bondgate.rfid.llrp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts messages out of a stream of bytes, whatever the pieces in which they come. Holds at most one
 * unfinished message of 2 MiB. LLRP has no mark by which to find a message again: after an
 * impossible head the stream is broken for good, and the connection must be closed.
 */
public final class LlrpStream {
  private byte[] kept = new byte[256];
  private int size;
  private Optional<LlrpFault> broken = Optional.empty();

  /** Takes bytes; answers with the messages that are whole now, in order. */
  public List<Octets> feed(byte[] bytes, int from, int to) {
    List<Octets> whole = new ArrayList<>();
    int next = from;
    while (next < to && broken.isEmpty()) {
      int wanted = size < LlrpMessage.HEAD_BYTES ? LlrpMessage.HEAD_BYTES : length();
      int taken = Math.min(to - next, wanted - size);
      append(bytes, next, taken);
      next += taken;
      if (size == LlrpMessage.HEAD_BYTES) {
        broken = impossible();
      }
      if (broken.isEmpty() && size >= LlrpMessage.HEAD_BYTES && size == length()) {
        whole.add(Octets.of(kept, 0, size));
        size = 0;
      }
    }
    return whole;
  }

  /** Takes bytes; answers with the messages that are whole now, in order. */
  public List<Octets> feed(byte[] bytes) {
    return feed(bytes, 0, bytes.length);
  }

  /** Why nothing more can be read; empty as long as the stream is sound. */
  public Optional<LlrpFault> broken() {
    return broken;
  }

  /** How many bytes of an unfinished message are held. */
  public int held() {
    return size;
  }

  private void append(byte[] bytes, int from, int count) {
    if (size + count > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(size + count, kept.length * 2));
    }
    System.arraycopy(bytes, from, kept, size, count);
    size += count;
  }

  private int length() {
    return (int) Math.min(new BitReader(kept, 2, 6).take(32), LlrpMessage.MOST_BYTES + 1L);
  }

  private Optional<LlrpFault> impossible() {
    int version = (kept[0] >> 2) & 7;
    long length = new BitReader(kept, 2, 6).take(32);
    if (version != 1 && version != 2) {
      return Optional.of(
          new LlrpFault(LlrpFault.Kind.VERSION, "head", "version " + version, "version 1 or 2"));
    }
    if (length < LlrpMessage.HEAD_BYTES || length > LlrpMessage.MOST_BYTES) {
      return Optional.of(
          new LlrpFault(
              LlrpFault.Kind.MESSAGE_LENGTH, "head", length + " bytes", "10 to 2097152 bytes"));
    }
    return Optional.empty();
  }
}
