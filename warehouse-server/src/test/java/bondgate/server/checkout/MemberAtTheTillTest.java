package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.member.Members;
import bondgate.server.member.Person;
import bondgate.server.member.Registered;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shopper who shows the member's code instead of the identity card. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class MemberAtTheTillTest {
  private static final String ZONE = TillProfile.ZONE;
  private static final String TILL = "till-12";
  private static final Person PERSON =
      new Person("会员购物甲", Shopper.number(5_001_000), "13900139001");

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject Checkout checkout;
  @Inject Members members;
  @Inject Orders orders;
  @Inject Buyers buyers;

  @BeforeEach
  void nobodyElseIsStillThere() {
    for (String till : List.of(TILL)) {
      shopper.puts(ZONE, till, List.of());
      checkout.leave(ZONE, till, checkout.screen(ZONE, till).session());
    }
  }

  @Test
  void theCodeBuysAsTheIdentityCardDoesAndTheOrderOutlivesTheMember() throws Exception {
    Registered.Done member = register();
    String session = atWho(shop.bottles(ZONE, 1));

    TillScreen.Confirm confirm =
        (TillScreen.Confirm) checkout.identifyMember(ZONE, TILL, session, code(member));
    assertThat(confirm.buyer()).isEqualTo("会＊＊＊＊");
    assertThat(checkout.place(ZONE, TILL, session)).isInstanceOf(TillScreen.Paying.class);
    TillScreen.Paying paying =
        (TillScreen.Paying) checkout.startPayment(ZONE, TILL, session, "wechat");
    assertThat(members.erase(member.key())).isTrue();
    shopper.pays(ZONE, paying.saleNo(), SandboxPayment.asAsked());
    TillScreen.MayLeave leave =
        (TillScreen.MayLeave) shopper.waitsFor(ZONE, TILL, TillScreen.MayLeave.class::isInstance);

    OrderView order = orders.view(ZONE, leave.receipt().saleNo()).orElseThrow();
    assertThat(order.identityVerifiedBy()).as("a code proves nobody's identity").isEmpty();
    Buyer buyer = buyers.of(ZONE, order.saleNo()).orElseThrow();
    assertThat(buyer).isEqualTo(new Buyer(PERSON.name(), PERSON.idNumber(), PERSON.phone()));
    assertThat(order.buyer()).isEqualTo(buyers.reference(buyer));
    checkout.leave(ZONE, TILL, session);
  }

  @Test
  void eachCodeThatDoesNotOpenSaysWhyAndTheShopperCanGoOn() {
    Registered.Done member = register();
    Registered.Done gone = register();
    String erased = code(gone);
    members.erase(gone.key());
    String session = atWho(shop.bottles(ZONE, 1));

    refused(session, "13900139001", TillScreen.IdentityProblem.CODE_NOT_ONE);
    refused(session, erased, TillScreen.IdentityProblem.CODE_WITHDRAWN);
    long next = (Long.parseLong(gone.memberNo()) + 1) % 10_000_000_000L;
    refused(
        session, "BGM1:%010d:12345678".formatted(next), TillScreen.IdentityProblem.CODE_UNKNOWN);
    String used = code(member);
    members.use(used);
    refused(session, used, TillScreen.IdentityProblem.CODE_USED);
    for (int i = 0; i < 4; i++) {
      refused(session, wrong(member), TillScreen.IdentityProblem.CODE_WRONG);
    }
    refused(session, wrong(member), TillScreen.IdentityProblem.CODE_LOCKED);
    refused(session, code(member), TillScreen.IdentityProblem.CODE_LOCKED);

    assertThat(
            checkout.identify(
                ZONE, TILL, session, Shopper.NAME, Shopper.number(5_001_001), Shopper.PHONE))
        .isInstanceOf(TillScreen.Confirm.class);
    checkout.leave(ZONE, TILL, session);
  }

  @Test
  void aCodeForAnotherVisitOrScreenIsNotUsedUp() {
    Registered.Done member = register();
    String code = code(member);
    String session = atWho(shop.bottles(ZONE, 1));

    assertThat(checkout.identifyMember(ZONE, TILL, "another", code))
        .isInstanceOf(TillScreen.WhoAreYou.class);
    assertThat(checkout.identifyMember(ZONE, TILL, session, code))
        .isInstanceOf(TillScreen.Confirm.class);
    checkout.leave(ZONE, TILL, session);
  }

  @Test
  void whoRegistersStandsInNoTableOrLogInTheClearAndWithdrawnNowhere() throws Exception {
    Queue<String> said = new ConcurrentLinkedQueue<>();
    Handler listening = listening(said);
    Logger.getLogger("").addHandler(listening);
    Registered.Done member;
    String code;
    try {
      member = register();
      code = code(member);
      String session = atWho(shop.bottles(ZONE, 1));
      checkout.identifyMember(ZONE, TILL, session, wrong(member));
      checkout.identifyMember(ZONE, TILL, session, code);
      checkout.leave(ZONE, TILL, session);
      Logger.getLogger("bondgate.test").info("the listener hears");
    } finally {
      Logger.getLogger("").removeHandler(listening);
    }
    List<String> secrets = new ArrayList<>();
    secrets.addAll(List.of(PERSON.name(), PERSON.idNumber(), PERSON.phone()));
    secrets.add(member.key());
    for (String secret : secrets) {
      assertThat(shop.tablesThatHold(secret)).as("tables that hold %s", secret).isEmpty();
      assertThat(said).noneMatch(line -> line.contains(secret));
    }
    assertThat(said)
        .anyMatch(line -> line.contains("the listener hears"))
        .noneMatch(line -> line.contains(code));
    assertThat(shop.tablesThatHold(member.memberNo())).containsExactly("member_person");
    String sealed =
        shop.texts(
                "SELECT encode(sealed_person, 'hex') FROM member_person WHERE member_no = '%s'"
                    .formatted(member.memberNo()))
            .get(0);
    assertThat(shop.tablesThatHold(sealed))
        .as("the search finds what is there")
        .containsExactly("member_person");
    isNowhereOnceErased(member, sealed);
  }

  private void isNowhereOnceErased(Registered.Done member, String sealed) throws Exception {
    members.erase(member.key());

    assertThat(shop.tablesThatHold(sealed)).isEmpty();
    assertThat(shop.tablesThatHold(member.memberNo()))
        .as("a random number and a time stay, to name the refusal")
        .containsExactly("member_withdrawn");
  }

  private static Handler listening(Queue<String> said) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        said.add(line.getMessage() + " " + Optional.ofNullable(line.getThrown()));
        said.add(Arrays.toString(line.getParameters()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private Registered.Done register() {
    return (Registered.Done) members.register(PERSON, Members.CONSENT_VERSION);
  }

  private String code(Registered.Done member) {
    return members.view(member.key()).orElseThrow().code();
  }

  private String wrong(Registered.Done member) {
    String code = code(member);
    int digits = Integer.parseInt(code.substring(code.length() - 8));
    return code.substring(0, code.length() - 8) + "%08d".formatted((digits + 1) % 100_000_000);
  }

  private void refused(String session, String code, TillScreen.IdentityProblem problem) {
    assertThat(checkout.identifyMember(ZONE, TILL, session, code))
        .isInstanceOfSatisfying(
            TillScreen.WhoAreYou.class, screen -> assertThat(screen.problem()).contains(problem));
  }

  /** The visit of who has put these on the tray, and is asked who he is. */
  private String atWho(List<String> bottles) {
    shopper.puts(ZONE, TILL, bottles);
    String session = checkout.screen(ZONE, TILL).session();
    TillScreen.Notice notice = (TillScreen.Notice) checkout.begin(ZONE, TILL, session);
    assertThat(checkout.acceptNotice(ZONE, TILL, session, notice.version()))
        .isInstanceOf(TillScreen.WhoAreYou.class);
    return session;
  }
}
