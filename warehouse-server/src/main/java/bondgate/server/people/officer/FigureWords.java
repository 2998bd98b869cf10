package bondgate.server.people.officer;

import bondgate.server.guarantee.GuaranteeLevel;
import bondgate.server.guarantee.InstrumentStanding;
import bondgate.server.guarantee.TaxDue;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of book and guarantee, in {@code messages/figures_*.properties}. */
@MessageBundle(value = "figures", locale = "zh")
public interface FigureWords {
  @Message
  String bookTitle();

  @Message
  String bookLead();

  @Message
  String bookItem();

  @Message
  String bookReceived();

  @Message
  String bookOnBook();

  @Message
  String bookReleased();

  @Message
  String bookBalance();

  @Message
  String bookPlanIn();

  @Message
  String bookPlanOut();

  @Message
  String bookAvailable();

  @Message
  String bookTotal();

  @Message
  String bookBalances();

  @Message
  String bookBroken();

  @Message
  String bookEquation(String received, String onBook, String released, String gone);

  @Message
  String bookSurplus();

  @Message
  String bookHeld();

  @Message
  String bookGone();

  @Message
  String bookEquationWhy();

  @Message
  String bookEmpty();

  @Message
  String bookEmptyTodo();

  @Message
  String guaranteeTitle();

  @Message
  String guaranteeLead();

  @Message
  String guaranteeLodged();

  @Message
  String guaranteeHeld();

  @Message
  String guaranteeSettled();

  @Message
  String guaranteeHeadroom();

  @Message
  String guaranteeBalances();

  @Message
  String guaranteeUsed(long percent);

  @Message
  String guaranteePlot();

  @Message
  String guaranteePlotWhat();

  @Message
  String guaranteeHolds();

  @Message
  String guaranteeDocument();

  @Message
  String guaranteePieces();

  @Message
  String guaranteeAmount();

  @Message
  String guaranteeSince();

  @Message
  String guaranteeNoHolds();

  @Message
  String guaranteeNoHoldsTodo();

  @Message
  String guaranteeEmpty();

  @Message
  String guaranteeEmptyTodo();

  @Message
  String guaranteeLapsed();

  @Message
  String guaranteeUncovered();

  @Message
  String guaranteeUncoveredTodo();

  @Message
  String guaranteePapers();

  @Message
  String guaranteePaperNo();

  @Message
  String guaranteeValidUntil();

  @Message
  String guaranteeState();

  @Message
  String guaranteeCash();

  @Message
  String guaranteeLetter();

  @Message
  String guaranteeInsurance();

  @Message
  String guaranteeStateOf(InstrumentStanding.State state);

  @Message
  String guaranteeValidFrom();

  @Message
  String guaranteePriority();

  @Message
  String guaranteeAssureCode();

  @Message
  String guaranteeLevelOf(GuaranteeLevel level);

  @Message
  String guaranteeLevelTodo(GuaranteeLevel level);

  @Message
  String guaranteeExpiring(String numbers);

  @Message
  String guaranteeExpiringTodo();

  @Message
  String taxTitle();

  @Message
  String taxLead();

  @Message
  String taxReleasedOn();

  @Message
  String taxDay();

  @Message
  String taxState(TaxDue.State state);

  @Message
  String taxSum(String documents, String amount);
}
