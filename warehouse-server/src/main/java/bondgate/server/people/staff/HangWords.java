package bondgate.server.people.staff;

import bondgate.server.customs.RefusalAdvice;
import bondgate.server.payment.RefundState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of what hangs, in {@code messages/hang_*.properties}. */
@MessageBundle(value = "hang", locale = "zh")
public interface HangWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String link();

  @Message
  String back();

  @Message
  String notDeclared();

  @Message
  String none();

  @Message
  String again();

  @Message
  String againSaid(AgainSaid said);

  @Message
  String byHand(int times, String by, String time);

  @Message
  String ordersTitle();

  @Message
  String messagesTitle();

  @Message
  String refusedTitle();

  @Message
  String refundsTitle();

  @Message
  String order(String saleNo);

  @Message
  String noOrder();

  @Message
  String age(String age);

  @Message
  String paidSince(String time);

  @Message
  String withdrawnAt(String time);

  @Message
  String withdrawnNow(String time);

  @Message
  String moneyBackAt(String time);

  @Message
  String refundDue(String amount);

  @Message
  String kind(String kind);

  @Message
  String tries(int tries);

  @Message
  String nextTry(String time);

  @Message
  String atCustoms();

  @Message
  String answer(String code);

  @Message
  String noAnswer();

  @Message
  String code(String code);

  @Message
  String lastError(String text);

  @Message
  String number();

  @Message
  String digest();

  @Message
  String decidedAt(String time);

  @Message
  String customsSays(String code, String text);

  @Message
  String advice(RefusalAdvice advice);

  @Message
  String refund(RefundState state);

  @Message
  String refundOf(String amount, String provider);

  @Message
  String asked(String time, int polls);

  @Message
  String nextAsk(String time);

  @Message
  String providerSays(String code);
}
