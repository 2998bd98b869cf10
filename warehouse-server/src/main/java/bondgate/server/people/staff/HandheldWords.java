package bondgate.server.people.staff;

import bondgate.server.handling.GoodScan;
import bondgate.server.handling.ScanWord;
import bondgate.server.handling.Step;
import bondgate.server.handling.Subject;
import bondgate.server.handling.TaskKind;
import bondgate.server.handling.WrongScan;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of who works with a handheld, in {@code messages/handheld_*.properties}. What stands in
 * square brackets in them is filled in by {@link HandheldSentences}.
 */
@MessageBundle(value = "handheld", locale = "zh")
public interface HandheldWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String field();

  @Message
  String go();

  @Message
  String placeholder();

  @Message
  String begin();

  @Message
  String putAway();

  @Message
  String move();

  @Message
  String countWarehouse();

  @Message
  String countCentre();

  @Message
  String waiting();

  @Message
  String nothing();

  @Message
  String nothingTodo();

  @Message
  String notBegun();

  @Message
  String openedBy(String name);

  @Message
  String progressWord();

  @Message
  String progress(long done, long total);

  @Message
  String done(long done);

  @Message
  String packing();

  @Message
  String back();

  @Message
  String stock();

  @Message
  String kind(TaskKind mark);

  @Message
  String todo();

  @Message
  String goTo();

  @Message
  String take();

  @Message
  String times();

  @Message
  String inHand();

  @Message
  String ask(Step.Ask mark);

  @Message
  String please();

  @Message
  String scannedIs(String what);

  @Message
  String subject(Subject.Kind mark);

  @Message
  String tone(ScanWord.Tone mark);

  @Message
  String undo();

  @Message
  String damaged();

  @Message
  String finish();

  @Message
  String finishAnyway();

  @Message
  String pending();

  @Message
  String pendingSince();

  @Message
  String allSent();

  @Message
  String noNetwork();

  @Message
  String signIn();

  @Message
  String signInLink();

  @Message
  String otherAccount();

  @Message
  String otherWaits();

  @Message
  String notKept();

  @Message
  String look();

  @Message
  String lookWhat();

  @Message
  String lookDone();

  @Message
  String refused();

  @Message
  String sound();

  @Message
  String soundOff();

  @Message
  String keyboard();

  @Message
  String camera();

  @Message
  String cameraStop();

  @Message
  String cameraNot();

  @Message
  String needsScript();

  @Message
  String gone();

  @Message
  String goneTodo();

  @Message
  String offline();

  @Message
  String kept();

  @Message
  String keptWhat();

  @Message
  String tote();

  @Message
  String notThere();

  @Message
  String waves();

  @Message
  String noItem();

  @Message
  String noBin();

  @Message
  String noDocument();

  @Message
  String good(GoodScan mark);

  @Message
  String wrong(WrongScan mark);

  @Message
  String wrongWord();

  @Message
  String reload();

  @Message
  String send();
}
