package bondgate.server.people.staff;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of who looks after bins and after what handhelds did, in {@code
 * messages/shelf_*.properties}.
 */
@MessageBundle(value = "shelf", locale = "zh")
public interface ShelfWords {
  @Message
  String bins();

  @Message
  String binsLead();

  @Message
  String none();

  @Message
  String noneTodo();

  @Message
  String label();

  @Message
  String where();

  @Message
  String holds();

  @Message
  String unlimited();

  @Message
  String use();

  @Message
  String forDamaged();

  @Message
  String forSound();

  @Message
  String blocked(String why);

  @Message
  String blockTitle();

  @Message
  String block();

  @Message
  String free();

  @Message
  String reason();

  @Message
  String add();

  @Message
  String addTitle();

  @Message
  String capacity();

  @Message
  String capacityWhat();

  @Message
  String more();

  @Message
  String said(BinSaid mark);

  @Message
  String finished();

  @Message
  String finishedLead();

  @Message
  String nothingFinished();

  @Message
  String report();

  @Message
  String of(long number);

  @Message
  String by();

  @Message
  String when();

  @Message
  String work();

  @Message
  String missing();

  @Message
  String nothingMissing();

  @Message
  String underWay();

  @Message
  String progress(long done, long total);

  @Message
  String damaged();

  @Message
  String refused();

  @Message
  String refusedWhat();

  @Message
  String piece();

  @Message
  String noBin();

  @Message
  String item();

  @Message
  String expected();

  @Message
  String found();

  @Message
  String arrived();

  @Message
  String counts();

  @Message
  String countsWhat();

  @Message
  String agrees();

  @Message
  String differs();

  @Message
  String misplaced();

  @Message
  String wasIn();

  @Message
  String foundIn();

  @Message
  String unexpected();

  @Message
  String unexpectedWhat();

  @Message
  String strangers();

  @Message
  String strangersWhat();

  @Message
  String binsLeft(long count);

  @Message
  String workers();

  @Message
  String post();

  @Message
  String postWhat(String number);

  @Message
  String posting(CountSaid mark);

  @Message
  String back();
}
