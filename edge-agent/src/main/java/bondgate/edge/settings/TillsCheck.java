package bondgate.edge.settings;

import bondgate.till.scale.ScaleProtocol;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The part of the check that looks at the tills and their devices. */
final class TillsCheck {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22,128}");

  private final Findings findings;
  private final ReadersCheck readers;

  TillsCheck(Findings findings, ReadersCheck readers) {
    this.findings = findings;
    this.readers = readers;
  }

  List<TillSettings> check(Map<String, TillConfig> tills) {
    List<TillSettings> checked = new ArrayList<>();
    new TreeMap<>(tills).forEach((name, till) -> checked.add(till(name, till)));
    return checked;
  }

  private TillSettings till(String name, TillConfig till) {
    String whole = SettingsCheck.PREFIX + "tills.\"" + name + "\"";
    String key = whole + ".";
    findings.name(whole, Optional.of(name));
    return new TillSettings(
        name,
        origin(key + "origin", till.origin()),
        token(key + "token", till.token()),
        readers.tray(key + "tray.", name, till.tray()),
        rules(key, till),
        scale(key + "scale.", till.scale()),
        device(key + "card.", till.card().port(), till.card().baud(), "115200"),
        printer(key + "printer.", till.printer()),
        device(key + "scanner.", till.scanner().port(), till.scanner().baud(), "9600"),
        camera(key + "camera", till.camera()));
  }

  private String origin(String key, Optional<String> text) {
    String value = text.orElse("").strip();
    try {
      URI uri = new URI(value);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme();
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      boolean web = scheme.equals("http") || scheme.equals("https");
      if (web && uri.getHost() != null && value.equals(scheme + "://" + uri.getHost() + port)) {
        return value;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    findings.problem(
        key,
        Findings.shown(text),
        "scheme, host and port of the kiosk's pages, such as https://bonded.example",
        "copy them from the address in the kiosk's browser, without a path");
    return "";
  }

  /** Never shown: it opens the card reader. */
  private String token(String key, Optional<String> text) {
    String value = text.orElse("").strip();
    if (!TOKEN.matcher(value).matches()) {
      findings.problem(
          key,
          value.isEmpty() ? "nothing" : "%d characters".formatted(value.length()),
          "22 to 128 of A-Z, a-z, 0-9, '-' and '_', made at random",
          "make one, and give it to the kiosk's browser in its start address");
    }
    return value;
  }

  private TillSettings.TrayRules rules(String key, TillConfig till) {
    TillConfig.Tray tray = till.tray();
    return new TillSettings.TrayRules(
        (int) findings.whole(key + "tray.floor-dbm", or(tray.floorDbm(), "-58"), -90, -20),
        (int) findings.whole(key + "tray.reads", or(tray.reads(), "3"), 1, 20),
        time(key + "tray.within", or(tray.within(), "1500ms"), 100),
        time(key + "tray.gone-after", or(tray.goneAfter(), "2s"), 200),
        time(key + "tray.settle", or(tray.settle(), "500ms"), 0),
        findings.whole(
            key + "scale.tolerance-grams", or(till.scale().toleranceGrams(), "10"), 0, 1000));
  }

  private Duration time(String key, Optional<String> text, long leastMillis) {
    return findings.time(key, text, Duration.ofMillis(leastMillis), Duration.ofSeconds(20));
  }

  private Optional<TillSettings.Scale> scale(String key, TillConfig.Scale scale) {
    String standard = ScaleProtocol.TOLEDO_8217.name();
    String said = or(scale.protocol(), standard).get();
    Optional<ScaleProtocol> protocol =
        Arrays.stream(ScaleProtocol.values())
            .filter(
                one -> one.name().equals(said.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
            .findFirst();
    if (protocol.isEmpty()) {
      findings.problem(
          key + "protocol",
          Findings.shown(scale.protocol()),
          "one of " + Arrays.toString(ScaleProtocol.values()),
          "look it up in the scale's manual");
    }
    return device(key, scale.port(), scale.baud(), "9600")
        .flatMap(line -> protocol.map(speaks -> new TillSettings.Scale(line, speaks)));
  }

  private Optional<TillSettings.Printer> printer(String key, TillConfig.Printer printer) {
    int columns = (int) findings.whole(key + "columns", or(printer.columns(), "48"), 24, 64);
    String charset = or(printer.charset(), "GB18030").get();
    if (!charset.equals("GBK") && !charset.equals("GB18030")) {
      findings.problem(
          key + "charset", "'" + charset + "'", "GBK or GB18030", "see the printer's self-test");
    }
    return device(key, printer.port(), printer.baud(), "9600")
        .map(line -> new TillSettings.Printer(line, columns, charset));
  }

  /** A device's line; empty if there is no port. */
  Optional<TillSettings.Device> device(
      String key, Optional<String> port, Optional<String> baud, String usual) {
    if (port.isEmpty() || port.get().isBlank()) {
      return Optional.empty();
    }
    String at = port.get().strip();
    if (!TillSettings.Device.isPort(at)) {
      findings.problem(
          key + "port", Findings.shown(port), TillSettings.Device.EXPECTED_PORT, "correct it");
    }
    readers.claim(key + "port", at);
    return Optional.of(
        new TillSettings.Device(
            at, (int) findings.whole(key + "baud", or(baud, usual), 1200, 921_600)));
  }

  /** Where pictures come from, at a door or a till; empty if it is not said. */
  Optional<DoorSettings.Camera> camera(String key, Optional<String> text) {
    String said = text.orElse("").strip();
    if (said.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (!said.contains("://")) {
        return Optional.of(new DoorSettings.Camera.Folder(Path.of(said)));
      }
      URI at = new URI(said);
      boolean web = said.startsWith("http://") || said.startsWith("https://");
      if (web && at.getHost() != null && at.getUserInfo() == null) {
        return Optional.of(new DoorSettings.Camera.Stream(at));
      }
    } catch (URISyntaxException | InvalidPathException e) {
      // told below
    }
    // Not shown: it may hold a password.
    findings.problem(
        key,
        "%d characters".formatted(said.length()),
        "http:// or https:// of an MJPEG stream without a password, or a folder of JPEGs",
        "RTSP and USB cameras need a relay that turns them into MJPEG");
    return Optional.empty();
  }

  private static Optional<String> or(Optional<String> text, String standard) {
    return text.or(() -> Optional.of(standard));
  }
}
