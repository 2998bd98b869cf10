package bondgate.events;

/**
 * One fact that an edge agent states. What a device merely sent is not one of these: raw reads stay
 * at the edge, conclusions travel.
 *
 * <p>Sealed, so that a new kind does not compile until every switch over it has a row for it.
 */
public sealed interface EdgeEvent
    permits AgentStarted,
        Heartbeat,
        ReaderHealth,
        TagCrossing,
        TagSighting,
        TagChip,
        AlarmRaised,
        ClockJumped,
        CheckpointRefused,
        HistoryLost,
        DiskChanged,
        EpochBegun,
        KeyRolled,
        TrayChanged,
        FaceSighting,
        DoorOpened,
        FaceConsent {

  /** The name of this kind of fact and the version of its fields on the wire. */
  EventKind kind();
}
