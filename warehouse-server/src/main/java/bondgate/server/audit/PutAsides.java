package bondgate.server.audit;

import bondgate.events.Topics;
import bondgate.server.stream.LogLeaf;
import bondgate.server.stream.Rehearsal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The messages that were put aside, at their places between the leaves. One that opened an alarm
 * has a notice in the log; the others joined an alarm that was open, and stand at their time.
 */
final class PutAsides {
  private static final String TABLE = "stream_quarantine";

  private final String zone;
  private final AuditInputs inputs;
  private final Rehearsal rehearsal;
  private final Scratch scratch;
  private final Findings findings;
  private final List<StoredMessage> waiting;

  /** Whether the first that waits opens an alarm, and so stands at its notice. */
  private boolean needsNotice;

  PutAsides(
      String zone, AuditInputs inputs, Rehearsal rehearsal, Scratch scratch, Findings findings) {
    this.zone = zone;
    this.inputs = inputs;
    this.rehearsal = rehearsal;
    this.scratch = scratch;
    this.findings = findings;
    this.waiting = new ArrayList<>(inputs.messages(zone));
  }

  /** Those that arrived until then. */
  void until(Instant at) {
    while (!needsNotice && !waiting.isEmpty() && !waiting.get(0).arrivedAt().isAfter(at)) {
      needsNotice = !again(waiting.get(0), NoNotice::asked);
      if (!needsNotice) {
        waiting.remove(0);
      }
    }
  }

  /** The one that opened an alarm with that leaf. */
  void notice(long index, LogLeaf.OfNotice notice) {
    until(notice.at().minusNanos(1_000));
    Optional<StoredMessage> found = named(notice);
    if (found.isEmpty()) {
      findings.add(
          TABLE,
          "[\"%s\", \"%s\", \"%s\"]"
              .formatted(notice.device(), notice.trouble(), notice.messageSha256()),
          "the message of the notice in leaf " + index,
          "no such row");
      return;
    }
    StoredMessage message = found.get();
    if (!message.arrivedAt().equals(notice.at())) {
      findings.add(
          TABLE, message.key(), "arrived at " + notice.at(), "arrived at " + message.arrivedAt());
    }
    needsNotice = false;
    if (!again(message, () -> index)) {
      findings.add(TABLE, message.key(), "opens the alarm of leaf " + index, "opens none");
    }
  }

  /** What is left after the last leaf. */
  void end() {
    if (needsNotice) {
      StoredMessage first = waiting.remove(0);
      findings.add(TABLE, first.key(), "a notice in the log", "none");
      needsNotice = false;
    }
    until(Instant.MAX);
    if (needsNotice) {
      end();
    }
  }

  private Optional<StoredMessage> named(LogLeaf.OfNotice notice) {
    for (Iterator<StoredMessage> all = waiting.iterator(); all.hasNext(); ) {
      StoredMessage one = all.next();
      if (one.device().equals(notice.device())
          && one.reason().equals(notice.trouble())
          && one.sha256().equals(notice.messageSha256())) {
        all.remove();
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** Puts it aside again; false, and nothing done, if it needs a notice and has none. */
  private boolean again(StoredMessage message, LongSupplier notice) {
    byte[] bytes = inputs.message(message.id());
    try {
      scratch.call(
          () -> {
            rehearsal.putAside(
                new Topics.Source(zone, message.device()),
                bytes,
                message.reason(),
                message.detail(),
                message.arrivedAt(),
                notice);
            return null;
          });
      return true;
    } catch (NoNotice e) {
      return false;
    } catch (RuntimeException e) {
      if (e.getCause() instanceof NoNotice) {
        return false;
      }
      findings.add(TABLE, message.key(), "a message that was put aside", Causes.of(e));
      return true;
    }
  }

  /** That a message opens an alarm and no notice says so. */
  private static final class NoNotice extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NoNotice() {
      super("no notice");
    }

    private static long asked() {
      throw new NoNotice();
    }
  }
}
