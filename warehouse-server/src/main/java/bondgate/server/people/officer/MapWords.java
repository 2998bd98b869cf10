package bondgate.server.people.officer;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the zone map, in {@code messages/map_*.properties}. */
@MessageBundle(value = "map", locale = "zh")
public interface MapWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String drawing(int places, int portals, int devices, long alarms);

  @Message
  String asOf();

  @Message
  String inside();

  @Message
  String alarmsOpen();

  @Message
  String places();

  @Message
  String placeHead();

  @Message
  String statusHead();

  @Message
  String piecesHead();

  @Message
  String none();

  @Message
  String elsewhere();

  @Message
  String openings();

  @Message
  String nameHead();

  @Message
  String betweenHead();

  @Message
  String lastHead();

  @Message
  String alarmsHead();

  @Message
  String shut(String order);

  @Message
  String neverCrossed();

  @Message
  String till();

  @Message
  String tills();

  @Message
  String pointHead();

  @Message
  String doors();

  @Message
  String door();

  @Message
  String inHead();

  @Message
  String outHead();

  @Message
  String noTills();

  @Message
  String noDoors();

  @Message
  String devices();

  @Message
  String noDevices();

  @Message
  String stateHead();

  @Message
  String readersHead();

  @Message
  String quietHead();

  @Message
  String noReaders();

  @Message
  String alarmCount(long count);

  @Message
  String quietEvents(long count);

  @Message
  String quiet(MapPage.Quiet mark);

  @Message
  String fenceOf(String name);

  @Message
  String readersOnline(long online, int all);
}
