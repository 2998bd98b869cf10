package bondgate.server.people.operation;

import bondgate.server.fleet.Access;
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

  @Message
  String agentsTitle();

  @Message
  String agentsLead();

  @Message
  String agentsNotice(AgentsPage.Notice notice);

  @Message
  String agentsNotOurs();

  @Message
  String agentsAll();

  @Message
  String agentsFolder();

  @Message
  String agentsNone();

  @Message
  String agent();

  @Message
  String agentState();

  @Message
  String agentBy();

  @Message
  String agentDo();

  @Message
  String agentWhy(Access.Why why);

  @Message
  String agentUndecided();

  @Message
  String agentIssue();

  @Message
  String agentClose();
}
