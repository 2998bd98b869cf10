package bondgate.server.stream;

import bondgate.server.book.AccountBooks;
import bondgate.server.book.BookDocument;
import bondgate.server.book.DocumentKind;
import bondgate.server.book.DocumentResult;
import bondgate.server.book.DocumentStep;
import bondgate.server.book.DocumentSteps;
import bondgate.server.book.Documents;
import bondgate.server.book.Holding;
import bondgate.server.book.StepResult;
import bondgate.server.fence.Positions;
import bondgate.server.fence.Readiness;
import bondgate.server.fence.ReadyResult;
import bondgate.server.fence.Standing;
import bondgate.server.goods.Commission;
import bondgate.server.goods.Commissions;
import bondgate.server.goods.Destroyed;
import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Hold;
import bondgate.server.ledger.Transfer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The acts about tagged pieces. A destruction moves the book by its document, frees what the
 * guarantee holds for pieces on display, and closes the tags, in one transaction.
 */
@ApplicationScoped
class GoodsActs {
  private final AccountBooks books;
  private final Documents documents;
  private final DocumentSteps steps;
  private final DocumentActs planned;
  private final Readiness readiness;
  private final Positions positions;
  private final Guarantees guarantees;
  private final Destroyed destroyed;
  private final Commissions commissions;

  @Inject
  GoodsActs(
      AccountBooks books,
      Documents documents,
      DocumentSteps steps,
      DocumentActs planned,
      Readiness readiness,
      Positions positions,
      Guarantees guarantees,
      Destroyed destroyed,
      Commissions commissions) {
    this.commissions = commissions;
    this.books = books;
    this.documents = documents;
    this.steps = steps;
    this.planned = planned;
    this.readiness = readiness;
    this.positions = positions;
    this.guarantees = guarantees;
    this.destroyed = destroyed;
  }

  ActOutcome carryOut(ActRef ref, GoodsAct act) {
    return act.matchGoods(new Rows(ref));
  }

  private final class Rows implements GoodsAct.GoodsCases<ActOutcome> {
    private final ActRef ref;

    Rows(ActRef ref) {
      this.ref = ref;
    }

    @Override
    public ActOutcome destroyPieces(GoodsAct.DestroyPieces act) {
      Optional<Destroyed.Of> earlier = destroyed.by(ref.zone(), act.number());
      if (earlier.isPresent()) {
        return earlier.get().epcs().equals(Set.copyOf(act.epcs()))
            ? new ActOutcome.DoneBefore(earlier.get().leafIndex())
            : new ActOutcome.Refused(
                BookAnswers.otherwise(
                    "documentIsOtherwise", act.number(), earlier.get().leafIndex()));
      }
      Optional<ActOutcome> reserved = planned.reserved(ref, act.epcs());
      if (reserved.isPresent()) {
        return reserved.get();
      }
      Map<TaggedPiece, Place> pieces = new LinkedHashMap<>();
      Optional<ActOutcome> notReady = ready(act.epcs(), pieces);
      return notReady.isPresent() ? notReady.get() : carriedOut(act, pieces);
    }

    @Override
    public ActOutcome commissionTag(GoodsAct.CommissionTag act) {
      return CommissionAnswers.of(
          commissions.bind(
              ref.zone(),
              new Commission(
                  act.epc(),
                  act.item(),
                  act.lot(),
                  Optional.ofNullable(act.expiresOn()),
                  Optional.ofNullable(act.tid())),
              act.actor(),
              ref.leafIndex(),
              ref.committedAt()));
    }

    /** Finds out where each piece is; it must be here, and free. */
    private Optional<ActOutcome> ready(List<String> epcs, Map<TaggedPiece, Place> pieces) {
      Map<String, Standing> standings = positions.of(ref.zone(), epcs);
      for (Place place : List.of(Place.CENTRE, Place.WAREHOUSE)) {
        List<String> there =
            epcs.stream()
                .filter(epc -> (place == Place.CENTRE) == inCentre(standings, epc))
                .toList();
        if (there.isEmpty()) {
          continue;
        }
        ReadyResult result = readiness.check(ref.zone(), there, place, ref.committedAt());
        if (result instanceof ReadyResult.NotReady not) {
          return Optional.of(DocumentActs.notReady(not));
        }
        ((ReadyResult.Ready) result).pieces().values().forEach(one -> pieces.put(one, place));
      }
      return Optional.empty();
    }

    private ActOutcome carriedOut(GoodsAct.DestroyPieces act, Map<TaggedPiece, Place> pieces) {
      List<Hold> holds =
          guarantees.openHolds(ref.zone(), act.epcs()).values().stream()
              .filter(hold -> hold.purpose() == Hold.Purpose.DISPLAY)
              .toList();
      List<Transfer> freed = new ArrayList<>();
      holds.forEach(hold -> freed.addAll(guarantees.releasing(hold, act.number())));
      BookDocument document = document(act, pieces);
      DocumentResult result =
          documents.accept(ref.zone(), document, freed, ref.leafIndex(), ref.committedAt());
      if (!(result instanceof DocumentResult.Accepted)) {
        return BookAnswers.of(result);
      }
      StepResult witnessed =
          steps.record(
              ref.zone(),
              new DocumentSteps.Reported(
                  act.number(),
                  DocumentStep.WITNESSED,
                  act.customsNo(),
                  Map.of(),
                  act.actor(),
                  document.happenedAt()),
              ref.leafIndex(),
              ref.committedAt());
      if (!(witnessed instanceof StepResult.Done)) {
        return StepAnswers.of(witnessed);
      }
      // From here on it must succeed: the book has them as destroyed.
      holds.forEach(
          hold ->
              guarantees.ended(
                  hold,
                  Guarantees.Outcome.RELEASED,
                  act.number(),
                  ref.leafIndex(),
                  ref.committedAt()));
      destroyed.add(ref.zone(), act.number(), pieces, ref.leafIndex(), ref.committedAt());
      positions.destroyed(ref.zone(), act.epcs(), ref.leafIndex(), ref.committedAt());
      return new ActOutcome.Done();
    }

    private BookDocument document(GoodsAct.DestroyPieces act, Map<TaggedPiece, Place> pieces) {
      Map<String, Map<Holding, Long>> counts = new TreeMap<>();
      pieces.forEach(
          (piece, place) ->
              counts
                  .computeIfAbsent(piece.item(), item -> new TreeMap<>())
                  .merge(
                      place == Place.CENTRE ? Holding.CENTRE : Holding.WAREHOUSE, 1L, Long::sum));
      List<BookDocument.Line> lines = new ArrayList<>();
      counts.forEach(
          (item, places) ->
              places.forEach(
                  (from, quantity) ->
                      lines.add(new BookDocument.Line(item, quantity, from, Holding.DESTROYED))));
      Instant happenedAt = act.happenedAt() == null ? ref.committedAt() : act.happenedAt();
      return new BookDocument(
          books.defaultBook(),
          DocumentKind.DESTRUCTION,
          act.number(),
          false,
          "",
          "",
          "",
          act.customsNo(),
          act.reason(),
          lines,
          act.actor(),
          happenedAt);
    }
  }

  private static boolean inCentre(Map<String, Standing> standings, String epc) {
    return standings.containsKey(epc) && standings.get(epc).place() == Place.CENTRE;
  }
}
