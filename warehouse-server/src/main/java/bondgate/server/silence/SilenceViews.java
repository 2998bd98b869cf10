package bondgate.server.silence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.server.evidence.LeafProofs;
import bondgate.server.export.SeqRange;
import bondgate.server.silence.SilenceResult.Answered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An answer as it goes over the wire, with receipts under one checkpoint. */
@ApplicationScoped
class SilenceViews {
  /** Whose time it is, said in every answer. */
  private static final String CLOCK = "recorded time of the device";

  private static final int MOST_RECEIPTS = 500;

  private final LeafProofs proofs;

  @Inject
  SilenceViews(LeafProofs proofs) {
    this.proofs = proofs;
  }

  View view(Answered answered) {
    Answer answer = answered.answer();
    SilenceQuestion question = answer.question();
    LeafProofs.Signed signed = proofs.now(question.zone());
    List<Heard> shown = shown(answered);
    List<Heard> proven = shown.subList(0, Math.min(shown.size(), MOST_RECEIPTS));
    List<List<Hash>> paths =
        proofs.proofs(
            question.zone(), proven.stream().map(Heard::leafIndex).toList(), signed.head());
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < proven.size(); i++) {
      Heard record = proven.get(i);
      receipts.add(
          new Receipt(
              record.leafIndex(),
              record.fields().seq(),
              new String(record.sealed().bytes(), StandardCharsets.UTF_8),
              MerkleTree.leafHash(record.sealed().bytes()).base64(),
              paths.get(i).stream().map(Hash::base64).toList()));
    }
    return new View(
        question.zone(),
        question.device(),
        question.reader(),
        question.portal(),
        question.from().toString(),
        question.to().toString(),
        CLOCK,
        clockOffset(answered.records()),
        answer.findings().stream().map(SilenceViews::finding).toList(),
        answer.stretches().stream().map(SilenceViews::stretch).toList(),
        answer.events().stream().map(SilenceViews::event).toList(),
        answered.ranges(),
        beat(answered, true),
        beat(answered, false),
        answer.lastSeen() == null ? null : answer.lastSeen().toString(),
        signed.note().note(),
        shown.size() > proven.size(),
        receipts);
  }

  /** The heartbeats on both sides, what bounds a stretch, and the events; in that order. */
  private static List<Heard> shown(Answered answered) {
    Set<Long> leaves = new LinkedHashSet<>();
    leaves.add(EvidenceBeats.before(answered));
    leaves.add(EvidenceBeats.after(answered));
    for (Stretch one : answered.answer().stretches()) {
      leaves.add(one.leafBefore());
      leaves.add(one.leafAfter());
    }
    answered.answer().events().forEach(event -> leaves.add(event.leafIndex()));
    return answered.records().stream()
        .filter(record -> leaves.contains(record.leafIndex()))
        .toList();
  }

  private static Long beat(Answered answered, boolean before) {
    long leaf = before ? EvidenceBeats.before(answered) : EvidenceBeats.after(answered);
    return leaf < 0 ? null : leaf;
  }

  private static String clockOffset(List<Heard> records) {
    List<Long> offsets =
        records.stream()
            .map(record -> record.fields().clock().offsetMillis())
            .filter(Objects::nonNull)
            .toList();
    return offsets.size() < records.size() || records.isEmpty()
        ? "unknown"
        : "at most %d ms".formatted(offsets.stream().mapToLong(Math::abs).max().orElseThrow());
  }

  private static FindingView finding(Finding finding) {
    if (finding instanceof Finding.Events events) {
      return new FindingView("events", events.count(), List.of());
    }
    if (finding instanceof Finding.Down down) {
      return new FindingView("down", null, views(down.stretches()));
    }
    if (finding instanceof Finding.NotKnown open) {
      return new FindingView("notKnown", null, views(open.stretches()));
    }
    if (finding instanceof Finding.NotKnownYet open) {
      return new FindingView("notKnownYet", null, views(open.stretches()));
    }
    return finding instanceof Finding.ProvablyNone
        ? new FindingView("provablyNone", 0L, List.of())
        : new FindingView("noneWhereWatched", 0L, List.of());
  }

  private static List<StretchView> views(List<Stretch> stretches) {
    return stretches.stream().map(SilenceViews::stretch).toList();
  }

  private static StretchView stretch(Stretch one) {
    return new StretchView(
        one.from().toString(),
        one.to().toString(),
        one.cause().state().name(),
        one.cause().name(),
        one.who(),
        one.leafBefore() < 0 ? null : one.leafBefore(),
        one.leafAfter() < 0 ? null : one.leafAfter());
  }

  private static EventView event(Heard record) {
    return new EventView(
        record.leafIndex(),
        record.fields().epoch(),
        record.fields().seq(),
        record.body().kind().wireName(),
        record.fields().seenAt().toString(),
        record.wall().toString());
  }

  /** The whole answer. */
  record View(
      String zone,
      String device,
      String reader,
      String portal,
      String from,
      String to,
      String clock,
      String clockOffset,
      List<FindingView> findings,
      List<StretchView> stretches,
      List<EventView> events,
      List<SeqRange> records,
      Long heartbeatBefore,
      Long heartbeatAfter,
      String lastSeen,
      String checkpoint,
      boolean moreInTheFile,
      List<Receipt> receipts) {}

  /** A sentence of the answer. */
  record FindingView(String code, Long count, List<StretchView> stretches) {}

  /** A part of the interval. */
  record StretchView(
      String from,
      String to,
      String state,
      String cause,
      String readers,
      Long leafBefore,
      Long leafAfter) {}

  /** An event. */
  record EventView(
      long index, long epoch, long seq, String kind, String seenAt, String recordedAt) {}

  /** A record with its proof under the checkpoint. */
  record Receipt(long index, long seq, String leaf, String leafHash, List<String> hashes) {}
}
