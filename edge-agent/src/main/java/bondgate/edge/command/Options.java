package bondgate.edge.command;

import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.TillSettings;
import bondgate.rfid.dialect.ReaderProtocol;
import bondgate.rfid.portal.PortalFittings;
import bondgate.rfid.portal.PortalLayout;
import bondgate.rfid.serial.ReaderProtocols;
import bondgate.till.modbus.IoMap;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param beams the portal's light beams; empty if none were named
 * @param trust the file of certificates that a reader over TLS must be believed by
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
    Path out,
    Optional<EdgeSettings.Beams> beams,
    Optional<Path> trust) {
  private static final Set<String> KNOWN =
      Set.of(
          "--protocol",
          "--baud",
          "--antennas",
          "--seconds",
          "--inside",
          "--outside",
          "--repeat",
          "--out",
          "--beams",
          "--beam-map",
          "--beam-unit",
          "--beam-baud",
          "--trust");
  private static final int USUAL_REPEAT = 3;
  private static final int MOST_REPEATS = 20;
  private static final int LONGEST_SECONDS = 86_400;
  private static final int USUAL_BEAM_BAUD = 9600;

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
        words,
        protocol,
        baud,
        List.copyOf(both),
        seconds,
        inside,
        outside,
        repeat,
        out,
        beams,
        trust);
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
    Given given = new Given(new HashMap<>());
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (KNOWN.contains(word)) {
        given.texts().put(word, value(arguments, i++));
      } else {
        words.add(word);
      }
    }
    String protocol = given.or("--protocol", "");
    return new Options(
        words,
        protocol.isEmpty() ? Optional.empty() : Optional.of(protocol(protocol)),
        given.whole("--baud", 0, 9600, 921_600),
        antennas("--antennas", given.or("--antennas", "0")),
        given.whole("--seconds", 0, 1, LONGEST_SECONDS),
        given.row("--inside"),
        given.row("--outside"),
        given.whole("--repeat", USUAL_REPEAT, 1, MOST_REPEATS),
        file("--out", given.or("--out", "calibration")),
        given.beams(),
        given.has("--trust")
            ? Optional.of(file("--trust", given.or("--trust", "")))
            : Optional.empty());
  }

  /** What was given, by the options' names. */
  private record Given(Map<String, String> texts) {
    boolean has(String option) {
      return texts.containsKey(option);
    }

    String or(String option, String usual) {
      return texts.getOrDefault(option, usual);
    }

    int whole(String option, int usual, int least, int most) throws NotUnderstoodException {
      return has(option) ? Options.whole(option, texts.get(option), least, most) : usual;
    }

    List<Integer> row(String option) throws NotUnderstoodException {
      return has(option) ? antennas(option, texts.get(option)) : List.of();
    }

    /** In the words of the setting. */
    Optional<EdgeSettings.Beams> beams() throws NotUnderstoodException {
      if (!has("--beams")) {
        for (String alone : List.of("--beam-map", "--beam-unit", "--beam-baud")) {
          if (has(alone)) {
            throw new NotUnderstoodException(alone, "--beams <port>");
          }
        }
        return Optional.empty();
      }
      String port = texts.get("--beams");
      if (port.equals(EdgeSettings.Beams.AT_READER)) {
        return Optional.of(beamsAtReader());
      }
      if (!TillSettings.Device.isPort(port)) {
        throw new NotUnderstoodException(
            "'" + port + "'", "--beams " + TillSettings.Device.EXPECTED_PORT);
      }
      TillSettings.Device line =
          new TillSettings.Device(port, whole("--beam-baud", USUAL_BEAM_BAUD, 1200, 921_600));
      int unit = whole("--beam-unit", 1, 1, 247);
      String text = or("--beam-map", EdgeSettings.Beams.USUAL_MAP);
      return Optional.of(beams(Optional.of(line), unit, text));
    }

    /** Wired to the inputs of the reader itself, which counts from 1. */
    private EdgeSettings.Beams beamsAtReader() throws NotUnderstoodException {
      for (String ofBox : List.of("--beam-unit", "--beam-baud")) {
        if (has(ofBox)) {
          throw new NotUnderstoodException(ofBox, "--beams <port of a box>");
        }
      }
      String text = or("--beam-map", EdgeSettings.Beams.USUAL_MAP_AT_READER);
      EdgeSettings.Beams beams = beams(Optional.empty(), 1, text);
      if (beams.inputs().get(0) < 1) {
        throw new NotUnderstoodException("'" + text + "'", "--beam-map: a reader counts from 1");
      }
      return beams;
    }

    private static EdgeSettings.Beams beams(
        Optional<TillSettings.Device> line, int unit, String asked) throws NotUnderstoodException {
      String text = asked;
      try {
        IoMap map = IoMap.parse(unit, text);
        Optional<PortalFittings.Beams> fitted = EdgeSettings.Beams.fittedBy(map);
        if (fitted.isPresent()) {
          return new EdgeSettings.Beams(line, map, fitted.get());
        }
      } catch (IllegalArgumentException e) {
        text = "%s (%s)".formatted(text, e.getMessage());
      }
      throw new NotUnderstoodException(
          "'" + text + "'", "--beam-map " + EdgeSettings.Beams.EXPECTED_MAP);
    }
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

  private static Path file(String option, String text) throws NotUnderstoodException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new NotUnderstoodException("'" + text + "'", option + " <path>");
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
