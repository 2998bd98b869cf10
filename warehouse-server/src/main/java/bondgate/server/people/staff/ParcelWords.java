package bondgate.server.people.staff;

import bondgate.server.checkout.Packing.Todo;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of who packs parcels, in {@code messages/parcel_*.properties}. */
@MessageBundle(value = "parcel", locale = "zh")
public interface ParcelWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String nothing();

  @Message
  String nothingTodo();

  @Message
  String todo(Todo todo);

  @Message
  String todoWhat(Todo todo);

  @Message
  String open();

  @Message
  String pieces(int count);

  @Message
  String since(String time);

  @Message
  String waybill();

  @Message
  String one(String saleNo);

  @Message
  String scanTag();

  @Message
  String scanGo();

  @Message
  String missing(long count);

  @Message
  String isIn();

  @Message
  String isMissing();

  @Message
  String scanTaken();

  @Message
  String scanAgain();

  @Message
  String scanWrong(String item);

  @Message
  String scanUnknown();

  @Message
  String scanNothing();

  @Message
  String label();

  @Message
  String labelWhat();

  @Message
  String to();

  @Message
  String phone();

  @Message
  String address();

  @Message
  String signed();

  @Message
  String back();

  @Message
  String gone();

  @Message
  String goneTodo();
}
