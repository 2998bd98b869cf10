package bondgate.edge.command;

import bondgate.rfid.dialect.ReaderProtocol;
import bondgate.rfid.serial.ReaderProtocols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command is told beside its own words.
 *
 * @param words the command and its own words
 * @param protocol the named protocol; empty finds out
 * @param baud the named rate; 0 takes the protocol's likeliest
 * @param antennas the antennas, from 0
 * @param seconds how long to go on, 1 to 86 400
 */
record Options(
    List<String> words,
    Optional<ReaderProtocol> protocol,
    int baud,
    List<Integer> antennas,
    int seconds) {
  private static final int DEFAULT_SECONDS = 60;
  private static final int LONGEST_SECONDS = 86_400;

  Options {
    words = List.copyOf(words);
    antennas = List.copyOf(antennas);
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
    int seconds = DEFAULT_SECONDS;
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      switch (word) {
        case "--protocol" -> protocol = Optional.of(protocol(value(arguments, i++)));
        case "--baud" -> baud = whole(word, value(arguments, i++), 9600, 921_600);
        case "--antennas" -> antennas = antennas(value(arguments, i++));
        case "--seconds" -> seconds = whole(word, value(arguments, i++), 1, LONGEST_SECONDS);
        default -> words.add(word);
      }
    }
    return new Options(words, protocol, baud, antennas, seconds);
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

  private static List<Integer> antennas(String text) throws NotUnderstoodException {
    List<Integer> antennas = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      antennas.add(whole("--antennas", one, 0, 15));
    }
    return antennas;
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
