package bondgate.server.people.staff;

import bondgate.server.people.staff.StockPage.NextStep;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the staff's pages, in {@code messages/staff_*.properties}. */
@MessageBundle(value = "staff", locale = "zh")
public interface StaffWords {
  @Message
  String stockTitle();

  @Message
  String stockLead();

  @Message
  String searchTag();

  @Message
  String searchGo();

  @Message
  String nothingFound(String asked);

  @Message
  String nothingFoundTodo();

  @Message
  String tooMany(int count);

  @Message
  String isAt();

  @Message
  String permit();

  @Message
  String permitNone();

  @Message
  String permitMove(String portal, String direction, String document);

  @Message
  String inward();

  @Message
  String outward();

  @Message
  String todo();

  @Message
  String onBook();

  @Message
  String expected(String count);

  @Message
  String planned(String count);

  @Message
  String empty();

  @Message
  String emptyTodo();

  @Message
  String allItems();

  @Message
  String calls();

  @Message
  String callFrom(String till, String time);

  @Message
  String callWhy(String reason);

  @Message
  String callSale(String saleNo);

  @Message
  String callGoing();

  @Message
  String nextStep(NextStep step);
}
