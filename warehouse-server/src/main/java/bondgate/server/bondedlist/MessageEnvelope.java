package bondgate.server.bondedlist;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * 信封 — who sends a message to whom.
 *
 * @param messageId number of the message, at most 128 characters
 * @param sender our number at the data exchange, such as DXPENT0000000001
 * @param receiver customs' number there, such as DXPEDCSAS0000001
 * @param sentAt when it was made
 */
record MessageEnvelope(String messageId, String sender, String receiver, Instant sentAt) {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** Time of China to the second, as the envelope has it. */
  String sendTime() {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(CHINA).format(sentAt);
  }

  /** Name of the file that it travels in. */
  String fileName(PaperKind kind) {
    return "%s_%s.xml".formatted(kind.name(), messageId);
  }
}
