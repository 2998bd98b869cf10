package bondgate.server.people.staff;

import static bondgate.server.access.Role.OFFICER;
import static bondgate.server.access.Role.OPERATOR;
import static bondgate.server.access.Role.STAFF;
import static bondgate.server.access.Role.SUPERVISOR;

import bondgate.server.access.Role;
import bondgate.server.stream.AmendGuarantee;
import bondgate.server.stream.ApproveGatePass;
import bondgate.server.stream.BookAct;
import bondgate.server.stream.ControlAct;
import bondgate.server.stream.DecideReturn;
import bondgate.server.stream.EraseOpenings;
import bondgate.server.stream.GoodsAct;
import bondgate.server.stream.KeepMessages;
import bondgate.server.stream.LodgeGuarantee;
import bondgate.server.stream.MoveHolds;
import bondgate.server.stream.OfferForSale;
import bondgate.server.stream.OpenEpoch;
import bondgate.server.stream.PassAct;
import bondgate.server.stream.RecordSale;
import bondgate.server.stream.RecordTaxPaid;
import bondgate.server.stream.RevokeKey;
import bondgate.server.stream.SaleAct;
import bondgate.server.stream.SettleTaxRun;
import bondgate.server.stream.ZoneAct;
import java.util.Set;

/**
 * In which roles an act may be stated. What gives value, price or security is the supervisor's,
 * what moves goods also the staff's, devices and keys are the operator's, control orders the
 * officer's. An act without a row here does not compile.
 */
public final class ActRoles implements ZoneAct.Cases<Set<Role>> {
  private static final Set<Role> GOODS = Set.of(STAFF, SUPERVISOR);
  private static final Set<Role> VALUE = Set.of(SUPERVISOR);
  private static final Set<Role> KEYS = Set.of(OPERATOR);

  private final BookRoles book = new BookRoles();
  private final SaleRoles sale = new SaleRoles();
  private final PassRoles pass = new PassRoles();

  /** The roles that may state it; none: only the server itself does. */
  public static Set<Role> of(ZoneAct act) {
    return act.match(new ActRoles());
  }

  @Override
  public Set<Role> registerItem(ZoneAct.RegisterItem act) {
    return VALUE;
  }

  @Override
  public Set<Role> lodgeGuarantee(LodgeGuarantee act) {
    return VALUE;
  }

  @Override
  public Set<Role> amendGuarantee(AmendGuarantee act) {
    return VALUE;
  }

  @Override
  public Set<Role> moveHolds(MoveHolds act) {
    return VALUE;
  }

  @Override
  public Set<Role> recordTaxPaid(RecordTaxPaid act) {
    return VALUE;
  }

  @Override
  public Set<Role> settleTaxRun(SettleTaxRun act) {
    return VALUE;
  }

  @Override
  public Set<Role> acceptInboundList(ZoneAct.AcceptInboundList act) {
    return GOODS;
  }

  @Override
  public Set<Role> approveGatePass(ApproveGatePass act) {
    return GOODS;
  }

  @Override
  public Set<Role> recordSale(RecordSale act) {
    return GOODS;
  }

  @Override
  public Set<Role> enrolDevice(ZoneAct.EnrolDevice act) {
    return KEYS;
  }

  @Override
  public Set<Role> openEpoch(OpenEpoch act) {
    return KEYS;
  }

  @Override
  public Set<Role> revokeKey(RevokeKey act) {
    return KEYS;
  }

  @Override
  public Set<Role> acknowledgeAlarm(ZoneAct.AcknowledgeAlarm act) {
    return Set.of(OFFICER, SUPERVISOR);
  }

  @Override
  public Set<Role> eraseOpenings(EraseOpenings act) {
    return KEYS;
  }

  @Override
  public Set<Role> keepMessages(KeepMessages act) {
    // The server states it itself.
    return Set.of();
  }

  @Override
  public Set<Role> book(BookAct act) {
    return act.matchBook(book);
  }

  @Override
  public Set<Role> sale(SaleAct act) {
    return act.matchSale(sale);
  }

  @Override
  public Set<Role> control(ControlAct act) {
    return Set.of(OFFICER);
  }

  @Override
  public Set<Role> pass(PassAct act) {
    return act.matchPass(pass);
  }

  @Override
  public Set<Role> goods(GoodsAct act) {
    return GOODS;
  }

  /** None of them is stated as an act: the page of the passes does, and the server itself. */
  private static final class PassRoles implements PassAct.PassCases<Set<Role>> {
    @Override
    public Set<Role> declareGatePass(PassAct.DeclareGatePass act) {
      // Its page states it, with the message that goes out.
      return Set.of();
    }

    @Override
    public Set<Role> hearGatePass(PassAct.HearGatePass act) {
      return Set.of();
    }

    @Override
    public Set<Role> compareGatePass(PassAct.CompareGatePass act) {
      return Set.of();
    }
  }

  private static final class BookRoles implements BookAct.BookCases<Set<Role>> {
    @Override
    public Set<Role> openAccountBook(BookAct.OpenAccountBook act) {
      return VALUE;
    }

    @Override
    public Set<Role> acceptDocument(BookAct.AcceptDocument act) {
      return GOODS;
    }

    @Override
    public Set<Role> recordStockTake(BookAct.RecordStockTake act) {
      return VALUE;
    }

    @Override
    public Set<Role> takeBack(BookAct.TakeBack act) {
      return VALUE;
    }

    @Override
    public Set<Role> reportStep(BookAct.ReportStep act) {
      return GOODS;
    }

    @Override
    public Set<Role> closeYear(BookAct.CloseYear act) {
      return VALUE;
    }

    @Override
    public Set<Role> returnFromDisplay(BookAct.ReturnFromDisplay act) {
      return GOODS;
    }
  }

  /** Payment, release, refusal and refund come from the checkout; a person overrides them. */
  private static final class SaleRoles implements SaleAct.SaleCases<Set<Role>> {
    @Override
    public Set<Role> offerForSale(OfferForSale act) {
      return VALUE;
    }

    @Override
    public Set<Role> openSalesPoint(SaleAct.OpenSalesPoint act) {
      return VALUE;
    }

    @Override
    public Set<Role> placeOrder(SaleAct.PlaceOrder act) {
      return GOODS;
    }

    @Override
    public Set<Role> payOrder(SaleAct.PayOrder act) {
      return VALUE;
    }

    @Override
    public Set<Role> releaseOrder(SaleAct.ReleaseOrder act) {
      return VALUE;
    }

    @Override
    public Set<Role> refuseOrder(SaleAct.RefuseOrder act) {
      return VALUE;
    }

    @Override
    public Set<Role> cancelOrder(SaleAct.CancelOrder act) {
      return GOODS;
    }

    @Override
    public Set<Role> refundOrder(SaleAct.RefundOrder act) {
      return VALUE;
    }

    @Override
    public Set<Role> decideReturn(DecideReturn act) {
      return VALUE;
    }

    @Override
    public Set<Role> returnOrder(SaleAct.ReturnOrder act) {
      return GOODS;
    }
  }
}
