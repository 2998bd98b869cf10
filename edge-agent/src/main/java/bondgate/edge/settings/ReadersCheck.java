package bondgate.edge.settings;

import bondgate.rfid.Epc;
import bondgate.rfid.dialect.ReaderProtocol;
import bondgate.rfid.llrp.client.LlrpTrust;
import bondgate.rfid.serial.ReaderProtocols;
import bondgate.rfid.serial.SerialSettings;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The part of the check that looks at the readers and the openings they look at. */
final class ReadersCheck {
  /** What a reader speaks if nothing else is said. */
  private static final String R2000 = "r2000";

  private final Findings findings;
  private final Set<String> allPortals = new HashSet<>();
  private final Set<String> ports = new HashSet<>();

  ReadersCheck(Findings findings) {
    this.findings = findings;
  }

  /** The readers of gates; there may be none where there are tills or doors. */
  List<EdgeSettings.Reader> check(
      Map<String, EdgeConfig.Reader> readers, boolean hasOthers, BeamsCheck beams) {
    if (readers.isEmpty() && !hasOthers) {
      findings.problem(
          SettingsCheck.PREFIX + "readers",
          "no reader",
          "at least one",
          "set %sreaders.\"<reader>\".port and its portals".formatted(SettingsCheck.PREFIX));
    }
    List<EdgeSettings.Reader> checked = new ArrayList<>();
    new TreeMap<>(readers).forEach((name, reader) -> checked.add(reader(name, reader, beams)));
    return checked;
  }

  private EdgeSettings.Reader reader(String name, EdgeConfig.Reader reader, BeamsCheck beams) {
    String key = SettingsCheck.PREFIX + "readers.\"" + name + "\".";
    findings.name(SettingsCheck.PREFIX + "readers.\"" + name + "\"", Optional.of(name));
    String port = port(key + "port", reader.port());
    ReaderProtocol serially = protocol(key + "protocol", or(reader.protocol(), R2000));
    String protocol = LlrpAddress.isMeant(port) ? LlrpAddress.PROTOCOL : serially.name();
    String likeliest = Integer.toString(serially.bauds().get(0));
    int baud = (int) findings.whole(key + "baud", or(reader.baud(), likeliest), 9600, 921_600);
    int antennaPorts = antennaPorts(key + "ports", or(reader.ports(), "4"));
    int alarm = output(key + "alarm-output", or(reader.alarmOutput(), "3"), protocol);
    int lock = output(key + "lock-output", or(reader.lockOutput(), "4"), protocol);
    if (reader.portals().isEmpty()) {
      findings.problem(
          key + "portals",
          "no portal",
          "at least one",
          "set %sportals.\"<portal>\".inside and .outside".formatted(key));
    }
    boolean tellsInputs = LlrpAddress.isMeant(port);
    BeamsOf fitted = (at, rows) -> beams.check(at, rows, tellsInputs);
    List<EdgeSettings.Portal> portals = new ArrayList<>();
    Set<Integer> taken = new TreeSet<>();
    new TreeMap<>(reader.portals())
        .forEach((portal, rows) -> portals.add(portal(key, portal, rows, taken, fitted)));
    for (int antenna : taken) {
      if (antenna >= antennaPorts) {
        findings.problem(
            key + "ports",
            "%d, and antenna %d".formatted(antennaPorts, antenna),
            "as many antenna ports as the antennas need",
            "set it to 8 if the reader has 8");
      }
    }
    SerialSettings serial = serial(port, baud, antennaPorts, taken, OptionalInt.empty());
    Optional<LlrpTrust> trust = trust(key + "trust", reader.trust(), port);
    int tidWords = tidWords(key + "tid-words", or(reader.tidWords(), "0"), protocol);
    return new EdgeSettings.Reader(name, protocol, serial, alarm, lock, portals, trust, tidWords);
  }

  /** The reader of a till's tray: no openings, and nothing at its outputs. */
  EdgeSettings.Reader tray(String key, String name, TillConfig.Tray tray) {
    String port = port(key + "port", tray.port());
    ReaderProtocol serially = protocol(key + "protocol", or(tray.protocol(), R2000));
    String protocol = LlrpAddress.isMeant(port) ? LlrpAddress.PROTOCOL : serially.name();
    String likeliest = Integer.toString(serially.bauds().get(0));
    int baud = (int) findings.whole(key + "baud", or(tray.baud(), likeliest), 9600, 921_600);
    int antennaPorts = antennaPorts(key + "ports", or(tray.ports(), "4"));
    Set<Integer> antennas = findings.antennas(key + "antennas", or(tray.antennas(), "0"));
    for (int antenna : antennas) {
      findings.whole(
          key + "antennas", Optional.of(Integer.toString(antenna)), 0, antennaPorts - 1L);
    }
    OptionalInt power = power(key + "power-dbm", tray.powerDbm(), protocol);
    SerialSettings serial = serial(port, baud, antennaPorts, antennas, power);
    return new EdgeSettings.Reader(
        name, protocol, serial, 3, 4, List.of(), trust(key + "trust", tray.trust(), port), 0);
  }

  /** Fewer than six words hold no serial number of the chip, and so tell no copy. */
  private int tidWords(String key, Optional<String> text, String protocol) {
    if (text.get().strip().equals("0")) {
      return 0;
    }
    if (!protocol.equals(LlrpAddress.PROTOCOL)) {
      findings.problem(
          key,
          Findings.shown(text),
          "0, since only a reader with llrp:// or llrps:// reads the TID with the inventory",
          "take it out");
    }
    return (int) findings.whole(key, text, 6, 31);
  }

