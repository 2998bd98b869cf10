package bondgate.server.handling;

import bondgate.server.control.Controls;
import bondgate.server.goods.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Finds out what a label stands for in this zone. */
@ApplicationScoped
class LookUp {
  private final PieceSql pieces;
  private final PaperSql papers;
  private final Bins bins;
  private final Controls controls;
  private final WaveSql waves;

  @Inject
  LookUp(PieceSql pieces, PaperSql papers, Bins bins, Controls controls, WaveSql waves) {
    this.pieces = pieces;
    this.papers = papers;
    this.bins = bins;
    this.controls = controls;
    this.waves = waves;
  }

  /**
   * What it stands for. What is found is locked until the transaction ends.
   *
   * @param bench how the task stands that asks, if one does
   */
  Meaning of(String zone, Scanned scanned, Optional<Bench> bench, Instant at) {
    if (scanned instanceof Scanned.Tag tag) {
      return tag(zone, tag, bench, at);
    }
    if (scanned instanceof Scanned.Word word) {
      return word(zone, word);
    }
    return new Meaning.Nothing(
        ((Scanned.Unusable) scanned).why(), Optional.empty(), scanned.subject());
  }

  private Meaning tag(String zone, Scanned.Tag tag, Optional<Bench> bench, Instant at) {
    Optional<Task> task = bench.map(Bench::task);
    Optional<Round> round = bench.flatMap(Bench::round);
    Collection<String> documents =
        round.isPresent()
            ? round.get().totes().keySet()
            : task.flatMap(Task::document).map(List::of).orElse(List.of());
    Optional<PieceSql.Known> known =
        pieces.known(zone, tag.epcs(), documents, task.map(Task::id).orElse(0L));
    if (known.isEmpty()) {
      return new Meaning.Nothing(tag.ifUnknown(), Optional.of(tag.epcs().get(0)), tag.subject());
    }
    PieceSql.Known piece = known.get();
    boolean picks =
        round.isPresent() || task.filter(one -> one.kind() == TaskKind.PICK).isPresent();
    boolean wanted =
        picks && piece.permit().isEmpty() && papers.waitsFor(zone, documents, piece.item());
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
            round.flatMap(one -> piece.permit().flatMap(paper -> waveOf(zone, one, paper))),
            piece.foundIn()),
        new Subject(Subject.Kind.PIECE, piece.epc()));
  }

  /** The wave in which that document is picked now: most often the one that asks. */
  private Optional<String> waveOf(String zone, Round round, String document) {
    return round.tote(document).isPresent()
        ? Optional.of(round.number())
        : waves.openOf(zone, document).map(Wave::number);
  }

  private Meaning aisle(String zone, Aisle aisle) {
    Subject subject = new Subject(Subject.Kind.BIN, aisle.label());
    Set<Place> places = bins.places(zone, aisle);
    return places.isEmpty()
        ? new Meaning.Nothing(WrongScan.UNKNOWN_AISLE, Optional.empty(), subject)
        : new Meaning.InAisle(aisle, places, subject);
  }

  private Meaning word(String zone, Scanned.Word word) {
    String upper = word.text().toUpperCase(Locale.ROOT);
    Optional<Tote> tote = Tote.ofLabel(upper);
    if (tote.isPresent()) {
      return new Meaning.InTote(tote.get(), new Subject(Subject.Kind.TOTE, tote.get().name()));
    }
    Optional<Aisle> aisle = Aisle.ofLabel(upper);
    if (aisle.isPresent()) {
      return aisle(zone, aisle.get());
    }
    OptionalLong number = Wave.id(upper);
    if (number.isPresent()) {
      Optional<Wave> wave = waves.find(zone, number.getAsLong());
      if (wave.isPresent()) {
        return new Meaning.OfWave(wave.get(), new Subject(Subject.Kind.DOCUMENT, upper));
      }
    }
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
