package bondgate.server.people.officer;

import bondgate.server.guarantee.TaxRun;
import bondgate.server.settlement.LeftOut;
import bondgate.server.settlement.PreparedRun;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.time.LocalDate;

/** The words of the tax runs, in {@code messages/run_*.properties}. */
@MessageBundle(value = "run", locale = "zh")
public interface RunWords {
  @Message
  String title();

  @Message
  String lead(int first, int last);

  @Message
  String back();

  @Message
  String today(LocalDate day);

  @Message
  String nothing();

  @Message
  String nothingTodo(int first);

  @Message
  String ofPaper(String dutyNo);

  @Message
  String ofOwn();

  @Message
  String leftOut();

  @Message
  String document();

  @Message
  String bill();

  @Message
  String releasedOn();

  @Message
  String day();

  @Message
  String dayOf(long day, int last);

  @Message
  String dayOverdue(long day);

  @Message
  String tariff();

  @Message
  String vat();

  @Message
  String consumption();

  @Message
  String tax();

  @Message
  String held();

  @Message
  String difference();

  @Message
  String why();

  @Message
  String whyOf(LeftOut.Why why);

  @Message
  String basisOf(TaxRun.Basis basis);

  @Message
  String sums();

  @Message
  String lists();

  @Message
  String runTitle(String runNo);

  @Message
  String runNo();

  @Message
  String dutyNo();

  @Message
  String prepared();

  @Message
  String by();

  @Message
  String reason();

  @Message
  String state();

  @Message
  String stateOf(PreparedRun.Word state);

  @Message
  String count();

  @Message
  String taxTotal();

  @Message
  String heldTotal();

  @Message
  String settled();

  @Message
  String beyond();

  @Message
  String freed();

  @Message
  String paidOn();

  @Message
  String recorded();

  @Message
  String recordedBy();

  @Message
  String leaf();

  @Message
  String overdueOf(long count);

  @Message
  String more(int count);

  @Message
  String prepare();

  @Message
  String prepareOf(String what);

  @Message
  String takeTitle();

  @Message
  String takeLead();

  @Message
  String take();

  @Message
  String earlier();

  @Message
  String noEarlier();

  @Message
  String settle();

  @Message
  String drop();

  @Message
  String settleLead();

  @Message
  String csv();

  @Message
  String all();

  @Message
  String notice(RunNotice.Kind kind);

  @Message
  String refusal(RunRefusal why);

  @Message
  String refusalTodo();

  @Message
  String disputedTitle();

  @Message
  String disputedLead();

  @Message
  String disputedBill(String taxNo, String saleNo);

  @Message
  String disputedFirst();

  @Message
  String disputedAgain(String time);

  @Message
  String disputedVoid(String time);

  @Message
  String disputedPaid(String amount, LocalDate day, String with);

  @Message
  String decidedTitle();

  @Message
  String decidedHolds();

  @Message
  String decidedWhy();

  @Message
  String decidedBy();

  @Message
  String decidedAt();

  @Message
  String disputedSums(String total, String tariff, String vat, String consumption);

  @Message
  String disputedReason();

  @Message
  String disputedChoose();
}
