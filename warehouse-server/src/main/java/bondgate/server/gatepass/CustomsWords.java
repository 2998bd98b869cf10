package bondgate.server.gatepass;

import bondgate.server.book.DocumentState;
import bondgate.server.book.DocumentStep;
import bondgate.server.book.DocumentSteps;
import bondgate.server.book.StepResult;
import bondgate.server.fence.PermitOrder;
import bondgate.server.fence.Permits;
import bondgate.server.fence.Positions;
import bondgate.server.gatepass.CustomsPass.Word;
import bondgate.server.gatepass.PassComparisons.Of;
import bondgate.server.goods.Place;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Hold;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import bondgate.server.ledger.Voucher;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What customs says of a display pass, and what the portal saw of it. Its goods may go once customs
 * has approved it; the book moves by the steps of its document when customs' gate has let its
 * vehicle pass 放行 and every tag is through 过卡, whichever came first; what customs takes back is
 * free again once nothing of it is outside.
 */
@ApplicationScoped
public class CustomsWords {
  private final CustomsPasses passes;
  private final DocumentSteps steps;
  private final Permits permits;
  private final Positions positions;
  private final PassComparisons comparisons;
  private final Guarantees guarantees;
  private final Ledger ledger;
  private final SliceSql sql;

  @Inject
  CustomsWords(
      CustomsPasses passes,
      DocumentSteps steps,
      Permits permits,
      Positions positions,
      PassComparisons comparisons,
      Guarantees guarantees,
      Ledger ledger,
      AgroalDataSource database) {
    this.passes = passes;
    this.steps = steps;
    this.permits = permits;
    this.positions = positions;
    this.comparisons = comparisons;
    this.guarantees = guarantees;
    this.ledger = ledger;
    this.sql = new SliceSql(database, "words of customs on display passes");
  }

  /** By which act, of whom, and when. */
  public record By(String actor, long leafIndex, Instant at) {}

  /** Takes a word of customs. */
  @Transactional(TxType.MANDATORY)
  public WordResult hear(
      String zone, String passNo, Word word, String paperNo, Instant happenedAt, By by) {
    Optional<CustomsPass> found = passes.find(zone, passNo);
    if (found.isEmpty()) {
      return new WordResult.PassUnknown(passNo);
    }
    CustomsPass pass = found.get();
    CustomsPass.Said earlier = pass.words().get(word);
    if (earlier != null) {
      return earlier.paperNo().equals(paperNo)
          ? new WordResult.DoneBefore(earlier.leafIndex())
          : new WordResult.IsOtherwise(passNo, earlier.leafIndex());
    }
    if (!pass.waits()) {
      return new WordResult.NotNow(
          "%s of %s, which is %s".formatted(word, passNo, pass.state()), "a pass that stands");
    }
    sql.update(
        "INSERT INTO gate_pass_word (zone, pass_no, word, paper_no, happened_at, leaf_index,"
            + " heard_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        zone,
        passNo,
        word.name(),
        paperNo,
        happenedAt,
        by.leafIndex(),
        by.at());
    return switch (word) {
      case APPROVED -> {
        permits.let(zone, passNo);
        yield wayBack(zone, pass, pass.epcs(), by);
      }
      case PASSED -> step(zone, passNo, DocumentStep.RELEASED, paperNo, Map.of(), happenedAt, by);
      case TAKEN_BACK -> takenBack(zone, pass, by);
    };
  }

  private WordResult step(
      String zone,
      String passNo,
      DocumentStep step,
      String paperNo,
      Map<Integer, Long> parts,
      Instant happenedAt,
      By by) {
    Instant happened = happenedAt.isAfter(by.at()) ? by.at() : happenedAt;
    StepResult result =
        steps.record(
            zone,
            new DocumentSteps.Reported(passNo, step, paperNo, parts, by.actor(), happened),
            by.leafIndex(),
            by.at());
    if (result instanceof StepResult.Refusal refusal) {
      return new WordResult.NotStepped(refusal);
    }
    if (result instanceof StepResult.Done done && done.state() != DocumentState.PRE_DEDUCTED) {
      List<String> epcs = passes.epcs(zone, passNo);
      permits.withdraw(zone, epcs, passNo, by.leafIndex(), by.at());
    }
    return new WordResult.Done();
  }

  /** What is outside may come back, and nothing may go any more. */
  private WordResult takenBack(String zone, CustomsPass pass, By by) {
    permits.withdraw(zone, pass.epcs(), pass.passNo(), by.leafIndex(), by.at());
    List<String> outside = outside(zone, pass.epcs());
    if (outside.isEmpty()) {
      return withdrawn(zone, pass, by);
    }
    return wayBack(zone, pass, outside, by);
  }

