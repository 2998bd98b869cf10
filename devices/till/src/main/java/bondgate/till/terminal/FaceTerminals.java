package bondgate.till.terminal;

import bondgate.till.SaltedReference;
import bondgate.till.terminal.TerminalRecord.Credential;
import bondgate.till.terminal.TerminalRecord.Problem;
import bondgate.till.terminal.TerminalRecord.Verdict;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The MQTT family "face sluice" (vendor specification 1.25): topics {@code mqtt/face/{id}/Rec},
 * {@code /Snap}, {@code /Ack}, {@code mqtt/face/basic} and {@code mqtt/face/heartbeat}. Its HTTP
 * cousins post the same objects.
 */
public final class FaceTerminals {
  private static final String TOPIC = "mqtt/face/";

  private final TerminalSettings settings;

  /** A reader of their messages. */
  public FaceTerminals(TerminalSettings settings) {
    this.settings = settings;
  }

  /**
   * A message for a terminal.
   *
   * @param topic where to publish
   * @param payload what, as UTF-8
   */
  public record Message(String topic, String payload) {}

  /**
   * What a message says.
   *
   * @param topic where it was published; empty for an HTTP cousin
   * @param receivedAt by the host
   */
  public TerminalRecord read(String topic, byte[] payload, Instant receivedAt) {
    Fields.Parsed parsed = Fields.parse(payload);
    if (parsed.fields().isEmpty()) {
      return new TerminalRecord.Unreadable(parsed.problem(), "");
    }
    Fields message = parsed.fields().get();
    String operator = message.text("operator").orElse("");
    String kind = operator.toLowerCase(Locale.ROOT);
    if (topic.endsWith("/Ack") || kind.endsWith("-ack")) {
      return new TerminalRecord.CommandAnswer(
          terminal(topic, message.inside("info")), operator, message.number("code"));
    }
    if (topic.endsWith("/Snap") || kind.contains("snap")) {
      return stranger(topic, message.inside("info"), receivedAt);
    }
    return switch (kind) {
      case "recpush", "" -> passage(topic, message.inside("info"), receivedAt);
      case "online", "offline" -> presence(topic, message.inside("info"), kind.equals("online"));
      case "heartbeat" -> {
        Fields info = message.inside("info");
        yield new TerminalRecord.Heartbeat(
            terminal(topic, info), info.time(settings.localTime(), "time"));
      }
      default -> new TerminalRecord.Ignored(operator.matches("[A-Za-z-]{1,40}") ? operator : "?");
    };
  }

  private TerminalRecord passage(String topic, Fields info, Instant receivedAt) {
    Optional<String> terminal = terminal(topic, info);
    if (terminal.isEmpty()) {
      return new TerminalRecord.Unreadable(Problem.FIELD_MISSING, "facesluiceId");
    }
    Optional<Instant> at = info.time(settings.localTime(), "time");
    if (at.isEmpty()) {
      Problem problem = info.has("time") ? Problem.FIELD_WRONG : Problem.FIELD_MISSING;
      return new TerminalRecord.Unreadable(problem, "time");
    }
    Optional<String> recordId = info.text("RecordID");
    Optional<SaltedReference> person = person(terminal.get(), info);
    return new TerminalRecord.Passage(
        Keys.of(terminal.get(), recordId, at.get(), person),
        terminal.get(),
        recordId,
        at,
        receivedAt,
        verdict(info.number("VerifyStatus")),
        Credential.FACE,
        info.hundredths("similarity1"),
        person,
        isReplay(info));
  }

  /** Our own number of the person if there is one; the terminal's counts on that terminal only. */
  private Optional<SaltedReference> person(String terminal, Fields info) {
    Optional<SaltedReference> own =
        info.text("customId").map(id -> SaltedReference.of(settings.salt(), "person-number", id));
    return own.or(
        () ->
            info.text("personId")
                .map(id -> SaltedReference.of(settings.salt(), "person-of " + terminal, id)));
  }

  /**
   * Sendintime 0, or PushType 2; the real sample has PushType 0 with Sendintime 1, so 0 is live.
   */
  private static boolean isReplay(Fields info) {
    OptionalInt inTime = info.number("Sendintime");
    OptionalInt type = info.number("PushType");
    return (inTime.isPresent() && inTime.getAsInt() == 0)
        || (type.isPresent() && type.getAsInt() == 2);
  }

  private static Verdict verdict(OptionalInt status) {
    return switch (status.orElse(-1)) {
      case 0 -> Verdict.NONE;
      case 1 -> Verdict.ALLOWED;
      case 2 -> Verdict.REFUSED;
      case 3 -> Verdict.NOT_REGISTERED;
      default -> Verdict.UNKNOWN;
    };
  }

  private TerminalRecord stranger(String topic, Fields info, Instant receivedAt) {
    Optional<String> terminal = terminal(topic, info);
    if (terminal.isEmpty()) {
      return new TerminalRecord.Unreadable(Problem.FIELD_MISSING, "facesluiceId");
    }
    Optional<Instant> at = info.time(settings.localTime(), "time");
    String key =
        Keys.of(
            terminal.get(),
            info.text("SnapID", "RecordID"),
            at.orElse(receivedAt),
            Optional.empty());
    return new TerminalRecord.Stranger(key, terminal.get(), at, receivedAt);
  }

  private static TerminalRecord presence(String topic, Fields info, boolean online) {
    return terminal(topic, info)
        .<TerminalRecord>map(id -> new TerminalRecord.Presence(id, online))
        .orElseGet(() -> new TerminalRecord.Unreadable(Problem.FIELD_MISSING, "facesluiceId"));
  }

  private static Optional<String> terminal(String topic, Fields info) {
    Optional<String> named = info.text("facesluiceId");
    if (named.isPresent()) {
      return named;
    }
    String[] steps = topic.split("/", -1);
    return topic.startsWith(TOPIC) && steps.length == 4 ? Optional.of(steps[2]) : Optional.empty();
  }

  /**
   * The message that stops a terminal from sending a record again; its shape is unverified. Empty
   * for a record without number, and to be sent only when the record is durable with us.
   */
  public static Optional<Message> acknowledgement(TerminalRecord.Passage passage) {
    return passage
        .recordId()
        .map(
            id -> {
              ObjectNode message = JsonNodeFactory.instance.objectNode();
              message.put("operator", "PushAck");
              message.putObject("info").put("PushAckType", "2").put("SnapOrRecordID", id);
              return new Message(TOPIC + passage.terminal(), message.toString());
            });
  }

  /** The body of the answer to an HTTP cousin. */
  public static byte[] httpAnswer() {
    return "{\"code\":200,\"desc\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
  }
}
