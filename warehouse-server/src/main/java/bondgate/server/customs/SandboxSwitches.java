package bondgate.server.customs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the sandbox of the customs side behaves.
 *
 * @param delay how long each further receipt takes
 * @param twice whether each receipt comes a second time, made out anew
 * @param outOfOrder whether later receipts come before earlier ones
 * @param refuseNext the code by which the next inventory list is refused, then no more; a code of
 *     returns (-625…) refuses the next return
 * @param silent whether nothing is answered at all, and nothing is remembered
 * @param inspects whether lists stay at 500, inspection, and are not released
 */
public record SandboxSwitches(
    Duration delay,
    boolean twice,
    boolean outOfOrder,
    Optional<String> refuseNext,
    boolean silent,
    boolean inspects) {

  /** How all codes of errors about CEB625 begin. */
  private static final String OF_RETURNS = "-625";

  /** At once, once, in order, released. */
  public static final SandboxSwitches PLAIN =
      new SandboxSwitches(Duration.ZERO, false, false, Optional.empty(), false, false);

  /** The same with that delay. */
  public SandboxSwitches withDelay(Duration next) {
    return new SandboxSwitches(next, twice, outOfOrder, refuseNext, silent, inspects);
  }

  /** The same with each receipt twice. */
  public SandboxSwitches withTwice() {
    return new SandboxSwitches(delay, true, outOfOrder, refuseNext, silent, inspects);
  }

  /** The same with the order turned round. */
  public SandboxSwitches withOutOfOrder() {
    return new SandboxSwitches(delay, twice, true, refuseNext, silent, inspects);
  }

  /** The same, and the next list is refused with that code; with a code of returns, a return. */
  public SandboxSwitches withRefusal(String code) {
    return new SandboxSwitches(delay, twice, outOfOrder, Optional.of(code), silent, inspects);
  }

  /** The same, and nothing is refused. */
  public SandboxSwitches withoutRefusal() {
    return new SandboxSwitches(delay, twice, outOfOrder, Optional.empty(), silent, inspects);
  }

  /** The code by which the next list is refused. */
  Optional<String> refuseNextList() {
    return refuseNext.filter(code -> !code.startsWith(OF_RETURNS));
  }

  /** The code by which the next return is refused. */
  Optional<String> refuseNextReturn() {
    return refuseNext.filter(code -> code.startsWith(OF_RETURNS));
  }

  /** The same, silent. */
  public SandboxSwitches withSilence() {
    return new SandboxSwitches(delay, twice, outOfOrder, refuseNext, true, inspects);
  }

  /** The same, with every list inspected. */
  public SandboxSwitches withInspection() {
    return new SandboxSwitches(delay, twice, outOfOrder, refuseNext, silent, true);
  }

  /** These switches as words that {@link #of} reads. */
  List<String> words() {
    return List.of(
        delay.toString(),
        Boolean.toString(twice),
        Boolean.toString(outOfOrder),
        refuseNext.orElse(""),
        Boolean.toString(silent),
        Boolean.toString(inspects));
  }

  /** What {@link #words} said. */
  static SandboxSwitches of(List<String> words) {
    return new SandboxSwitches(
        Duration.parse(words.get(0)),
        Boolean.parseBoolean(words.get(1)),
        Boolean.parseBoolean(words.get(2)),
        Optional.of(words.get(3)).filter(code -> !code.isEmpty()),
        Boolean.parseBoolean(words.get(4)),
        Boolean.parseBoolean(words.get(5)));
  }
}
