package bondgate.server.people.shopper;

import bondgate.server.checkout.TillScreen.MoneyState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of what comes of an order, in {@code messages/outcome_*.properties}. */
@MessageBundle(value = "outcome", locale = "zh")
public interface OutcomeWords {
  @Message
  String pay();

  @Message
  String payHappens();

  @Message
  String payWith(String provider);

  @Message
  String payScan(String provider);

  @Message
  String payHere();

  @Message
  String payCode(String amount);

  @Message
  String payUsual();

  @Message
  String payUntil();

  @Message
  String payWaiting();

  @Message
  String customs();

  @Message
  String customsHappens();

  @Message
  String customsUsual(String usual, String most);

  @Message
  String customsPaid();

  @Message
  String customsDeclared();

  @Message
  String customsRelease();

  @Message
  String customsProgress();

  @Message
  String customsLonger();

  @Message
  String leave();

  @Message
  String leaveHappens();

  @Message
  String leaveOnly(int pieces);

  @Message
  String leaveDone();

  @Message
  String print();

  @Message
  String printing();

  @Message
  String printed();

  @Message
  String printNot();

  @Message
  String printDoubtful();

  @Message
  String printNone();

  @Message
  String receiptCode();

  @Message
  String receipt();

  @Message
  String receiptSale();

  @Message
  String receiptPayment();

  @Message
  String receiptList();

  @Message
  String receiptAt();

  @Message
  String receiptNotReleased();

  @Message
  String receiptUnknown();

  @Message
  String receiptUnknownTodo();

  @Message
  String moneyBack();

  @Message
  String moneyBackDone();

  @Message
  String moneyBackStaff();

  @Message
  String moneyState(MoneyState state);

  @Message
  String moneyWhy(String reason);

  @Message
  String moneyWithin(String within);

  @Message
  String moneyAmount(String amount);

  @Message
  String moneyPutBack();

  @Message
  String stopped();

  @Message
  String stoppedNothingPaid();

  @Message
  String stoppedWhy(String code);

  @Message
  String stoppedCode(String code);

  @Message
  String shopCode();
}
