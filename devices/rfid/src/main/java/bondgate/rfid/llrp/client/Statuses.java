package bondgate.rfid.llrp.client;

import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.LlrpParameter;
import java.util.Optional;

/** What the status in a response says. */
final class Statuses {
  private Statuses() {}

  private static Optional<LlrpParameter.Known> status(LlrpMessage message) {
    return message.first("LLRPStatus");
  }

  /** A custom message carries its status in its data; it counts as done. */
  static boolean isSuccess(LlrpMessage message) {
    return status(message).map(s -> s.fields().number("StatusCode") == 0).orElse(true);
  }

  static String describe(LlrpMessage message) {
    return status(message)
        .map(
            s ->
                "%s (%d) %s"
                    .formatted(
                        s.valueName("StatusCode").orElse("status"),
                        s.fields().number("StatusCode"),
                        s.fields().text("ErrorDescription")))
        .orElse(message.name() + " without a status");
  }

  /** LLRP 1.0.1, ConnectionAttemptStatusType. */
  static String connection(long status) {
    return switch ((int) status) {
      case 1 -> "a connection begun by the reader exists (1)";
      case 2 -> "a connection begun by a client exists (2)";
      case 3 -> "for another reason (3)";
      case 4 -> "another connection was attempted (4)";
      default -> "status " + status;
    };
  }
}
