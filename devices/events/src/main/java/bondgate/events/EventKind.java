package bondgate.events;

/**
 * The kinds of facts, as they are spelled on the wire. A change of fields is a new version with a
 * golden file of its own; an old version stays readable.
 */
public enum EventKind {
  AGENT_STARTED("agent-started", 1, AgentStarted.class),
  HEARTBEAT("heartbeat", 1, Heartbeat.class),
  READER_HEALTH("reader-health", 1, ReaderHealth.class),
  TAG_CROSSING("tag-crossing", 1, TagCrossing.class),
  TAG_SIGHTING("tag-sighting", 1, TagSighting.class),
  TAG_CHIP("tag-chip", 1, TagChip.class),
  ALARM_RAISED("alarm-raised", 1, AlarmRaised.class),
  CLOCK_JUMPED("clock-jumped", 1, ClockJumped.class),
  CHECKPOINT_REFUSED("checkpoint-refused", 1, CheckpointRefused.class),
  HISTORY_LOST("history-lost", 1, HistoryLost.class),
  DISK_CHANGED("disk-changed", 1, DiskChanged.class),
  EPOCH_BEGUN("epoch-begun", 1, EpochBegun.class),
  KEY_ROLLED("key-rolled", 1, KeyRolled.class),
  TRAY_CHANGED("tray-changed", 1, TrayChanged.class),
  FACE_SIGHTING("face-sighting", 1, FaceSighting.class),
  DOOR_OPENED("door-opened", 1, DoorOpened.class),
  FACE_CONSENT("face-consent", 1, FaceConsent.class);

  private final String wireName;
  private final int version;
  private final Class<? extends EdgeEvent> type;

  EventKind(String wireName, int version, Class<? extends EdgeEvent> type) {
    this.wireName = wireName;
    this.version = version;
    this.type = type;
  }

  /** Lower-case name in the {@code kind} field of a record. */
  public String wireName() {
    return wireName;
  }

  /** Version of the body's fields, from 1. */
  public int version() {
    return version;
  }

  /** The Java type of the body. */
  public Class<? extends EdgeEvent> type() {
    return type;
  }

  /**
   * The kind with that wire name and version.
   *
   * @throws MalformedMessageException if this program does not know it
   */
  static EventKind of(String wireName, int version) throws MalformedMessageException {
    for (EventKind kind : values()) {
      if (kind.wireName.equals(wireName) && kind.version == version) {
        return kind;
      }
    }
    throw new MalformedMessageException(
        "unknown event kind '%s' version %d; update this program or send a version that it knows"
            .formatted(wireName, version));
  }
}
