package bondgate.server.people.officer;

import bondgate.server.control.ControlReason;
import bondgate.server.control.ControlTarget;
import bondgate.server.people.officer.ControlNotice.Outcome;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the control orders, in {@code messages/control_*.properties}. */
@MessageBundle(value = "control", locale = "zh")
public interface ControlWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String place();

  @Message
  String number();

  @Message
  String numberHint();

  @Message
  String holdTag();

  @Message
  String holdTagOf(String epc);

  @Message
  String held();

  @Message
  String target();

  @Message
  String targetHint();

  @Message
  String reason();

  @Message
  String text();

  @Message
  String until();

  @Message
  String ends();

  @Message
  String placeGo();

  @Message
  String inForce(int count);

  @Message
  String lifted();

  @Message
  String none();

  @Message
  String noneLifted();

  @Message
  String since();

  @Message
  String evidence();

  @Message
  String stopped();

  @Message
  String refused(long count);

  @Message
  String rang(long count);

  @Message
  String crossed(long count);

  @Message
  String nothingStopped();

  @Message
  String lift();

  @Message
  String outcome();

  @Message
  String liftOf(String number);

  @Message
  String outcomeOf(String number);

  @Message
  String by();

  @Message
  String over();

  @Message
  String openEnd();

  @Message
  String proveOf(long leaf);

  @Message
  String saved(long leaf);

  @Message
  String kind(ControlTarget.Kind what);

  @Message
  String why(ControlReason why);

  @Message
  String notice(Outcome what);
}
