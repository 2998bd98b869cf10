package bondgate.till.terminal;

import bondgate.till.FrameShape;
import bondgate.till.Octets;
import bondgate.till.SaltedReference;
import bondgate.till.Sighting;
import bondgate.till.terminal.TerminalRecord.Credential;
import bondgate.till.terminal.TerminalRecord.Problem;
import bondgate.till.terminal.TerminalRecord.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Dahua's event stream: parts of multipart that say {@code Code=…;action=…;index=…;data={…}}, the
 * object over several lines. The sample is of a test, no capture: fields of {@code data} other than
 * card and door are unverified.
 */
public final class DahuaStream {
  private static final Octets CODE = Octets.of("Code=".getBytes(StandardCharsets.US_ASCII));
  private static final Octets HEARTBEAT =
      Octets.of("Heartbeat".getBytes(StandardCharsets.US_ASCII));
  private static final String DATA = ";data=";
  private static final int LONGEST_HEAD = 512;

  private final String terminal;
  private final TerminalSettings settings;

  /** A reader of one terminal's stream, which does not name itself. */
  public DahuaStream(String terminal, TerminalSettings settings) {
    this.terminal = terminal;
    this.settings = settings;
  }

  /**
   * One event of the stream.
   *
   * @param head from {@code Code=} on, without data
   * @param data the object, or empty
   */
  public record Event(String head, String data) {
    /** The head only: the object holds a name. */
    @Override
    public String toString() {
      return "Event[%s]".formatted(head);
    }
  }

  /** How events look in the stream. */
  public static FrameShape<Event> events() {
    return DahuaStream::look;
  }

  private static Sighting<Event> look(Octets bytes) {
    int word = begins(bytes, HEARTBEAT);
    if (word == HEARTBEAT.size()) {
      return new Sighting.Found<>(new Event("Heartbeat", ""), word);
    }
    int code = begins(bytes, CODE);
    if (word < 0 && code < 0) {
      return new Sighting.NotHere<>();
    }
    return code == CODE.size() ? event(bytes) : new Sighting.MoreNeeded<>();
  }

  /** How many bytes are those of a word; -1 if one is not. */
  private static int begins(Octets bytes, Octets word) {
    int common = Math.min(bytes.size(), word.size());
    return bytes.slice(0, common).equals(word.slice(0, common)) ? common : -1;
  }

  private static Sighting<Event> event(Octets bytes) {
    for (int i = CODE.size(); i < Math.min(bytes.size(), LONGEST_HEAD); i++) {
      int c = bytes.at(i);
      if (c == '\n' || c == '\r') {
        return new Sighting.Found<>(new Event(JsonInStream.text(bytes, 0, i), ""), i);
      }
      if (c == '{') {
        return withData(bytes, i);
      }
    }
    return bytes.size() < LONGEST_HEAD ? new Sighting.MoreNeeded<>() : new Sighting.NotHere<>();
  }

  private static Sighting<Event> withData(Octets bytes, int from) {
    String head = JsonInStream.text(bytes, 0, from);
    if (!head.endsWith(DATA)) {
      return new Sighting.NotHere<>();
    }
    int end = JsonInStream.end(bytes, from);
    return switch (end) {
      case JsonInStream.OPEN -> new Sighting.MoreNeeded<>();
      case JsonInStream.BROKEN -> new Sighting.NotHere<>();
      default -> {
        String plain = head.substring(0, head.length() - DATA.length());
        Event event = new Event(plain, JsonInStream.text(bytes, from, end));
        yield new Sighting.Found<>(event, end);
      }
    };
  }

  /**
   * What an event says.
   *
   * @param receivedAt by the host
   */
  public TerminalRecord read(Event event, Instant receivedAt) {
    if (event.head().equals("Heartbeat")) {
      return new TerminalRecord.Heartbeat(Optional.of(terminal), Optional.empty());
    }
    String code = event.head().substring(CODE.size()).split(";", 2)[0];
    if (!code.equals("AccessControl")) {
      return new TerminalRecord.Ignored(code.matches("[A-Za-z]{1,40}") ? code : "?");
    }
    Fields.Parsed parsed = Fields.parse(event.data().getBytes(StandardCharsets.UTF_8));
    return parsed
        .fields()
        .map(data -> passage(data, receivedAt))
        .orElseGet(() -> new TerminalRecord.Unreadable(Problem.NOT_JSON, "data"));
  }

  private TerminalRecord passage(Fields data, Instant receivedAt) {
    Optional<SaltedReference> person =
        data.text("UserID")
            .map(id -> SaltedReference.of(settings.salt(), "person-number", id))
            .or(
                () ->
                    data.text("CardNo")
                        .map(no -> SaltedReference.of(settings.salt(), "card-number", no)));
    Optional<String> record = data.text("RecNo");
    // Seconds since 1970; firmwares without them write local time or nothing.
    Optional<Instant> at =
        data.text("CreateTime", "UTC")
            .filter(text -> text.matches("[0-9]{9,11}"))
            .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
            .or(() -> data.time(settings.localTime(), "Time"));
    return new TerminalRecord.Passage(
        Keys.of(terminal, record, at.orElse(receivedAt), person),
        terminal,
        record,
        at,
        receivedAt,
        verdict(data.number("Status")),
        credential(data.number("Method")),
        OptionalInt.empty(),
        person,
        false);
  }

  private static Verdict verdict(OptionalInt status) {
    return switch (status.orElse(-1)) {
      case 0 -> Verdict.REFUSED;
      case 1 -> Verdict.ALLOWED;
      default -> Verdict.UNKNOWN;
    };
  }

  private static Credential credential(OptionalInt method) {
    return switch (method.orElse(-1)) {
      case 1 -> Credential.CARD;
      case 6 -> Credential.FINGERPRINT;
      case 15 -> Credential.FACE;
      default -> Credential.UNKNOWN;
    };
  }
}
