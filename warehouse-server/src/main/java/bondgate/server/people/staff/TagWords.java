package bondgate.server.people.staff;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of who puts tags on, in {@code messages/tag_*.properties}. */
@MessageBundle(value = "tag", locale = "zh")
public interface TagWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String list();

  @Message
  String open();

  @Message
  String progress(long bound, long listed);

  @Message
  String write();

  @Message
  String allBound();

  @Message
  String read();

  @Message
  String tid();

  @Message
  String tidWhat();

  @Message
  String lot();

  @Message
  String expires();

  @Message
  String bind();

  @Message
  String code(String code);

  @Message
  String said(TagSaid said);
}
