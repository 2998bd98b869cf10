package bondgate.edge.command;

import bondgate.rfid.dialect.ReaderProtocol;
import bondgate.rfid.portal.PortalLayout;
import bondgate.rfid.serial.ReaderProtocols;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a command is told beside its own words.
 *
 * @param words the command and its own words
 * @param protocol the named protocol; empty finds out
 * @param baud the named rate; 0 takes the protocol's likeliest
 * @param antennas the antennas, from 0
 * @param seconds how long to go on, 1 to 86 400; 0 is what the command usually takes
 * @param inside antennas of a portal's inner row; empty if it was not said
 * @param outside and of its outer row
 * @param repeat how often each step is done, 1 to 20
 * @param out a folder for what the command writes
 */
record Options(
    List<String> words,
    Optional<ReaderProtocol> protocol,
    int baud,
    List<Integer> antennas,
    int seconds,
    List<Integer> inside,
    List<Integer> outside,
    int repeat,
    Path out) {
  private static final int USUAL_REPEAT = 3;
  private static final int MOST_REPEATS = 20;
  private static final int LONGEST_SECONDS = 86_400;

  Options {
    words = List.copyOf(words);
    antennas = List.copyOf(antennas);
    inside = List.copyOf(inside);
    outside = List.copyOf(outside);
  }

  /** How long to go on. */
  int secondsOr(int usual) {
    return seconds == 0 ? usual : seconds;
  }

  /** The portal that the two rows make. */
  PortalLayout layout() {
    return new PortalLayout("portal", Set.copyOf(inside), Set.copyOf(outside));
  }

  /** The same for a portal: both rows are there, share no antenna, and all take turns. */
  Options ofPortal() throws NotUnderstoodException {
    Set<Integer> both = new TreeSet<>(inside);
    both.addAll(outside);
    if (inside.isEmpty() || outside.isEmpty() || both.size() != inside.size() + outside.size()) {
      throw new NotUnderstoodException(
          "--inside %s --outside %s".formatted(inside, outside),
          "--inside 0,1 --outside 2,3: the antennas of both rows, each in one of them");
    }
    return new Options(
        words, protocol, baud, List.copyOf(both), seconds, inside, outside, repeat, out);
  }

  /** What was not understood. */
  static final class NotUnderstoodException extends Exception {
    private static final long serialVersionUID = 1;

    private final String received;
    private final String expected;

    NotUnderstoodException(String received, String expected) {
      super(received + "; expected " + expected);
      this.received = received;
      this.expected = expected;
    }

    String received() {
      return received;
    }

    String expected() {
      return expected;
    }
  }

  static Options parse(List<String> arguments) throws NotUnderstoodException {
    List<String> words = new ArrayList<>();
    Optional<ReaderProtocol> protocol = Optional.empty();
    int baud = 0;
    List<Integer> antennas = List.of(0);
    int seconds = 0;
    List<Integer> inside = List.of();
    List<Integer> outside = List.of();
    int repeat = USUAL_REPEAT;
    Path out = Path.of("calibration");
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      switch (word) {
        case "--protocol" -> protocol = Optional.of(protocol(value(arguments, i++)));
        case "--baud" -> baud = whole(word, value(arguments, i++), 9600, 921_600);
        case "--antennas" -> antennas = antennas(word, value(arguments, i++));
        case "--seconds" -> seconds = whole(word, value(arguments, i++), 1, LONGEST_SECONDS);
        case "--inside" -> inside = antennas(word, value(arguments, i++));
        case "--outside" -> outside = antennas(word, value(arguments, i++));
        case "--repeat" -> repeat = whole(word, value(arguments, i++), 1, MOST_REPEATS);
        case "--out" -> out = folder(value(arguments, i++));
        default -> words.add(word);
      }
    }
    return new Options(words, protocol, baud, antennas, seconds, inside, outside, repeat, out);
  }

  /** A whole number of a range. */
  static int whole(String name, String text, int least, int most) throws NotUnderstoodException {
    String expected = "%s %d..%d".formatted(name, least, most);
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new NotUnderstoodException("'" + text + "'", expected);
    }
    throw new NotUnderstoodException("'" + text + "'", expected);
  }

  private static List<Integer> antennas(String option, String text) throws NotUnderstoodException {
    List<Integer> antennas = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      antennas.add(whole(option, one, 0, 15));
    }
    return antennas;
  }

  private static Path folder(String text) throws NotUnderstoodException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new NotUnderstoodException("'" + text + "'", "--out <folder>");
    }
  }

  private static ReaderProtocol protocol(String name) throws NotUnderstoodException {
    Optional<ReaderProtocol> known = ReaderProtocols.named(name);
    if (known.isEmpty()) {
      throw new NotUnderstoodException(
          "'" + name + "'",
          String.join(" | ", ReaderProtocols.all().stream().map(ReaderProtocol::name).toList()));
    }
    return known.get();
  }

  private static String value(List<String> arguments, int option) throws NotUnderstoodException {
    if (option + 1 == arguments.size()) {
      throw new NotUnderstoodException(arguments.get(option), arguments.get(option) + " <…>");
    }
    return arguments.get(option + 1);
  }
}
