package bondgate.edge.door;

/**
 * How one door stands; nothing of persons.
 *
 * @param door its name
 * @param way {@code IN} or {@code OUT}
 * @param open whether its lock is let go
 * @param emergency whether its emergency contact says so
 * @param scanner state of the scanner, empty without one
 * @param lock state of the box that holds the lock, empty without one
 * @param lastCode what became of the last code, empty before the first
 * @param camera its camera
 */
public record DoorStatus(
    String door,
    String way,
    boolean open,
    boolean emergency,
    String scanner,
    String lock,
    String lastCode,
    Camera camera) {
  /**
   * A door's camera.
   *
   * @param present whether there is one
   * @param frames pictures looked at since the start
   * @param fault what went wrong last, for a technician; empty if nothing has
   */
  public record Camera(boolean present, long frames, String fault) {
    static final Camera NONE = new Camera(false, 0, "");
  }
}
