package bondgate.server.payment;

import bondgate.server.journal.JsonLines;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which notifications the sandbox still owes. Each change is a line of JSON at the end of a file:
 * what was not taken when the server stopped, or was killed, is sent after the next start.
 */
final class SandboxOwed {
  private final JsonLines<Notice> lines;
  private final Map<Long, Notice> owed = new LinkedHashMap<>();
  private long last;

  SandboxOwed(Path file) {
    this.lines = new JsonLines<>(file, Notice.class);
    lines.all().forEach(this::index);
  }

  /** What a notification is about. */
  enum About {
    PAID,
    /** A payment, signed by somebody else. */
    FORGED,
    REFUND
  }

  /**
   * A notification.
   *
   * @param no its number here
   * @param refundNo empty text unless it is about a refund
   * @param dueAtMs when it is sent next, in milliseconds since 1970
   * @param sent how often it was sent in vain
   * @param over whether it was taken, or given up
   */
  record Notice(
      long no,
      About about,
      String paymentNo,
      String refundNo,
      long dueAtMs,
      int sent,
      boolean over) {
    Notice again(long atMs) {
      return new Notice(no, about, paymentNo, refundNo, atMs, sent + 1, false);
    }

    private Notice ended() {
      return new Notice(no, about, paymentNo, refundNo, dueAtMs, sent, true);
    }
  }

  private void index(Notice notice) {
    last = Math.max(last, notice.no());
    if (notice.over()) {
      owed.remove(notice.no());
    } else {
      owed.put(notice.no(), notice);
    }
  }

  /** From now on that is owed. */
  synchronized Notice owe(About about, String paymentNo, String refundNo, long dueAtMs) {
    return keep(new Notice(last + 1, about, paymentNo, refundNo, dueAtMs, 0, false));
  }

  /** It was sent in vain, and is sent again then. */
  synchronized Notice again(Notice notice, long atMs) {
    return keep(notice.again(atMs));
  }

  /** It was taken, or it is given up. */
  synchronized void end(Notice notice) {
    if (owed.containsKey(notice.no())) {
      keep(notice.ended());
    }
  }

  synchronized List<Notice> all() {
    return List.copyOf(owed.values());
  }

  private Notice keep(Notice notice) {
    index(notice);
    lines.add(notice);
    return notice;
  }
}
