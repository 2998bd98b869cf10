package bondgate.server.people.officer;

import bondgate.server.gatepass.Differing;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of alarms about gate passes, in {@code messages/passalarm_*.properties}. */
@MessageBundle(value = "passalarm", locale = "zh")
public interface PassAlarmWords {

  @Message
  String title();

  @Message
  String pass();

  @Message
  String mended(long leaf);

  @Message
  String stated(int tags);

  @Message
  String through(int tags);

  @Message
  String tags();

  @Message
  String differs(Differing kind);
}
