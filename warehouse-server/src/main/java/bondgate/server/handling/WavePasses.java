package bondgate.server.handling;

/** Which gate passes a wave gathers. */
public enum WavePasses {
  /** All that wait. */
  ANY,
  /** Those into a centre inside of the area, which customs need not let go. */
  OF_THE_AREA,
  /** Those that customs lets go. */
  BY_CUSTOMS
}
