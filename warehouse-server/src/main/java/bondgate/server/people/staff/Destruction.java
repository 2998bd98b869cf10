package bondgate.server.people.staff;

import bondgate.server.access.Account;
import bondgate.server.access.Accounts;
import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.SignIn;
import bondgate.server.fence.Positions;
import bondgate.server.fence.Readiness;
import bondgate.server.fence.ReadyResult;
import bondgate.server.fence.Standing;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.people.ItemNames;
import bondgate.server.proposal.Approver;
import bondgate.server.proposal.FourEyes;
import bondgate.server.proposal.Proposals;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.GoodsAct;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 销毁 — states destructions. The witness signs in on the spot, on the same screen, or approves it on
 * his own device.
 */
@ApplicationScoped
class Destruction {
  private final ZoneWriter writer;
  private final Readiness readiness;
  private final Positions positions;
  private final Goods goods;
  private final Accounts accounts;
  private final Proposals proposals;
  private final FourEyes fourEyes;
  private final Actor actor;
  private final InstantSource clock;

  @Inject
  Destruction(
      ZoneWriter writer,
      Readiness readiness,
      Positions positions,
      Goods goods,
      Accounts accounts,
      Proposals proposals,
      FourEyes fourEyes,
      Actor actor,
      InstantSource clock) {
    this.writer = writer;
    this.readiness = readiness;
    this.positions = positions;
    this.goods = goods;
    this.accounts = accounts;
    this.proposals = proposals;
    this.fourEyes = fourEyes;
    this.actor = actor;
    this.clock = clock;
  }

  /** Whether another person has to witness it. */
  boolean witnessed() {
    return !fourEyes.approvers("destroyPieces").isEmpty();
  }

  /** Whether that piece can be destroyed now. */
  DestroySaid check(String zone, String epc) {
    ReadyResult ready = readiness.check(zone, List.of(epc), place(zone, epc), clock.instant());
    return DestroySaid.of(ready);
  }

  /** In the centre or, if it is not there, asked for in the warehouse. */
  private Place place(String zone, String epc) {
    Standing standing = positions.of(zone, List.of(epc)).get(epc);
    return standing != null && standing.place() == Place.CENTRE ? Place.CENTRE : Place.WAREHOUSE;
  }

  /** The pieces of a list that are known. */
  List<DestroyPage.Piece> pieces(String zone, List<String> epcs) {
    ItemNames names = ItemNames.of(goods, zone);
    Map<String, TaggedPiece> known = goods.pieces(zone, epcs);
    Map<String, Standing> standings = positions.of(zone, epcs);
    return epcs.stream()
        .filter(epc -> known.containsKey(epc) && standings.containsKey(epc))
        .map(
            epc ->
                new DestroyPage.Piece(
                    epc, names.of(known.get(epc).item()), standings.get(epc).place()))
        .toList();
  }

  /** Who witnesses: a person's account, or why it is none. */
  private record Witness(Optional<Account> account, DestroySaid wrong) {}

  private Witness witness(String name, String password) {
    if (actor.account().map(Account::name).filter(name::equals).isPresent()) {
      return new Witness(Optional.empty(), DestroySaid.WITNESS_YOU);
    }
    if (!(accounts.signIn(name, password) instanceof SignIn.Entered entered)) {
      return new Witness(Optional.empty(), DestroySaid.WITNESS_WRONG);
    }
    Account account = entered.account();
    boolean may =
        account.kind() == Account.Kind.PERSON
            && !account.mustChange()
            && account.roles().stream().anyMatch(fourEyes.approvers("destroyPieces")::contains);
    return may
        ? new Witness(Optional.of(account), DestroySaid.NOTHING)
        : new Witness(Optional.empty(), DestroySaid.WITNESS_MAY_NOT);
  }

  /** What became of a destruction, and the code of its refusal. */
  record Outcome(DestroySaid said, String code) {}

  /**
   * States it; with a witness on the spot it takes effect, without one it waits.
   *
   * @param name the witness's account, or empty
   */
  Outcome state(String zone, DestroyForm form, String name, String password)
      throws InterruptedException {
    Optional<Account> witness = Optional.empty();
    if (witnessed() && !name.isBlank()) {
      Witness found = witness(name.strip(), password);
      if (found.account().isEmpty()) {
        return new Outcome(found.wrong(), "");
      }
      witness = found.account();
    }
    GoodsAct.DestroyPieces act = act(form);
    ActAnswer answer = writer.submit(zone, act);
    if (witness.isPresent()
        && answer instanceof ActAnswer.Refused waits
        && waits.code().equals(ActAnswer.AWAITS_SECOND_PERSON)) {
      String shown = proposals.find(zone, act.id()).orElseThrow().proposal().sha256();
      answer = writer.approve(zone, act.id(), Approver.of(witness.get()), shown);
    }
    return answer instanceof ActAnswer.Refused refused
        ? new Outcome(DestroySaid.ofCode(refused.code()), refused.code())
        : new Outcome(DestroySaid.DONE, "");
  }

  private GoodsAct.DestroyPieces act(DestroyForm form) {
    return new GoodsAct.DestroyPieces(
        "destroy-" + form.key(),
        actor.in(Role.STAFF, Role.SUPERVISOR),
        form.number(),
        form.customsNo(),
        form.reason(),
        form.epcs(),
        null);
  }
}
