package bondgate.server.people.staff;

import bondgate.server.handling.Wave;
import bondgate.server.handling.WavePasses;
import bondgate.server.handling.WaveView;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of waves, in {@code messages/waves_*.properties}. */
@MessageBundle(value = "waves", locale = "zh")
public interface WaveWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String gatherTitle();

  @Message
  String which();

  @Message
  String passes(WavePasses mark);

  @Message
  String approvedOn();

  @Message
  String mostDocuments(int most);

  @Message
  String mostPieces(int most);

  @Message
  String gather();

  @Message
  String none();

  @Message
  String noneTodo();

  @Message
  String state(Wave.State mark);

  @Message
  String gatheredBy(String name, String at);

  @Message
  String release();

  @Message
  String takeOut();

  @Message
  String tote();

  @Message
  String document();

  @Message
  String fateWord();

  @Message
  String fate(WaveView.Fate mark);

  @Message
  String picked();

  @Message
  String notFound();

  @Message
  String decidedBy(String name);

  @Message
  String goOn();

  @Message
  String letWait();

  @Message
  String pickers();

  @Message
  String noAisle();

  @Message
  String seen(String at);

  @Message
  String left(String at);

  @Message
  String back();

  @Message
  String said(WaveSaid mark);
}
