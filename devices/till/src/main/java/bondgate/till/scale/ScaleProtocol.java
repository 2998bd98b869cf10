package bondgate.till.scale;

import bondgate.till.FrameShape;
import bondgate.till.Octets;
import java.util.Optional;

/** How a scale speaks. */
public enum ScaleProtocol {
  /** Toledo 8217, asked with W; 9600 baud, 7 data bits, even parity. */
  TOLEDO_8217,
  /** Toledo continuous with tare, without check. */
  TOLEDO_CONTINUOUS,
  /** Toledo continuous with tare and check. */
  TOLEDO_CONTINUOUS_CHECKED,
  /** Lines of CAS and A&amp;D scales that stream. */
  CAS_LINES,
  /** MT-SICS, asked with SI. */
  MT_SICS;

  /** How its frames look. */
  public FrameShape<Indication> shape() {
    return switch (this) {
      case TOLEDO_8217 -> Toledo8217.replies();
      case TOLEDO_CONTINUOUS -> new ToledoContinuous(true, false);
      case TOLEDO_CONTINUOUS_CHECKED -> new ToledoContinuous(true, true);
      case CAS_LINES -> AsciiLines.casAndAnd();
      case MT_SICS -> AsciiLines.sics();
    };
  }

  /** What asks it for the weight; empty for scales that speak unasked. */
  public Optional<Octets> question() {
    return switch (this) {
      case TOLEDO_8217 -> Optional.of(Toledo8217.askForWeight());
      case MT_SICS -> Optional.of(AsciiLines.askForWeightNow());
      case TOLEDO_CONTINUOUS, TOLEDO_CONTINUOUS_CHECKED, CAS_LINES -> Optional.empty();
    };
  }
}
