package bondgate.server.checkout;

import bondgate.server.customs.KeptMessages;
import bondgate.server.ledger.TransferId;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.KeepMessages;
import bondgate.server.stream.KeepMessages.Message;
import bondgate.server.stream.KeepMessages.Way;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the digests of what went to customs and came back into the evidence log. */
@ApplicationScoped
class MessagesIntoTheLog {
  static final String ACTOR = "system:customs";

  private final KeptMessages messages;
  private final ZoneWriter writer;

  @Inject
  MessagesIntoTheLog(KeptMessages messages, ZoneWriter writer) {
    this.messages = messages;
    this.writer = writer;
  }

  /**
   * States all that are in no leaf yet, up to {@link KeepMessages#MOST}; how many. Whether an
   * answer came or not, what is not noted is stated again.
   */
  int round(String zone) throws InterruptedException {
    List<KeptMessages.Line> lines = messages.unkept(zone, KeepMessages.MOST);
    if (lines.isEmpty()) {
      return 0;
    }
    ActAnswer answer = writer.submit(zone, act(zone, lines));
    if (answer instanceof ActAnswer.Done done) {
      messages.kept(zone, lines, done.leafIndex());
    } else if (answer instanceof ActAnswer.Repeated repeated) {
      messages.kept(zone, lines, repeated.leafIndex());
    } else {
      throw new IllegalStateException("messages of customs are not in the log yet: " + answer);
    }
    return lines.size();
  }

  /** The act that states them: the same batch is the same act, also after a crash. */
  static KeepMessages act(String zone, List<KeptMessages.Line> lines) {
    return new KeepMessages(
        "messages-" + TransferId.of(zone, "keepMessages", numbers(lines)),
        ACTOR,
        lines.stream()
            .map(
                line ->
                    new Message(
                        line.sent() ? Way.SENT : Way.RECEIVED,
                        line.number(),
                        line.kind().isEmpty() ? "?" : line.kind(),
                        line.sha256()))
            .toList());
  }

  private static String numbers(List<KeptMessages.Line> lines) {
    return lines.stream()
        .map(line -> (line.sent() ? "s" : "r") + line.number())
        .collect(Collectors.joining(" "));
  }
}
