package bondgate.server.people.staff;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of who destroys goods, in {@code messages/destroy_*.properties}. */
@MessageBundle(value = "destroy", locale = "zh")
public interface DestroyWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String scan();

  @Message
  String scanGo();

  @Message
  String list(int pieces);

  @Message
  String leaveOut();

  @Message
  String customsNo();

  @Message
  String reason();

  @Message
  String witness();

  @Message
  String witnessWhat();

  @Message
  String account();

  @Message
  String password();

  @Message
  String noWitness();

  @Message
  String confirm(int pieces);

  @Message
  String startAgain();

  @Message
  String document(String number);

  @Message
  String code(String code);

  @Message
  String toApprovals();

  @Message
  String said(DestroySaid said);
}
