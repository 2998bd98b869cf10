package bondgate.server.people.operation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of these pages, in {@code messages/operation_*.properties}. */
@MessageBundle(value = "operation", locale = "zh")
public interface OperationWords {
  @Message
  String backupsTitle();

  @Message
  String backupsLead();

  @Message
  String makeNow();

  @Message
  String takesHowLong();

  @Message
  String notice(BackupsPage.Notice notice);

  @Message
  String inside(String folder);

  @Message
  String when();

  @Message
  String rows();

  @Message
  String kib();

  @Message
  String logs();

  @Message
  String log(String zone, long size);

  @Message
  String none();

  @Message
  String folder();

  @Message
  String restoreTitle();

  @Message
  String restoreKeys();

  @Message
  String restoreCommand();

  @Message
  String restoreAfter();
}
