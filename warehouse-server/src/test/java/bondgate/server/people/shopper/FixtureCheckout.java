package bondgate.server.people.shopper;

import bondgate.server.checkout.Amounts;
import bondgate.server.checkout.Checkout;
import bondgate.server.checkout.PieceLine;
import bondgate.server.checkout.Receipt;
import bondgate.server.checkout.TillScreen;
import bondgate.server.checkout.TrayProblem;
import bondgate.server.checkout.TrayWeight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A checkout whose screen a test lays out by hand; it writes down what it was told. */
@Alternative
@ApplicationScoped
public class FixtureCheckout implements Checkout {
  /** A till that no setting names. */
  public static final String NOT_SERVED = "till-9";

  public static final String SESSION = "visit-0123456789abcdef";
  public static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  public static final Amounts AMOUNTS = new Amounts(596_00, 0, 0, 141_16);
  public static final List<PieceLine> LINES =
      List.of(
          new PieceLine("GZ-0001", "飞天酱香型白酒 53度 500毫升", "Feitian baijiu, 500 ml", 2, 198_00, 93_79),
          new PieceLine(
              "FR-0007", "<script>红酒</script>", "<script>wine</script>", 1, 200_00, 47_37));
  public static final Receipt RECEIPT =
      new Receipt("S20260302-0001", "P20260302-0001", "830126I000000001", LINES, AMOUNTS, NOON);

  private volatile TillScreen screen = new TillScreen.Welcome();
  private final List<String> told = new CopyOnWriteArrayList<>();

  /** The basket of {@link #screens()} with one line less, in the same visit. */
  public static TillScreen anotherBasket() {
    return new TillScreen.Basket(
        SESSION, LINES.subList(1, LINES.size()), List.of(), Optional.of(AMOUNTS));
  }

  /** Every screen that there is, by a name. */
  public static Map<String, TillScreen> screens() {
    Map<String, TillScreen> all = new LinkedHashMap<>();
    all.put("welcome", new TillScreen.Welcome());
    all.put("basket", new TillScreen.Basket(SESSION, LINES, List.of(), Optional.of(AMOUNTS)));
    all.put("problems", new TillScreen.Basket(SESSION, LINES, problems(), Optional.empty()));
    all.put(
        "weight-more",
        new TillScreen.WeightDiffers(SESSION, LINES, new TrayWeight(4_960, 3_750, 90)));
    all.put(
        "weight-less",
        new TillScreen.WeightDiffers(SESSION, LINES, new TrayWeight(2_500, 3_750, 90)));
    all.put("notice", new TillScreen.Notice(SESSION, "2026-01", AMOUNTS));
    all.putAll(whos());
    all.put("confirm", new TillScreen.Confirm(SESSION, "测＊＊", LINES, AMOUNTS, List.of()));
    all.put(
        "confirm-cannot",
        new TillScreen.Confirm(
            SESSION,
            "测＊＊",
            LINES,
            AMOUNTS,
            List.of(new TrayProblem(TrayProblem.Kind.ANNUAL_LIMIT, "", "", 0))));
    all.put("choose", paying(Optional.empty()));
    all.put("pay", paying(Optional.of("weixin://wxpay/bizpayurl?pr=aBcD1234z")));
    all.put(
        "customs",
        new TillScreen.CustomsWorking(
            SESSION, "S20260302-0001", NOON, Duration.ofSeconds(15), Duration.ofMinutes(5)));
    all.put("leave", new TillScreen.MayLeave(SESSION, RECEIPT));
    for (TillScreen.MoneyState state : TillScreen.MoneyState.values()) {
      all.put("money-" + state.name().toLowerCase(Locale.ROOT), back(state));
    }
    all.put(
        "stopped",
        new TillScreen.Stopped(SESSION, "orderCancelled", "nothing", "a payment", "again"));
    return all;
  }

