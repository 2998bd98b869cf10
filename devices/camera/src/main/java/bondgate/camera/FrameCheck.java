package bondgate.camera;

/** What the head of encoded bytes says about them. */
public sealed interface FrameCheck {
  /**
   * A picture that may be decoded.
   *
   * @param frame with its size
   */
  record Usable(Frame frame) implements FrameCheck {}

  /**
   * Bytes that are left alone.
   *
   * @param problem why
   */
  record Unusable(FrameProblem problem) implements FrameCheck {}
}
