package bondgate.server.people.officer;

import bondgate.events.EventKind;
import bondgate.server.silence.Cause;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the proof of silence, in {@code messages/silence_*.properties}. */
@MessageBundle(value = "silence", locale = "zh")
public interface SilenceWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String device();

  @Message
  String reader();

  @Message
  String portal();

  @Message
  String all();

  @Message
  String from();

  @Message
  String to();

  @Message
  String ask();

  @Message
  String noDevice();

  @Message
  String events(long count);

  @Message
  String none();

  @Message
  String noneWhereWatched();

  @Message
  String down(String from, String to, String cause);

  @Message
  String more(int count);

  @Message
  String notKnown(String from, String to, String cause);

  @Message
  String notKnownYet(String from, String lastSeen);

  @Message
  String neverSeen();

  @Message
  String cause(Cause cause);

  @Message
  String deviceUnknown();

  @Message
  String portalUnknown();

  @Message
  String intervalTooLong();

  @Message
  String fromNotBeforeTo();

  @Message
  String timeMalformed();

  @Message
  String line();

  @Message
  String legendWatched();

  @Message
  String legendDown();

  @Message
  String legendOpen();

  @Message
  String legendEvent();

  @Message
  String parts();

  @Message
  String partFrom();

  @Message
  String partTo();

  @Message
  String partWhat();

  @Message
  String partProof();

  @Message
  String before(long leaf);

  @Message
  String after(long leaf);

  @Message
  String eventsHead();

  @Message
  String eventsShown(int shown, int count);

  @Message
  String seen();

  @Message
  String recorded();

  @Message
  String kind();

  @Message
  String event(EventKind kind);

  @Message
  String record();

  @Message
  String evidence();

  @Message
  String ranges();

  @Message
  String clock();

  @Message
  String clockWhat();

  @Message
  String offset();

  @Message
  String offsetUnknown();

  @Message
  String offsetAtMost(long millis);

  @Message
  String verify();

  @Message
  String verifying();

  @Message
  String verified();

  @Message
  String notVerified();

  @Message
  String undecided();

  @Message
  String file();

  @Message
  String json();

  @Message
  String fileWhat();
}
