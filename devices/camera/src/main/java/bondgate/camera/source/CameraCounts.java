package bondgate.camera.source;

import bondgate.camera.FrameProblem;
import java.util.Map;

/**
 * What a camera has done since its start.
 *
 * @param frames usable ones
 * @param replaced of these, never looked at since a newer one came
 * @param unusable by reason
 * @param connections that were opened
 * @param lastFault why the last one ended, for a technician; empty if none has
 */
public record CameraCounts(
    long frames,
    long replaced,
    Map<FrameProblem, Long> unusable,
    long connections,
    String lastFault) {
  /** Copies. */
  public CameraCounts {
    unusable = Map.copyOf(unusable);
  }
}
