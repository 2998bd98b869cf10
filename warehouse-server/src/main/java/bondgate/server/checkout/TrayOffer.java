package bondgate.server.checkout;

import java.util.List;
import java.util.Optional;

/**
 * What lies on a tray, as it would be sold.
 *
 * @param epcs its tags, sorted
 * @param amounts empty where something speaks against it
 */
record TrayOffer(
    List<String> epcs,
    List<PieceLine> lines,
    List<TrayProblem> problems,
    Optional<Amounts> amounts) {
  /** Nothing lies there. */
  static final TrayOffer NOTHING = new TrayOffer(List.of(), List.of(), List.of(), Optional.empty());

  TrayOffer {
    epcs = List.copyOf(epcs);
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }
}
