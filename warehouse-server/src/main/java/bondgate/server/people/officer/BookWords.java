package bondgate.server.people.officer;

import bondgate.server.book.CustomsStatus;
import bondgate.server.book.DocumentKind;
import bondgate.server.book.DocumentState;
import bondgate.server.book.DocumentStep;
import bondgate.server.book.Holding;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the account book, in {@code messages/book_*.properties}. */
@MessageBundle(value = "book", locale = "zh")
public interface BookWords {
  @Message
  String menu();

  @Message
  String stock();

  @Message
  String card();

  @Message
  String documents();

  @Message
  String report();

  @Message
  String chosen();

  @Message
  String item();

  @Message
  String name();

  @Message
  String hsCode();

  @Message
  String unit();

  @Message
  String show();

  @Message
  String itemPart();

  @Message
  String csv();

  @Message
  String cardTitle();

  @Message
  String cardLead();

  @Message
  String cardAt();

  @Message
  String cardKnown();

  @Message
  String cardThen();

  @Message
  String cardToday();

  @Message
  String cardNothing();

  @Message
  String cardChoose();

  @Message
  String place();

  @Message
  String pieces();

  @Message
  String plannedIn();

  @Message
  String plannedOut();

  @Message
  String value();

  @Message
  String entries();

  @Message
  String entriesLead();

  @Message
  String entriesNone();

  @Message
  String recorded();

  @Message
  String happened();

  @Message
  String document();

  @Message
  String from();

  @Message
  String to();

  @Message
  String by();

  @Message
  String record();

  @Message
  String prove(long leaf);

  @Message
  String documentsTitle();

  @Message
  String documentsLead();

  @Message
  String documentsNone();

  @Message
  String documentsNoneTodo();

  @Message
  String kindWord();

  @Message
  String kindAll();

  @Message
  String number();

  @Message
  String stateWord();

  @Message
  String customsNo();

  @Message
  String original();

  @Message
  String counter();

  @Message
  String reason();

  @Message
  String declared();

  @Message
  String yes();

  @Message
  String no();

  @Message
  String linesWord();

  @Message
  String lineNo();

  @Message
  String passedWord();

  @Message
  String stepsWord();

  @Message
  String paperNo();

  @Message
  String counts();

  @Message
  String onBook();

  @Message
  String counted();

  @Message
  String takenBackBy();

  @Message
  String documentUnknown(String number);

  @Message
  String reportTitle();

  @Message
  String reportLead();

  @Message
  String reportForm();

  @Message
  String reportFrom();

  @Message
  String reportUntil();

  @Message
  String reportBalances();

  @Message
  String reportBroken();

  @Message
  String statusWord();

  @Message
  String opening();

  @Message
  String receipts();

  @Message
  String removals();

  @Message
  String adjustments();

  @Message
  String adjustmentsUp();

  @Message
  String adjustmentsDown();

  @Message
  String destruction();

  @Message
  String statusChanges();

  @Message
  String closing();

  @Message
  String closingValue();

  @Message
  String difference();

  @Message
  String tableReconciliation();

  @Message
  String tableReceipts();

  @Message
  String tableRemovals();

  @Message
  String tableOther();

  @Message
  String tableVouchers();

  @Message
  String tableCorrections();

  @Message
  String nothing();

  @Message
  String status(CustomsStatus mark);

  @Message
  String holding(Holding mark);

  @Message
  String kind(DocumentKind mark);

  @Message
  String state(DocumentState mark);

  @Message
  String step(DocumentStep mark);

  @Message
  String form(ReportForm mark);

  @Message
  String formWhat(ReportForm mark);
}
