package bondgate.server.customs;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of findings and of what hangs, in {@code messages/customs_*.properties}. */
@MessageBundle(value = "customs", locale = "zh")
public interface CustomsWords {
  /** What is wrong. */
  @Message
  String finding(FindingCode code);

  /** What can be done about it. */
  @Message
  String todo(FindingCode code);

  /** Why something waits. */
  @Message
  String hanging(HangingReason why);
}
