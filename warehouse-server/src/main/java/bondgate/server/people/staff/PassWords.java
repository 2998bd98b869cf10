package bondgate.server.people.staff;

import bondgate.server.bondedlist.PassCargo;
import bondgate.server.bondedlist.Stage;
import bondgate.server.book.DocumentState;
import bondgate.server.gatepass.Differing;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the gate passes, in {@code messages/pass_*.properties}. */
@MessageBundle(value = "pass", locale = "zh")
public interface PassWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String link();

  @Message
  String backToAll();

  @Message
  String lists();

  @Message
  String oddTitle();

  @Message
  String oddLead();

  @Message
  String declareTitle();

  @Message
  String declareLead();

  @Message
  String waitingTitle();

  @Message
  String number();

  @Message
  String cargo();

  @Message
  String cargoOf(PassCargo cargo);

  @Message
  String papers();

  @Message
  String bill();

  @Message
  String parts();

  @Message
  String plate();

  @Message
  String vehicle();

  @Message
  String frame();

  @Message
  String container();

  @Message
  String gross();

  @Message
  String net();

  @Message
  String applicant();

  @Message
  String declare();

  @Message
  String onlySupervisor();

  @Message
  String none();

  @Message
  String passesTitle();

  @Message
  String stage();

  @Message
  String paperNo();

  @Message
  String preNo();

  @Message
  String madeBy();

  @Message
  String leaf();

  @Message
  String xmlMessage();

  @Message
  String papersTitle();

  @Message
  String linesTitle();

  @Message
  String part();

  @Message
  String name();

  @Message
  String quantity();

  @Message
  String tagsTitle();

  @Message
  String noTags();

  @Message
  String tag();

  @Message
  String portal();

  @Message
  String through();

  @Message
  String notThrough();

  @Message
  String returned();

  @Message
  String difference();

  @Message
  String bookTitle();

  @Message
  String bookOf(DocumentState state);

  @Message
  String receiptsTitle();

  @Message
  String noReceipts();

  @Message
  String said();

  @Message
  String why(PassSaid.Why why);

  @Message
  String stageOf(Stage stage);

  @Message
  String differs(Differing kind);
}
