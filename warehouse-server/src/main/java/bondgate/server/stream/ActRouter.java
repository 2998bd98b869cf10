package bondgate.server.stream;

import bondgate.server.fence.Permits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * The one list of who carries out which act. Called by the zone writer inside its transaction; the
 * writer commits a {@link ActAnswer.Done} and rolls back after any other answer.
 */
@ApplicationScoped
public class ActRouter {
  private final MasterActs master;
  private final DocumentActs documents;
  private final BookActs book;
  private final SaleActs sale;
  private final GuaranteeActs guarantees;
  private final TaxRunActs taxRuns;
  private final FleetActs fleet;
  private final Permits permits;
  private final ActOpenings openings;
  private final ControlActs controls;
  private final PassActs passes;
  private final GoodsActs goods;

  @Inject
  ActRouter(
      MasterActs master,
      DocumentActs documents,
      BookActs book,
      SaleActs sale,
      GuaranteeActs guarantees,
      TaxRunActs taxRuns,
      FleetActs fleet,
      Permits permits,
      ActOpenings openings,
      ControlActs controls,
      PassActs passes,
      GoodsActs goods) {
    this.goods = goods;
    this.passes = passes;
    this.controls = controls;
    this.openings = openings;
    this.fleet = fleet;
    this.master = master;
    this.guarantees = guarantees;
    this.taxRuns = taxRuns;
    this.documents = documents;
    this.book = book;
    this.sale = sale;
    this.permits = permits;
  }

  /** Lets the act take effect in the ambient transaction, or says by name why not. */
  @Transactional(TxType.MANDATORY)
  public ActAnswer route(ActRef ref, ZoneAct act) {
    ActOutcome outcome = act.match(new Rows(ref));
    if (outcome instanceof ActOutcome.Refused refused) {
      return refused.answer();
    }
    long version = permits.version(ref.zone());
    return outcome instanceof ActOutcome.DoneBefore before
        ? new ActAnswer.Repeated(before.leafIndex(), version)
        : new ActAnswer.Done(ref.leafIndex(), version);
  }

  private final class Rows implements ZoneAct.Cases<ActOutcome> {
    private final ActRef ref;

    Rows(ActRef ref) {
      this.ref = ref;
    }

    @Override
    public ActOutcome registerItem(ZoneAct.RegisterItem act) {
      return master.registerItem(ref, act);
    }

    @Override
    public ActOutcome lodgeGuarantee(LodgeGuarantee act) {
      return master.lodgeGuarantee(ref, act);
    }

    @Override
    public ActOutcome recordTaxPaid(RecordTaxPaid act) {
      return guarantees.recordTaxPaid(ref, act);
    }

    @Override
    public ActOutcome settleTaxRun(SettleTaxRun act) {
      return taxRuns.settle(ref, act);
    }

    @Override
    public ActOutcome amendGuarantee(AmendGuarantee act) {
      return guarantees.amendGuarantee(ref, act);
    }

    @Override
    public ActOutcome moveHolds(MoveHolds act) {
      return guarantees.moveHolds(ref, act);
    }

    @Override
    public ActOutcome acceptInboundList(ZoneAct.AcceptInboundList act) {
      return documents.acceptInboundList(ref, act);
    }

    @Override
    public ActOutcome approveGatePass(ApproveGatePass act) {
      return documents.approveGatePass(ref, act);
    }

    @Override
    public ActOutcome recordSale(RecordSale act) {
      return documents.recordSale(ref, act);
    }

    @Override
    public ActOutcome enrolDevice(ZoneAct.EnrolDevice act) {
      return master.enrolDevice(ref, act);
    }

    @Override
    public ActOutcome openEpoch(OpenEpoch act) {
      return fleet.openEpoch(ref, act);
    }

    @Override
    public ActOutcome revokeKey(RevokeKey act) {
      return fleet.revokeKey(ref, act);
    }

    @Override
    public ActOutcome acknowledgeAlarm(ZoneAct.AcknowledgeAlarm act) {
      return master.acknowledgeAlarm(ref, act);
    }

    @Override
    public ActOutcome eraseOpenings(EraseOpenings act) {
      return openings.erase(ref, act);
    }

    @Override
    public ActOutcome keepMessages(KeepMessages act) {
      // Its leaf is all that it is for.
      return new ActOutcome.Done();
    }

    @Override
    public ActOutcome book(BookAct act) {
      return book.carryOut(ref, act);
    }

    @Override
    public ActOutcome sale(SaleAct act) {
      return sale.carryOut(ref, act);
    }

    @Override
    public ActOutcome control(ControlAct act) {
      return controls.carryOut(ref, act);
    }

    @Override
    public ActOutcome pass(PassAct act) {
      return passes.carryOut(ref, act);
    }

    @Override
    public ActOutcome goods(GoodsAct act) {
      return goods.carryOut(ref, act);
    }
  }
}
