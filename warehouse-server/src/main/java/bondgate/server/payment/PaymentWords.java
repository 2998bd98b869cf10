package bondgate.server.payment;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the sandbox's pages, in {@code messages/payment_*.properties}. */
@MessageBundle(value = "payment", locale = "zh")
public interface PaymentWords {
  @Message
  String title();

  @Message
  String sandbox();

  @Message
  String amount();

  @Message
  String yuan(String amount);

  @Message
  String what();

  @Message
  String until();

  @Message
  String pay();

  @Message
  String payAsOther();

  @Message
  String paid();

  @Message
  String closed();

  @Message
  String expired();

  @Message
  String unknown();

  @Message
  String more();

  @Message
  String switchLanguage();
}
