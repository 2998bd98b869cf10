package bondgate.server.people.approval;

import bondgate.server.access.Role;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of this page, in {@code messages/approval_*.properties}. */
@MessageBundle(value = "approval", locale = "zh")
public interface ApprovalWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String nobodySignsIn();

  @Message
  String waiting();

  @Message
  String nothingWaits();

  @Message
  String statedBy(String actor, String time);

  @Message
  String until(String time);

  @Message
  String whoMay();

  @Message
  String content();

  @Message
  String contentWhat();

  @Message
  String digest();

  @Message
  String yours();

  @Message
  String approve();

  @Message
  String refuse();

  @Message
  String withdraw();

  @Message
  String reason();

  @Message
  String ended();

  @Message
  String act();

  @Message
  String stated();

  @Message
  String outcome();

  @Message
  String decided();

  @Message
  String leaf(long index);

  @Message
  String kind(String kind);

  @Message
  String role(Role role);

  @Message
  String how(ApprovalPage.How how);

  @Message
  String said(ApprovalSaid said);
}
