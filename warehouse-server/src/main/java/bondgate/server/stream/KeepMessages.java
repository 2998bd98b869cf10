package bondgate.server.stream;

import java.util.List;
import java.util.regex.Pattern;

/**
 * 报文存证 — what was sent to customs and received, so that nobody can put other bytes in their place
 * later, nor leave any out. Stated by the server itself for all messages since the last time.
 *
 * @param messages 1 to {@value #MOST}
 */
public record KeepMessages(String id, String actor, List<Message> messages) implements ZoneAct {
  /** The most messages of one act, so that its leaf stays far below the longest. */
  public static final int MOST = 100;

  /** Checks the ranges. */
  public KeepMessages {
    ActChecks.act(id, actor);
    ActChecks.require(
        messages != null && !messages.isEmpty() && messages.size() <= MOST,
        "messages must be 1 to %d; received %d",
        MOST,
        messages == null ? 0 : messages.size());
    messages = List.copyOf(messages);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.keepMessages(this);
  }

  /** Which way a message went. */
  public enum Way {
    /** We sent it. */
    SENT,
    /** Customs did. */
    RECEIVED
  }

  /**
   * A message.
   *
   * @param way which way it went
   * @param number its number in our tables, from 1
   * @param kind such as CEB621, or "?" for what nobody could read
   * @param digest SHA-256 of its bytes, 64 hexadecimal digits; sealed, because a message of which
   *     all but a person's number is known could be found by trying
   */
  public record Message(Way way, long number, String kind, String digest) {
    private static final Pattern KIND = Pattern.compile("[A-Z0-9]{1,12}|\\?");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Checks the ranges. */
    public Message {
      ActChecks.present("way", way);
      ActChecks.require(number > 0, "number must be at least 1; received %d", number);
      ActChecks.matches("kind", kind, KIND, "a kind such as CEB621, or ?");
      ActChecks.matches("digest", digest, DIGEST, "64 hexadecimal digits in lower case");
    }
  }
}
