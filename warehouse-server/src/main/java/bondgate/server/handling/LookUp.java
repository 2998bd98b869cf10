package bondgate.server.handling;

import bondgate.server.control.Controls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out what a label stands for in this zone. */
@ApplicationScoped
class LookUp {
  private final PieceSql pieces;
  private final PaperSql papers;
  private final Bins bins;
  private final Controls controls;

  @Inject
  LookUp(PieceSql pieces, PaperSql papers, Bins bins, Controls controls) {
    this.pieces = pieces;
    this.papers = papers;
    this.bins = bins;
    this.controls = controls;
  }

  /**
   * What it stands for. What is found is locked until the transaction ends.
   *
   * @param task the task that asks, if one does
   */
  Meaning of(String zone, Scanned scanned, Optional<Task> task, Instant at) {
    if (scanned instanceof Scanned.Tag tag) {
      return tag(zone, tag, task, at);
    }
    if (scanned instanceof Scanned.Word word) {
      return word(zone, word);
    }
    return new Meaning.Nothing(
        ((Scanned.Unusable) scanned).why(), Optional.empty(), scanned.subject());
  }

  private Meaning tag(String zone, Scanned.Tag tag, Optional<Task> task, Instant at) {
    String document = task.flatMap(Task::document).orElse("");
    Optional<PieceSql.Known> known =
        pieces.known(zone, tag.epcs(), document, task.map(Task::id).orElse(0L));
    if (known.isEmpty()) {
      return new Meaning.Nothing(tag.ifUnknown(), Optional.of(tag.epcs().get(0)), tag.subject());
    }
    PieceSql.Known piece = known.get();
    boolean picks = task.filter(one -> one.kind() == TaskKind.PICK).isPresent();
    boolean wanted =
        picks && piece.permit().isEmpty() && papers.waitsFor(zone, document, piece.item());
    return new Meaning.Piece(
        new PieceFacts(
            piece.epc(),
            piece.item(),
            piece.list(),
            piece.place(),
            piece.permit(),
            Optional.ofNullable(controls.pieces(zone, List.of(piece.epc()), at).get(piece.epc())),
            pieces.lock(zone, piece.epc()).map(PieceSql.Standing::state),
            piece.onDocument(),
            wanted,
            piece.foundIn()),
        new Subject(Subject.Kind.PIECE, piece.epc()));
  }

  private Meaning word(String zone, Scanned.Word word) {
    String upper = word.text().toUpperCase(Locale.ROOT);
    Optional<Bin> bin = bins.lock(zone, upper);
    if (bin.isPresent()) {
      return new Meaning.InBin(
          bin.get(), pieces.inBin(zone, bin.get()), new Subject(Subject.Kind.BIN, upper));
    }
    return papers
        .way(zone, List.of(word.text(), upper))
        .<Meaning>map(
            way -> new Meaning.Paper(way, new Subject(Subject.Kind.DOCUMENT, way.document())))
        .orElseGet(() -> new Meaning.Nothing(word.ifUnknown(), Optional.empty(), word.subject()));
  }
}