  /** While the book waits, what went may come back, and go again. */
  private WordResult wayBack(String zone, CustomsPass pass, List<String> epcs, By by) {
    List<PermitOrder> back =
        epcs.stream()
            .map(
                epc ->
                    new PermitOrder(
                        epc,
                        Place.CENTRE,
                        Place.WAREHOUSE,
                        pass.passNo(),
                        TransferId.of(zone, "back by", pass.passNo(), epc)))
            .toList();
    List<PermitOrder> wayless =
        permits.open(zone, back, Permits.Way.BY_DOCUMENT, by.leafIndex(), by.at());
    return wayless.isEmpty()
        ? new WordResult.Done()
        : new WordResult.NotNow(
            "no way back for " + pass.passNo(), "a portal from centre to warehouse");
  }

  private List<String> outside(String zone, Collection<String> epcs) {
    return positions.of(zone, epcs).entrySet().stream()
        .filter(standing -> standing.getValue().place() == Place.CENTRE)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** 撤销: what was reserved is free again, and what the guarantee held for it. */
  private WordResult withdrawn(String zone, CustomsPass pass, By by) {
    WordResult result =
        step(
            zone,
            pass.passNo(),
            DocumentStep.WITHDRAWN,
            "taken back by customs",
            Map.of(),
            by.at(),
            by);
    if (!(result instanceof WordResult.Done)) {
      return result;
    }
    List<Hold> held =
        guarantees.openHolds(zone, pass.epcs()).values().stream()
            .filter(hold -> hold.document().equals(pass.passNo()))
            .toList();
    if (held.isEmpty()) {
      return result;
    }
    List<Transfer> releases =
        held.stream().flatMap(hold -> guarantees.releasing(hold, pass.passNo()).stream()).toList();
    ChainResult freed =
        ledger.submit(zone, new Chain(releases), Voucher.of(by.actor(), by.leafIndex(), by.at()));
    if (freed.refusal().isPresent()) {
      throw new IllegalStateException(
          "the holds of %s stand and do not end: %s"
              .formatted(pass.passNo(), freed.refusal().get()));
    }
    held.forEach(
        hold ->
            guarantees.ended(
                hold, Guarantees.Outcome.RELEASED, pass.passNo(), by.leafIndex(), by.at()));
    return result;
  }

  /** Takes a comparison of its tags with the opening. */
  @Transactional(TxType.MANDATORY)
  public WordResult compare(
      String zone,
      String passNo,
      List<String> passed,
      List<CustomsPass.Difference> differences,
      By by) {
    Optional<CustomsPass> found = passes.find(zone, passNo);
    if (found.isEmpty()) {
      return new WordResult.PassUnknown(passNo);
    }
    CustomsPass pass = found.get();
    comparisons.keep(Of.DISPLAY, zone, passNo, passed, differences, by);
    if (!differences.isEmpty()) {
      return new WordResult.Done();
    }
    if (pass.isOver()) {
      return new WordResult.Done();
    }
    if (pass.words().containsKey(Word.TAKEN_BACK)) {
      return outside(zone, pass.epcs()).isEmpty()
          ? withdrawn(zone, pass, by)
          : new WordResult.Done();
    }
    // Customs' gate first: what is through by now could come back until then.
    return pass.words().containsKey(Word.PASSED) && new HashSet<>(passed).containsAll(pass.epcs())
        ? through(zone, pass, by)
        : new WordResult.Done();
  }

  /**
   * 核销 of a pass whose vehicle is past customs' gate and of which a tag is missing for good: what
   * is through takes effect, the rest is back on the book of the warehouse, its guarantee still
   * held.
   */
  @Transactional(TxType.MANDATORY)
  public WordResult closeShort(String zone, String passNo, String reason, By by) {
    Optional<CustomsPass> found = passes.find(zone, passNo);
    if (found.isEmpty()) {
      return new WordResult.PassUnknown(passNo);
    }
    CustomsPass pass = found.get();
    CustomsPass.Said said = pass.words().get(Word.PASSED);
    List<String> through = outside(zone, pass.epcs());
    if (said == null || through.isEmpty()) {
      return new WordResult.NotNow(
          "%s, of which %d are through".formatted(passNo, through.size()),
          "a pass that customs' gate let through, with at least one of its pieces");
    }
    Map<Integer, Long> parts = passes.parts(zone, passNo, through);
    WordResult passed = step(zone, passNo, DocumentStep.PASSED, said.paperNo(), parts, by.at(), by);
    return passed instanceof WordResult.Done
        ? step(zone, passNo, DocumentStep.CLOSED, reason, Map.of(), by.at(), by)
        : passed;
  }

  /** 过卡: every tag is through, and stands there by the fence in this very transaction. */
  private WordResult through(String zone, CustomsPass pass, By by) {
    CustomsPass.Said approved = pass.words().get(Word.APPROVED);
    if (approved == null || outside(zone, pass.epcs()).size() < pass.epcs().size()) {
      return new WordResult.NotNow(
          "all tags of %s through".formatted(pass.passNo()),
          "a pass that customs approved, and all its pieces in the centre");
    }
    Map<Integer, Long> parts = new TreeMap<>();
    for (int line = 1; line <= pass.lines().size(); line++) {
      parts.put(line, pass.lines().get(line - 1).quantity());
    }
    return step(zone, pass.passNo(), DocumentStep.PASSED, approved.paperNo(), parts, by.at(), by);
  }
}
