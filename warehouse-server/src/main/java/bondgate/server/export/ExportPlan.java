package bondgate.server.export;

import bondgate.server.evidence.LeafProofs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What will be in an export, before a byte of it is written.
 *
 * @param scope what was asked
 * @param batches the signatures, in the order of device, epoch and number
 * @param signed the one checkpoint
 * @param madeAt when it was asked for
 */
public record ExportPlan(
    ExportScope scope, List<SignedBatch> batches, LeafProofs.Signed signed, Instant madeAt) {
  /** Takes a copy. */
  public ExportPlan {
    batches = List.copyOf(batches);
  }

  /** Whether nothing that was asked for is in the log. */
  public boolean isEmpty() {
    return batches.isEmpty();
  }

  /** How many records will be in it. */
  public long records() {
    return ranges().stream().mapToLong(range -> range.last() - range.first() + 1).sum();
  }

  /** What the cover calls the place: an opening, an agent's records, or all. */
  public String place() {
    if (scope instanceof ExportScope.Period period) {
      return period.portal().isEmpty() ? "全部 / all" : period.portal();
    }
    return ((ExportScope.Records) scope)
        .ranges().stream()
            .map(r -> "%s %d: %d–%d".formatted(r.device(), r.epoch(), r.first(), r.last()))
            .collect(Collectors.joining(", "));
  }

  /** The records that the signatures cover, as few ranges as possible. */
  List<SeqRange> ranges() {
    List<SeqRange> sorted =
        batches.stream()
            .map(SignedBatch::records)
            .sorted(
                Comparator.comparing(SeqRange::device)
                    .thenComparingLong(SeqRange::epoch)
                    .thenComparingLong(SeqRange::first))
            .toList();
    List<SeqRange> merged = new ArrayList<>();
    for (SeqRange range : sorted) {
      SeqRange before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (before != null
          && before.device().equals(range.device())
          && before.epoch() == range.epoch()
          && range.first() <= before.last() + 1) {
        merged.set(
            merged.size() - 1,
            new SeqRange(
                before.device(),
                before.epoch(),
                before.first(),
                Math.max(before.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }
}
