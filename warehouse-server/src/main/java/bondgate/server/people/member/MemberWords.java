package bondgate.server.people.member;

import bondgate.server.member.Registered.Problem;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a member's pages, in {@code messages/member_*.properties}. */
@MessageBundle(value = "member", locale = "zh")
public interface MemberWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String erased();

  @Message
  String problems();

  @Message
  String problem(Problem problem);

  @Message
  String who();

  @Message
  String name();

  @Message
  String number();

  @Message
  String numberHint();

  @Message
  String phone();

  @Message
  String phoneHint();

  @Message
  String consent();

  @Message
  String consentWhat();

  @Message
  String consentWhy();

  @Message
  String consentKept();

  @Message
  String consentEnd();

  @Message
  String consentNot();

  @Message
  String agree(String version);

  @Message
  String register();

  @Message
  String codeTitle();

  @Message
  String codeLead();

  @Message
  String codeImage();

  @Message
  String codeTyped();

  @Message
  String codeUntil(String time);

  @Message
  String another();

  @Message
  String notReached();

  @Message
  String doorLink();

  @Message
  String doorTitle();

  @Message
  String doorLead();

  @Message
  String doorImage();

  @Message
  String doorUntil(String time);

  @Message
  String doorFace();

  @Message
  String doorBack();

  @Message
  String own();

  @Message
  String memberNo();

  @Message
  String agreed(String version, String time);

  @Message
  String keep();

  @Message
  String erase();

  @Message
  String eraseWhat();

  @Message
  String eraseFace();

  @Message
  String eraseSure();

  @Message
  String eraseUnticked();

  @Message
  String eraseNow();
}
