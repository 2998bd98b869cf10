package bondgate.evidence.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of a command that name witnesses: {@code --witness <key>}, as often as there are, and
 * {@code --needed <n>}, how many of them must have cosigned; without it, all.
 *
 * @param others the arguments that are none of these, in their order
 * @param cosigners what the options say
 */
record WitnessOptions(List<String> others, Cosigners cosigners) {
  /** Takes a copy. */
  WitnessOptions {
    others = List.copyOf(others);
  }

  /**
   * Reads them, wherever they stand.
   *
   * @throws MalformedProofException if a value is missing, is no key of a witness, or asks for more
   *     than are named
   */
  static WitnessOptions parse(List<String> arguments) throws IOException, MalformedProofException {
    List<String> others = new ArrayList<>();
    List<VerifierKey> witnesses = new ArrayList<>();
    long needed = -1;
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--witness" -> witnesses.add(OfflineVerifier.key(value(arguments, i++)));
        case "--needed" -> needed = Decimal.parse("--needed", value(arguments, i++));
        default -> others.add(arguments.get(i));
      }
    }
    // Capped for the cast only: so many are refused below.
    int count = needed < 0 ? witnesses.size() : (int) Math.min(needed, Integer.MAX_VALUE);
    try {
      return new WitnessOptions(others, new Cosigners(witnesses, count));
    } catch (IllegalArgumentException e) {
      throw new MalformedProofException(e.getMessage(), e);
    }
  }

  private static String value(List<String> arguments, int option) throws MalformedProofException {
    if (option + 1 == arguments.size()) {
      throw new MalformedProofException(
          "expected a value after %s; received none".formatted(arguments.get(option)));
    }
    return arguments.get(option + 1);
  }
}