  /** The file of certificates that a reader over TLS must be believed by. */
  private Optional<LlrpTrust> trust(String key, Optional<String> text, String port) {
    boolean tls = LlrpAddress.isOverTls(port);
    String file = text.map(String::strip).orElse("");
    String why = tls ? "it cannot be read" : "and no llrps:// port";
    if (tls && !file.isEmpty()) {
      try {
        return Optional.of(LlrpTrust.of(Path.of(file)));
      } catch (IOException | InvalidPathException e) {
        why = e.getMessage();
      }
    }
    if (tls || !file.isEmpty()) {
      findings.problem(
          key,
          file.isEmpty() ? "nothing" : "'%s' (%s)".formatted(file, why),
          "with an llrps:// port, and only there: a file with the certificate of the reader, or of"
              + " its issuer",
          "export it from the reader's own page, as PEM");
    }
    return Optional.empty();
  }

  private OptionalInt power(String key, Optional<String> text, String protocol) {
    if (text.isEmpty() || text.get().isBlank()) {
      return OptionalInt.empty();
    }
    if (!protocol.equals(R2000)) {
      findings.problem(
          key,
          Findings.shown(text),
          "nothing, since only an r2000 is told its power here",
          "set the power with the reader's own tool");
    }
    return OptionalInt.of((int) findings.whole(key, text, 0, 33));
  }

  /** A port of another device, which nobody else may have. */
  void claim(String key, String port) {
    if (!ports.add(port)) {
      taken(key, port);
    }
  }

  private void taken(String key, String port) {
    findings.problem(
        key,
        "'%s', which another device has too".formatted(port),
        "a port of its own for every device",
        "correct one of the two");
  }

  private String port(String key, Optional<String> text) {
    String expected =
        "a serial port such as /dev/ttyUSB0, or llrp://host of a reader in the network";
    String port = findings.present(key, text, expected, "name the port");
    if (!port.isEmpty() && !ports.add(port)) {
      taken(key, port);
    }
    if (LlrpAddress.isMeant(port) && LlrpAddress.of(port).isEmpty()) {
      findings.problem(
          key,
          Findings.shown(text),
          "llrp://host, llrp://host:port, or llrps:// for TLS",
          "correct it");
    }
    return port;
  }

  private int output(String key, Optional<String> text, String protocol) {
    boolean r2000 = protocol.equals(R2000);
    return (int) findings.whole(key, text, r2000 ? 3 : 0, r2000 ? 4 : 15);
  }

  private ReaderProtocol protocol(String key, Optional<String> text) {
    return ReaderProtocols.named(text.get())
        .orElseGet(
            () -> {
              findings.problem(
                  key,
                  Findings.shown(text),
                  "one of " + ReaderProtocols.all().stream().map(ReaderProtocol::name).toList(),
                  "ask the command detect which it is");
              return ReaderProtocols.named(R2000).orElseThrow();
            });
  }

  private int antennaPorts(String key, Optional<String> text) {
    if (text.get().equals("4") || text.get().equals("8")) {
      return Integer.parseInt(text.get());
    }
    findings.problem(key, Findings.shown(text), "4 or 8", "say how many the reader has");
    return 8;
  }

  private SerialSettings serial(
      String port, int baud, int ports, Set<Integer> antennas, OptionalInt powerDbm) {
    if (!findings.problems().isEmpty()) {
      return null; // never used
    }
    SerialSettings standard = SerialSettings.of(port, List.of(0));
    return new SerialSettings(
        port,
        baud,
        standard.address(),
        ports,
        List.copyOf(antennas),
        standard.rounds(),
        standard.repeat(),
        powerDbm,
        standard.chinaBand(),
        standard.replyWithin(),
        standard.roundEndWithin(),
        standard.retryFirst(),
        standard.retryLongest());
  }

  /** The beams of an opening, at whatever reader. */
  private interface BeamsOf {
    Optional<EdgeSettings.Beams> check(String key, EdgeConfig.Beams rows);
  }

  private EdgeSettings.Portal portal(
      String readerKey, String name, EdgeConfig.Portal rows, Set<Integer> taken, BeamsOf beams) {
    String key = readerKey + "portals.\"" + name + "\"";
    findings.name(key, Optional.of(name));
    if (!allPortals.add(name)) {
      findings.problem(
          key,
          "a portal that another reader has too",
          "every portal at one reader",
          "rename one of the two");
    }
    Set<Integer> inside = findings.antennas(key + ".inside", rows.inside());
    Set<Integer> outside = findings.antennas(key + ".outside", rows.outside());
    List<Integer> both = new ArrayList<>(inside);
    both.addAll(outside);
    for (Integer antenna : both) {
      if (!taken.add(antenna)) {
        findings.problem(
            key,
            "antenna %d, which stands in another row too".formatted(antenna),
            "every antenna in one row",
            "take it out of one of the two");
      }
    }
    return new EdgeSettings.Portal(
        name,
        inside,
        outside,
        referenceTag(key + ".reference-tag", rows.referenceTag()),
        beams.check(key + ".beams.", rows.beams()));
  }

  private Optional<Epc> referenceTag(String key, Optional<String> text) {
    if (text.isEmpty() || text.get().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Epc(text.get()));
    } catch (IllegalArgumentException e) {
      findings.problem(
          key,
          Findings.shown(text),
          "an EPC of 4 to 124 upper-case hex digits, a multiple of four",
          "copy what the command watch shows of the fixed tag");
      return Optional.empty();
    }
  }

  private static Optional<String> or(Optional<String> text, String standard) {
    return text.or(() -> Optional.of(standard));
  }
}
