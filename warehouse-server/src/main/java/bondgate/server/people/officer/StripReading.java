package bondgate.server.people.officer;

import bondgate.events.AgentStarted;
import bondgate.events.AlarmRaised;
import bondgate.events.EdgeEvent;
import bondgate.events.EdgeRecord;
import bondgate.events.Heartbeat;
import bondgate.events.MalformedMessageException;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.events.TagCrossing;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.CrossingLog;
import bondgate.server.fence.Permits;
import bondgate.server.people.officer.StripView.Agent;
import bondgate.server.people.officer.StripView.Presence;
import bondgate.server.people.officer.StripView.Reader;
import bondgate.server.stream.AgentStatus;
import bondgate.server.stream.Presences;
import bondgate.server.stream.StreamTail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** How the devices stand, laid out for the strip. */
@ApplicationScoped
class StripReading {
  /** Stands for a version that the agent has not said. */
  private static final long UNSAID = -1;

  private final Presences presences;
  private final StreamTail tail;
  private final EvidenceLog evidence;
  private final CrossingLog log;
  private final Permits permits;

  @Inject
  StripReading(
      Presences presences,
      StreamTail tail,
      EvidenceLog evidence,
      CrossingLog log,
      Permits permits) {
    this.presences = presences;
    this.tail = tail;
    this.evidence = evidence;
    this.log = log;
    this.permits = permits;
  }

  StripView strip(String zone) {
    return new StripView(
        presences.agents(zone).stream().map(status -> agent(zone, status)).toList(),
        permits.version(zone),
        evidence.head(zone).size());
  }

  private Agent agent(String zone, AgentStatus status) {
    Optional<EdgeRecord> last = last(zone, status);
    Map<String, ReaderState> readers = log.readers(zone, status.device());
    last.map(EdgeRecord::body).ifPresent(body -> beat(body, readers));
    return new Agent(
        status.device(),
        presence(status),
        last.map(EdgeRecord::recordedAt).orElse(null),
        status.lastSeq(),
        last.map(record -> permitsVersion(record.body())).orElse(UNSAID),
        readers.entrySet().stream()
            .map(entry -> new Reader(entry.getKey(), entry.getValue()))
            .toList());
  }

  private Optional<EdgeRecord> last(String zone, AgentStatus status) {
    OptionalLong leaf = tail.leaf(zone, status.device(), status.epoch());
    if (leaf.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes =
        evidence
            .leaf(zone, leaf.getAsLong())
            .orElseThrow(() -> new IllegalStateException("no leaf " + leaf.getAsLong()));
    try {
      return Optional.of(SealedRecord.read(bytes).fields());
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("what was taken can be read: " + e.getMessage(), e);
    }
  }

  private static Presence presence(AgentStatus status) {
    if (status.since() == null) {
      return Presence.UNKNOWN;
    }
    return status.online() ? Presence.ONLINE : Presence.OFFLINE;
  }

  /** A heartbeat is newer than any change of state before it. */
  private static void beat(EdgeEvent body, Map<String, ReaderState> readers) {
    if (body instanceof Heartbeat heartbeat) {
      heartbeat.readers().forEach(row -> readers.put(row.reader(), row.state()));
    }
  }

  private static long permitsVersion(EdgeEvent body) {
    return switch (body.kind()) {
      case AGENT_STARTED -> ((AgentStarted) body).permitsVersion();
      case HEARTBEAT -> ((Heartbeat) body).permitsVersion();
      case TAG_CROSSING -> ((TagCrossing) body).permitsVersion();
      case ALARM_RAISED -> ((AlarmRaised) body).permitsVersion();
      case READER_HEALTH,
          TAG_SIGHTING,
          TAG_CHIP,
          CLOCK_JUMPED,
          CHECKPOINT_REFUSED,
          HISTORY_LOST,
          DISK_CHANGED,
          EPOCH_BEGUN,
          KEY_ROLLED,
          TRAY_CHANGED,
          FACE_SIGHTING,
          DOOR_OPENED,
          FACE_CONSENT ->
          UNSAID;
    };
  }
}
