package bondgate.server.people.officer;

import bondgate.server.guarantee.Hold;
import bondgate.server.guarantee.StatementDifference;
import bondgate.server.guarantee.StatementLine;
import bondgate.server.guarantee.TaxTiming;
import bondgate.server.stream.LodgeGuarantee;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the guarantee's statement, in {@code messages/statement_*.properties}. */
@MessageBundle(value = "statement", locale = "zh")
public interface StatementWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String from();

  @Message
  String until();

  @Message
  String show();

  @Message
  String csv();

  @Message
  String back();

  @Message
  String nothing();

  @Message
  String agrees();

  @Message
  String differs();

  @Message
  String entries();

  @Message
  String holds();

  @Message
  String differences();

  @Message
  String instrument();

  @Message
  String what();

  @Message
  String happened();

  @Message
  String recorded();

  @Message
  String document();

  @Message
  String by();

  @Message
  String leaf();

  @Message
  String amount();

  @Message
  String held();

  @Message
  String settled();

  @Message
  String headroom();

  @Message
  String subject();

  @Message
  String purpose();

  @Message
  String since();

  @Message
  String ended();

  @Message
  String original();

  @Message
  String released();

  @Message
  String settledOf();

  @Message
  String balance();

  @Message
  String validUntil();

  @Message
  String kind(StatementLine.Kind kind);

  @Message
  String purposeOf(Hold.Purpose purpose);

  @Message
  String payments();

  @Message
  String taxBill();

  @Message
  String releasedOn();

  @Message
  String paidOn();

  @Message
  String day();

  @Message
  String timing();

  @Message
  String heldFor();

  @Message
  String paid();

  @Message
  String freed();

  @Message
  String where();

  @Message
  String byRows();

  @Message
  String byLedger();

  @Message
  String timingOf(TaxTiming timing);

  @Message
  String differenceOf(StatementDifference.Kind kind);

  @Message
  String papers();

  @Message
  String paperKind();

  @Message
  String assureCode();

  @Message
  String validFrom();

  @Message
  String priority();

  @Message
  String lodged();

  @Message
  String paperKindOf(LodgeGuarantee.Kind kind);

  @Message
  String heldThen();

  @Message
  String amendments();

  @Message
  String amendmentNo();

  @Message
  String change();

  @Message
  String newLastDay();
}
