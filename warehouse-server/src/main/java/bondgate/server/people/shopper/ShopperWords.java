package bondgate.server.people.shopper;

import bondgate.server.checkout.TillScreen.IdentityProblem;
import bondgate.server.checkout.TrayProblem;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the till as far as the order, in {@code messages/shopper_*.properties}. */
@MessageBundle(value = "shopper", locale = "zh")
public interface ShopperWords {
  @Message
  String tillTitle(String till);

  @Message
  String steps();

  @Message
  String step(Step step);

  @Message
  String stepDone();

  @Message
  String help();

  @Message
  String helpComing();

  @Message
  String helpFailed();

  @Message
  String startOver();

  @Message
  String giveUp();

  @Message
  String giveUpNothingLost();

  @Message
  String next();

  @Message
  String close();

  @Message
  String stillThere();

  @Message
  String stillThereWhat();

  @Message
  String stillHere();

  @Message
  String secondsLeft();

  @Message
  String notReached();

  @Message
  String outOfService();

  @Message
  String outOfServiceTodo();

  @Message
  String welcome();

  @Message
  String welcomeTodo();

  @Message
  String welcomeAlone();

  @Message
  String welcomeNeeds();

  @Message
  String welcomeNothingSeen();

  @Message
  String basket();

  @Message
  String basketHappens();

  @Message
  String basketProblems();

  @Message
  String basketProblemsHappens();

  @Message
  String basketEmpty();

  @Message
  String piece(int pieces);

  @Message
  String tags(int tags);

  @Message
  String each(String price);

  @Message
  String ofWhichTax(String tax);

  @Message
  String goods();

  @Message
  String freight();

  @Message
  String insurance();

  @Message
  String tax();

  @Message
  String taxNote();

  @Message
  String total();

  @Message
  String problem(TrayProblem.Kind kind);

  @Message
  String problemTodo(TrayProblem.Kind kind);

  @Message
  String unknownThing();

  @Message
  String weightMore();

  @Message
  String weightMoreTodo();

  @Message
  String weightLess();

  @Message
  String weightLessTodo();

  @Message
  String weightRead();

  @Message
  String weightExpected();

  @Message
  String weightWeighed();

  @Message
  String weightTooMuch();

  @Message
  String weightMissing();

  @Message
  String weightGoesOn();

  @Message
  String notice();

  @Message
  String noticeHappens();

  @Message
  String noticeQuality();

  @Message
  String noticeQualityWhat();

  @Message
  String noticeLabel();

  @Message
  String noticeLabelWhat();

  @Message
  String noticeUse();

  @Message
  String noticeUseWhat();

  @Message
  String noticeVersion(String version);

  @Message
  String noticeAccept();

  @Message
  String who();

  @Message
  String whoHappens();

  @Message
  String whoCard();

  @Message
  String whoCardTodo();

  @Message
  String cardWaiting();

  @Message
  String cardAgain();

  @Message
  String cardDoubt();

  @Message
  String cardRead();

  @Message
  String cardNone();

  @Message
  String whoTyped();

  @Message
  String whoName();

  @Message
  String whoNumber();

  @Message
  String whoNumberHint();

  @Message
  String whoNumberWrong();

  @Message
  String whoPhone();

  @Message
  String whoPhoneHint();

  @Message
  String whoPrivacy();

  @Message
  String whoMember();

  @Message
  String whoMemberTodo();

  @Message
  String whoMemberCode();

  @Message
  String whoMemberGo();

  @Message
  String whoMemberNew(String address);

  @Message
  String identityProblem(IdentityProblem problem);

  @Message
  String confirm();

  @Message
  String confirmHappens();

  @Message
  String confirmBuyer();

  @Message
  String confirmOrder(String amount);

  @Message
  String confirmCannot();

  @Message
  String order(String saleNo);

  @Message
  String seconds(long count);

  @Message
  String minutes(long count);

  @Message
  String hours(long count);

  @Message
  String days(long count);
}
