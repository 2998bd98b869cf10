package bondgate.server.stream;

import bondgate.server.gatepass.CustomsPass;
import bondgate.server.gatepass.CustomsPasses;
import bondgate.server.gatepass.CustomsWords;
import bondgate.server.gatepass.ListPass;
import bondgate.server.gatepass.ListPasses;
import bondgate.server.gatepass.WordResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The acts about gate passes that customs must let go. */
@ApplicationScoped
class PassActs {
  private final CustomsPasses passes;
  private final CustomsWords words;
  private final ListPasses listPasses;

  @Inject
  PassActs(CustomsPasses passes, CustomsWords words, ListPasses listPasses) {
    this.listPasses = listPasses;
    this.passes = passes;
    this.words = words;
  }

  ActOutcome carryOut(ActRef ref, PassAct act) {
    return act.matchPass(new Rows(ref));
  }

  /**
   * Steps of a display pass are nobody's to report: customs and the gate say them. A person may
   * close it short. Empty for every other document, and for closing what is moved.
   */
  Optional<ActOutcome> ofAPass(ActRef ref, BookAct.ReportStep act) {
    Optional<CustomsPass> pass = passes.find(ref.zone(), act.document());
    if (pass.isEmpty()) {
      return Optional.empty();
    }
    if (act.step() != ReportedStep.CLOSED) {
      return Optional.of(
          new ActOutcome.Refused(
              "heardNotReported",
              "%s of %s by hand".formatted(act.step(), act.document()),
              "what customs says of the pass, and what the portal sees",
              "hand the pass in at customs, and bring its pieces through"));
    }
    return pass.filter(CustomsPass::waits)
        .map(
            one ->
                of(
                    words.closeShort(
                        ref.zone(),
                        one.passNo(),
                        act.reason() == null ? "" : act.reason(),
                        new CustomsWords.By(act.actor(), ref.leafIndex(), ref.committedAt()))));
  }

  private final class Rows implements PassAct.PassCases<ActOutcome> {
    private final ActRef ref;

    Rows(ActRef ref) {
      this.ref = ref;
    }

    @Override
    public ActOutcome declareGatePass(PassAct.DeclareGatePass act) {
      if (act.cargo() == PassAct.Cargo.LISTS) {
        // Lists and what customs says of them are no ledger's: kept is which pieces ride.
        return act.sales() == null
            ? new ActOutcome.Done()
            : declared(
                act.number(), listPasses.declare(ref.zone(), act.number(), pieces(act), by(act)));
      }
      String passNo = act.papers().get(0);
      return passes.find(ref.zone(), passNo).filter(CustomsPass::waits).isPresent()
          ? new ActOutcome.Done()
          : unknown(passNo);
    }

    @Override
    public ActOutcome hearGatePass(PassAct.HearGatePass act) {
      return of(
          words.hear(
              ref.zone(),
              act.passNo(),
              CustomsPass.Word.valueOf(act.word().name()),
              act.paperNo(),
              act.happenedAt(),
              by(act)));
    }

    @Override
    public ActOutcome compareGatePass(PassAct.CompareGatePass act) {
      List<CustomsPass.Difference> differences =
          act.differences().stream()
              .map(one -> new CustomsPass.Difference(one.epc(), one.kind()))
              .toList();
      return of(
          passes.isOne(ref.zone(), act.passNo())
              ? words.compare(ref.zone(), act.passNo(), act.passed(), differences, by(act))
              : listPasses.compare(ref.zone(), act.passNo(), act.passed(), differences, by(act)));
    }

    private CustomsWords.By by(PassAct act) {
      return new CustomsWords.By(act.actor(), ref.leafIndex(), ref.committedAt());
    }
  }

  private static List<ListPass.Piece> pieces(PassAct.DeclareGatePass act) {
    return act.sales().stream()
        .flatMap(sale -> sale.epcs().stream().map(epc -> new ListPass.Piece(epc, sale.saleNo())))
        .toList();
  }

  private static ActOutcome declared(String number, WordResult result) {
    return result instanceof WordResult.IsOtherwise other
        ? new ActOutcome.Refused(
            BookAnswers.otherwise("gatePassIsOtherwise", number, other.leafIndex()))
        : of(result);
  }

  private static ActOutcome unknown(String passNo) {
    return new ActOutcome.Refused(
        "gatePassUnknown",
        passNo,
        "a display pass that waits for customs, or a pass of whole lists with its pieces",
        "approve the pass first, with customs");
  }

  private static ActOutcome of(WordResult result) {
    if (result instanceof WordResult.Done) {
      return new ActOutcome.Done();
    }
    if (result instanceof WordResult.DoneBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof WordResult.PassUnknown pass) {
      return unknown(pass.passNo());
    }
    if (result instanceof WordResult.IsOtherwise other) {
      return new ActOutcome.Refused(
          BookAnswers.otherwise("wordIsOtherwise", other.passNo(), other.leafIndex()));
    }
    if (result instanceof WordResult.NotOfPass other) {
      return new ActOutcome.Refused(
          "tagsNotOfThePass",
          "%d tags, such as %s".formatted(other.epcs().size(), other.epcs().get(0)),
          "tags of " + other.passNo(),
          "look up which pieces ride by the pass");
    }
    if (result instanceof WordResult.NotNow now) {
      return new ActOutcome.Refused(
          "passNotNow", now.received(), now.expected(), "look up how the pass stands");
    }
    return StepAnswers.of(((WordResult.NotStepped) result).why());
  }
}
