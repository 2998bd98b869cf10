package bondgate.server.people.staff;

import bondgate.events.Direction;
import bondgate.events.DoorOpened;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of who is in the centre, in {@code messages/visit_*.properties}. */
@MessageBundle(value = "visit", locale = "zh")
public interface VisitWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String link();

  @Message
  String back();

  @Message
  String backToFence();

  @Message
  String inside();

  @Message
  String insideWhat();

  @Message
  String comeIn();

  @Message
  String goOut();

  @Message
  String doors();

  @Message
  String none();

  @Message
  String door();

  @Message
  String wayHead();

  @Message
  String meansHead();

  @Message
  String times();

  @Message
  String way(Direction way);

  @Message
  String means(DoorOpened.Means means);

  @Message
  String asOf(String time);
}
