package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.EdgeEvent;
import bondgate.events.FaceSighting;
import bondgate.events.FaceSighting.Decision;
import bondgate.server.checkout.TillScreen.IdentityProblem;
import bondgate.server.evidence.ServerKey;
import bondgate.server.member.Members;
import bondgate.server.member.Person;
import bondgate.server.member.Registered;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ShopZone;
import bondgate.server.stream.TestZone;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A till with a camera, and a member who is asked there who he is. */
abstract class FaceTill {
  static final String ZONE = TillProfile.ZONE;
  static final String TILL = "till-21";
  static final String OTHER_TILL = "till-22";
  static final String AGENT = "edge-1";
  static final Person PERSON = new Person("会员刷脸甲", Shopper.number(5_003_000), "13900139002");

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject Checkout checkout;
  @Inject Members members;
  @Inject FacesAtTills faces;
  @Inject Orders orders;
  @Inject Buyers buyers;
  @Inject TestZone desk;
  @Inject ServerKey key;
  @Inject InstantSource clock;
  Registered.Done member;
  String reference;
  String session;
  List<String> bottles;

  @BeforeEach
  void aMemberIsAskedWhoHeIs() {
    member = (Registered.Done) members.register(PERSON, Members.CONSENT_VERSION);
    reference = members.doorReference(member.key()).orElseThrow();
    session = atWho();
  }

  @AfterEach
  void nobodyIsLeftThere() {
    shopper.puts(ZONE, TILL, List.of());
    checkout.leave(ZONE, TILL, checkout.screen(ZONE, TILL).session());
  }

  TillScreen.WhoAreYou claim(String number) {
    return claim(session, number);
  }

  TillScreen.WhoAreYou claim(String visit, String number) {
    return (TillScreen.WhoAreYou) checkout.claimFace(ZONE, TILL, visit, number);
  }

  void states(Instant seenAt, EdgeEvent... facts) {
    desk.facts(ZONE, AGENT, seenAt, List.of(facts));
  }

  static FaceSighting match(String till, String person) {
    return new FaceSighting(till, Decision.MATCH, person, 712, 990);
  }

  String code() {
    return members.view(member.key()).orElseThrow().code();
  }

  IdentityProblem problem() {
    return ((TillScreen.WhoAreYou) checkout.screen(ZONE, TILL)).problem().orElseThrow();
  }

  void refused(IdentityProblem problem) {
    assertThat(problem()).isEqualTo(problem);
    assertThat(((TillScreen.WhoAreYou) checkout.screen(ZONE, TILL)).claim())
        .as("nobody is looked for any more")
        .isEmpty();
  }

  /** The visit of who has put a bottle on the tray, and is asked who he is. */
  String atWho() {
    bottles = shop.bottles(ZONE, 1);
    shopper.puts(ZONE, TILL, bottles);
    String visit = checkout.screen(ZONE, TILL).session();
    TillScreen.Notice notice = (TillScreen.Notice) checkout.begin(ZONE, TILL, visit);
    assertThat(checkout.acceptNotice(ZONE, TILL, visit, notice.version()))
        .isInstanceOf(TillScreen.WhoAreYou.class);
    return visit;
  }
}
