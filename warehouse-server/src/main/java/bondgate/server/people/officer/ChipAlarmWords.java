package bondgate.server.people.officer;

import bondgate.server.goods.ChipMismatch;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of alarms about copied tags, in {@code messages/chipalarm_*.properties}. */
@MessageBundle(value = "chipalarm", locale = "zh")
public interface ChipAlarmWords {

  @Message
  String what(ChipMismatch.Kind kind);

  @Message
  String heard();

  @Message
  String known(ChipMismatch.Kind kind);
}
