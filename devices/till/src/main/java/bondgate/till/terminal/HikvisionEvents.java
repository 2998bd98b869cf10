package bondgate.till.terminal;

import bondgate.till.FrameShape;
import bondgate.till.SaltedReference;
import bondgate.till.terminal.TerminalRecord.Credential;
import bondgate.till.terminal.TerminalRecord.Problem;
import bondgate.till.terminal.TerminalRecord.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Events of Hikvision's ISAPI as JSON: pushed, from the alert stream, or found by a search for a
 * gap. Major type 5 are access events; some of the sub types are inferred from practice.
 */
public final class HikvisionEvents {
  private static final int ACCESS = 5;

  private final TerminalSettings settings;

  /** A reader of their events. */
  public HikvisionEvents(TerminalSettings settings) {
    this.settings = settings;
  }

  /** How JSON objects lie in the alert stream, between the boundaries and headers of multipart. */
  public static FrameShape<String> alertStream() {
    return JsonInStream::object;
  }

  /**
   * What a pushed event says.
   *
   * @param receivedAt by the host
   */
  public TerminalRecord pushed(byte[] json, Instant receivedAt) {
    Fields.Parsed parsed = Fields.parse(json);
    if (parsed.fields().isEmpty()) {
      return new TerminalRecord.Unreadable(parsed.problem(), "");
    }
    Fields event = parsed.fields().get();
    String type = event.text("eventType").orElse("");
    if (!type.equals("AccessControllerEvent")) {
      return type.isEmpty()
          ? new TerminalRecord.Unreadable(Problem.FIELD_MISSING, "eventType")
          : other(type, event);
    }
    Optional<String> terminal = event.text("macAddress", "deviceID", "ipAddress");
    if (terminal.isEmpty()) {
      return new TerminalRecord.Unreadable(Problem.FIELD_MISSING, "macAddress");
    }
    Fields access = event.inside("AccessControllerEvent");
    boolean replay = access.text("currentEvent").map("false"::equals).orElse(false);
    Optional<Instant> at = event.time(settings.localTime(), "dateTime");
    return record(terminal.get(), access, at, receivedAt, replay);
  }

  private static TerminalRecord other(String type, Fields event) {
    // A stream that is idle says every few seconds that no video is lost.
    boolean idle = type.equalsIgnoreCase("videoloss") || type.equalsIgnoreCase("heartBeat");
    return idle && !event.text("eventState").orElse("").equals("active")
        ? new TerminalRecord.Heartbeat(event.text("macAddress"), Optional.empty())
        : new TerminalRecord.Ignored(type.matches("[A-Za-z]{1,40}") ? type : "?");
  }

  /**
   * What one item of a search says; always a replay.
   *
   * @param terminal which terminal was searched, as its pushed events name it
   */
  public TerminalRecord found(String terminal, byte[] json, Instant receivedAt) {
    Fields.Parsed parsed = Fields.parse(json);
    if (parsed.fields().isEmpty()) {
      return new TerminalRecord.Unreadable(parsed.problem(), "");
    }
    Fields item = parsed.fields().get();
    return record(terminal, item, item.time(settings.localTime(), "time"), receivedAt, true);
  }

  private TerminalRecord record(
      String terminal, Fields access, Optional<Instant> at, Instant receivedAt, boolean replay) {
    OptionalInt major = access.number("majorEventType", "major");
    OptionalInt minor = access.number("subEventType", "minor");
    if (major.isEmpty() || minor.isEmpty()) {
      return new TerminalRecord.Unreadable(Problem.FIELD_MISSING, "majorEventType, subEventType");
    }
    if (major.getAsInt() != ACCESS) {
      return new TerminalRecord.Ignored("major " + major.getAsInt());
    }
    if (at.isEmpty()) {
      return new TerminalRecord.Unreadable(Problem.FIELD_MISSING, "dateTime");
    }
    Optional<String> serial = access.text("serialNo");
    Optional<SaltedReference> person = person(access);
    return new TerminalRecord.Passage(
        Keys.of(terminal, serial, at.get(), person),
        terminal,
        serial,
        at,
        receivedAt,
        verdict(minor.getAsInt()),
        credential(minor.getAsInt()),
        OptionalInt.empty(),
        person,
        replay);
  }

  private Optional<SaltedReference> person(Fields access) {
    Optional<SaltedReference> employee =
        access
            .text("employeeNoString", "employeeNo")
            .map(id -> SaltedReference.of(settings.salt(), "person-number", id));
    return employee.or(
        () ->
            access
                .text("cardNo")
                .map(card -> SaltedReference.of(settings.salt(), "card-number", card)));
  }

  private static Verdict verdict(int minor) {
    return switch (minor) {
      case 1, 38, 75 -> Verdict.ALLOWED;
      case 76 -> Verdict.REFUSED;
      case 9 -> Verdict.NOT_REGISTERED;
      default -> Verdict.UNKNOWN;
    };
  }

  private static Credential credential(int minor) {
    return switch (minor) {
      case 1, 9 -> Credential.CARD;
      case 38 -> Credential.FINGERPRINT;
      case 75, 76 -> Credential.FACE;
      default -> Credential.UNKNOWN;
    };
  }
}