  private static Map<String, TillScreen> whos() {
    Map<String, TillScreen> all = new LinkedHashMap<>();
    all.put("who", who(Optional.empty()));
    all.put("who-wrong", who(Optional.of(TillScreen.IdentityProblem.PHONE_WRONG)));
    all.put("who-code-locked", who(Optional.of(TillScreen.IdentityProblem.CODE_LOCKED)));
    all.put(
        "who-face",
        new TillScreen.WhoAreYou(SESSION, AMOUNTS, Optional.empty(), Optional.of("BGF1.claim")));
    for (TillScreen.IdentityProblem problem : TillScreen.IdentityProblem.values()) {
      if (problem.name().startsWith("FACE_")) {
        all.put("who-" + problem.name().toLowerCase(Locale.ROOT), who(Optional.of(problem)));
      }
    }
    return all;
  }

  private static TillScreen who(Optional<TillScreen.IdentityProblem> problem) {
    return new TillScreen.WhoAreYou(SESSION, AMOUNTS, problem, Optional.empty());
  }

  private static List<TrayProblem> problems() {
    return Arrays.stream(TrayProblem.Kind.values())
        .map(
            kind ->
                kind == TrayProblem.Kind.UNKNOWN_TAG
                    ? new TrayProblem(kind, "", "", 2)
                    : new TrayProblem(kind, "飞天酱香型白酒", "Feitian baijiu", 1))
        .toList();
  }

  private static TillScreen paying(Optional<String> code) {
    return new TillScreen.Paying(
        SESSION,
        "S20260302-0001",
        AMOUNTS,
        List.of("wechat", "alipay"),
        code.map(url -> "wechat"),
        code,
        Instant.parse("2099-03-02T04:00:00Z"));
  }

  private static TillScreen back(TillScreen.MoneyState state) {
    return new TillScreen.MoneyBack(
        SESSION, "S20260302-0001", 737_16, "customsRefused", state, Duration.ofDays(3));
  }

  /** Lays out a screen, and forgets what was told before. */
  public void layOut(TillScreen next) {
    screen = next;
    told.clear();
  }

  /** What it was told, in order. */
  public List<String> told() {
    return List.copyOf(told);
  }

  private TillScreen told(String what, String... more) {
    told.add(what + " " + String.join(" ", more));
    return screen;
  }

  @Override
  public boolean serves(String zone, String till) {
    return !till.equals(NOT_SERVED);
  }

  @Override
  public TillScreen screen(String zone, String till) {
    return screen;
  }

  @Override
  public TillScreen begin(String zone, String till, String session) {
    return told("begin", session);
  }

  @Override
  public TillScreen acceptNotice(String zone, String till, String session, String version) {
    return told("notice", session, version);
  }

  @Override
  public TillScreen identify(
      String zone, String till, String session, String name, String idNumber, String phone) {
    return told("identify", session, name, idNumber, phone);
  }

  @Override
  public TillScreen identifyMember(String zone, String till, String session, String code) {
    return told("member", session, code);
  }

  @Override
  public TillScreen claimFace(String zone, String till, String session, String member) {
    return told("face", session, member);
  }

  @Override
  public TillScreen place(String zone, String till, String session) {
    return told("place", session);
  }

  @Override
  public TillScreen startPayment(String zone, String till, String session, String provider) {
    return told("pay", session, provider);
  }

  @Override
  public TillScreen cancel(String zone, String till, String session) {
    return told("cancel", session);
  }

  @Override
  public TillScreen leave(String zone, String till, String session) {
    TillScreen answer = told("leave", session);
    screen = new TillScreen.Welcome();
    return answer.session().equals(session) ? screen : answer;
  }

  @Override
  public void help(String zone, String till) {
    told.add("help " + zone + " " + till);
  }

  @Override
  public Optional<Receipt> receipt(String zone, String saleNo) {
    return saleNo.equals(RECEIPT.saleNo()) ? Optional.of(RECEIPT) : Optional.empty();
  }
}
