package bondgate.server.people.shopper;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the second way to say who one is, in {@code messages/face_*.properties}. */
@MessageBundle(value = "face", locale = "zh")
public interface FaceWords {
  @Message
  String title();

  @Message
  String optional();

  @Message
  String number();

  @Message
  String numberHint();

  @Message
  String go();

  @Message
  String looking();

  @Message
  String match();

  @Message
  String notHeld();

  @Message
  String noFaces();

  @Message
  String noPicture();

  @Message
  String notRecorded();

  @Message
  String notTaken();

  @Message
  String unreachable();
}
