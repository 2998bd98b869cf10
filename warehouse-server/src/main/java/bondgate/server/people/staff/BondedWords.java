package bondgate.server.people.staff;

import bondgate.server.bondedlist.DeductionMark;
import bondgate.server.bondedlist.ReceiptEffect;
import bondgate.server.bondedlist.Stage;
import bondgate.server.bondedlist.Trouble;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.time.LocalDate;

/** The words of the bonded lists, in {@code messages/bonded_*.properties}. */
@MessageBundle(value = "bonded", locale = "zh")
public interface BondedWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String link();

  @Message
  String back();

  @Message
  String backToAll();

  @Message
  String dueTitle();

  @Message
  String dueOn(LocalDate day);

  @Message
  String daysLeft(long days);

  @Message
  String overdue();

  @Message
  String oddTitle();

  @Message
  String oddLead();

  @Message
  String gatherTitle();

  @Message
  String gatherLead();

  @Message
  String number();

  @Message
  String from();

  @Message
  String until();

  @Message
  String named();

  @Message
  String gather();

  @Message
  String onlySupervisor();

  @Message
  String none();

  @Message
  String listsTitle();

  @Message
  String stage();

  @Message
  String period();

  @Message
  String retail();

  @Message
  String lines();

  @Message
  String paperNo();

  @Message
  String madeBy();

  @Message
  String linesTitle();

  @Message
  String part();

  @Message
  String name();

  @Message
  String hsCode();

  @Message
  String quantity();

  @Message
  String legal();

  @Message
  String price();

  @Message
  String total();

  @Message
  String retailTitle();

  @Message
  String receiptsTitle();

  @Message
  String noReceipts();

  @Message
  String xmlMessage();

  @Message
  String gone();

  @Message
  String notGone();

  @Message
  String bookNo();

  @Message
  String preNo();

  @Message
  String mark();

  @Message
  String said();

  @Message
  String why(BondedSaid.Why why);

  @Message
  String stageOf(Stage stage);

  @Message
  String markOf(DeductionMark mark);

  @Message
  String inside(long pieces);

  @Message
  String effect(ReceiptEffect effect);

  @Message
  String trouble(Trouble trouble);
}
