package bondgate.edge.command;

import bondgate.rfid.serial.Outcome;
import java.util.List;

/** A device or folder is not as a command needs it; says what came, what should, and what to do. */
final class DeviceException extends Exception {
  private static final long serialVersionUID = 1;

  private final String chinese;

  DeviceException(String chinese, String english) {
    super(english);
    this.chinese = chinese;
  }

  /** The value, if it was done. */
  static <T> T done(Outcome<T> outcome) throws DeviceException {
    if (outcome instanceof Outcome.Done<T> done) {
      return done.value();
    }
    List<String> words = Findings.words(outcome);
    throw new DeviceException(words.get(0), words.get(1));
  }

  String chinese() {
    return chinese;
  }

  String english() {
    return getMessage();
  }
}
