package bondgate.server.people.officer;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the fence log's further filters, in {@code messages/search_*.properties}. */
@MessageBundle(value = "search", locale = "zh")
public interface SearchWords {
  @Message
  String from();

  @Message
  String until();

  @Message
  String person();

  @Message
  String badTime();

  @Message
  String tagTooShort();

  @Message
  String cameLate(String at);
}
