package bondgate.rfid.portal;

import java.time.Instant;

/** A change in what the opening itself can see. */
public sealed interface PortalEvent {
  /** When it was noticed. */
  Instant at();

  /**
   * 盲区告警 — the reference tag is silent: nothing that passes now would be noticed.
   *
   * @param at when it was noticed
   * @param silentSince when the reference tag was last heard, or the watch began
   */
  record Blind(Instant at, Instant silentSince) implements PortalEvent {}

  /**
   * The reference tag is heard again.
   *
   * @param at when
   * @param silentSince when it had last been heard
   */
  record SeesAgain(Instant at, Instant silentSince) implements PortalEvent {}

  /**
   * A beam is blocked for longer than anybody stands in it; until it is free no beam is believed.
   *
   * @param at when it was noticed
   * @param beam which
   * @param blockedSince since when
   */
  record BeamStuck(Instant at, Beam beam, Instant blockedSince) implements PortalEvent {}

  /**
   * A beam saw nobody while tags passed; until it sees somebody no beam is believed.
   *
   * @param at the middle of the last of these passages
   * @param beam which
   * @param passages how many passages in a row it did not see
   */
  record BeamSilent(Instant at, Beam beam, int passages) implements PortalEvent {}

  /**
   * A beam that was stuck is free, or one that was silent saw somebody.
   *
   * @param at when
   * @param beam which
   */
  record BeamFreed(Instant at, Beam beam) implements PortalEvent {}
}
