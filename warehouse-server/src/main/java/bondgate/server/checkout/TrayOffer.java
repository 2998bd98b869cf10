package bondgate.server.checkout;

import java.util.List;
import java.util.Optional;

/**
 * What lies on a tray, as it would be sold.
 *
 * @param epcs its tags, sorted
 * @param amounts empty where something speaks against it
 * @param differs what the scale says, where it does not agree with the tags
 */
record TrayOffer(
    List<String> epcs,
    List<PieceLine> lines,
    List<TrayProblem> problems,
    Optional<Amounts> amounts,
    Optional<TrayWeight> differs) {
  /** Nothing lies there. */
  static final TrayOffer NOTHING = refused(List.of(), List.of(), List.of());

  TrayOffer {
    epcs = List.copyOf(epcs);
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }

  static TrayOffer refused(List<String> epcs, List<PieceLine> lines, List<TrayProblem> problems) {
    return new TrayOffer(epcs, lines, problems, Optional.empty(), Optional.empty());
  }
}
