package bondgate.edge.command;

import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.LlrpAddress;
import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.dialect.ReaderProtocol;
import bondgate.rfid.dialect.Said;
import bondgate.rfid.portal.BeamEvent;
import bondgate.rfid.serial.Outcome;
import bondgate.rfid.serial.ReaderDetection;
import bondgate.rfid.serial.ReaderDetection.Finding;
import bondgate.rfid.serial.ReaderProtocols;
import bondgate.rfid.serial.ReaderSession;
import bondgate.rfid.serial.SerialPorts;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The commands at a serial port, or at a reader in the network. Neither takes a second client: stop
 * the agent that has it first.
 */
public final class DeviceCommands {
  private static final int MOST_OUTPUTS = 15;
  private static final int WATCH_SECONDS = 60;
  private static final Duration LOCK_TEST = Duration.ofSeconds(2);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.of("Asia/Shanghai"));

  private final Terminal terminal;
  private final InstantSource clock;
  private final InputStream keyboard;
  private final RandomGenerator random = new SecureRandom();

  /** Commands that say what they find there, and ask at that keyboard. */
  public DeviceCommands(PrintStream out, InputStream keyboard, InstantSource clock) {
    this.terminal = new Terminal(out);
    this.keyboard = keyboard;
    this.clock = clock;
  }

  /** Runs one command; answers what the program ends with. */
  public int run(List<String> arguments) {
    try {
      Options options = Options.parse(arguments);
      List<String> words = options.words();
      return switch (words.isEmpty() ? "" : words.get(0) + words.size()) {
        case "ports1" -> ports();
        case "detect2" -> detect(words.get(1));
        case "watch2" -> watch(words.get(1), options);
        case "calibrate2" -> calibrate(words.get(1), options.ofPortal());
        case "test-lock3" ->
            testLock(
                words.get(1), Options.whole("<output>", words.get(2), 0, MOST_OUTPUTS), options);
        default ->
            terminal.notUnderstood("'" + String.join(" ", arguments) + "'", "ports | detect | …");
      };
    } catch (Options.NotUnderstoodException e) {
      return terminal.notUnderstood(e.received(), e.expected());
    } catch (DeviceException e) {
      return terminal.fault(e.chinese(), e.english());
    }
  }

  private int ports() {
    List<SerialPorts.Port> ports = SerialPorts.list();
    for (SerialPorts.Port port : ports) {
      terminal.line(port.path() + "  " + port.description());
    }
    return ports.isEmpty()
        ? terminal.fault(
            "没有串口。请检查 USB 线；在 Linux 上用户须属于 dialout 组。",
            "No serial port. Check the USB cable; on Linux this user must be in the group dialout.")
        : Terminal.DONE;
  }

  private int detect(String port) throws DeviceException {
    answering(port);
    return Terminal.DONE;
  }

  /** Tells what each try found. */
  private Finding.Answered answering(String port) throws DeviceException {
    List<Finding> findings = ReaderDetection.detect(port, clock);
    for (Finding finding : findings) {
      terminal.line(
          "%s %d: %s".formatted(finding.protocol(), finding.baud(), Findings.words(finding)));
      if (finding instanceof Finding.Answered answered) {
        return answered;
      }
    }
    throw new DeviceException(
        "没有读写器应答。请检查电源、TX/RX 是否接反、端口是否正确。",
        "No reader answered. Check its power, whether TX and RX are swapped, and the port.");
  }

  private int watch(String port, Options options)
      throws DeviceException, Options.NotUnderstoodException {
    atPortal(
        port,
        options,
        (ear, beams) -> {
          Instant end = clock.instant().plusSeconds(options.secondsOr(WATCH_SECONDS));
          beams.ifPresent(box -> box.begin(clock.instant(), this::show));
          ear.hear(() -> !clock.instant().isBefore(end), this::show);
          beams.ifPresent(BeamEar::end);
        });
    return done();
  }

  private int done() {
    terminal.say("完成。", "Done.");
    return Terminal.DONE;
  }

  private void show(BeamEvent event) {
    terminal.line(
        "%s  %s %s"
            .formatted(
                CLOCK.format(event.at()),
                EdgeSettings.Beams.name(event.beam()),
                event.blocked() ? "遮挡 / blocked" : "通畅 / free"));
  }

  private void show(HeardTag heard) {
    Said.Tag tag = heard.tag();
    String level =
        tag.rssiDbm().isPresent()
            ? tag.rssiDbm().getAsInt() + " dBm"
            : tag.rawRssi().isPresent() ? "raw " + tag.rawRssi().getAsInt() : "-";
    terminal.line(
        "%s  %d  %8s  %s%s"
            .formatted(
                CLOCK.format(heard.at()),
                tag.antenna(),
                level,
                tag.epc(),
                tag.doubtful() ? "  ?" : ""));
  }

  private int calibrate(String port, Options options)
      throws DeviceException, Options.NotUnderstoodException {
    BufferedReader person =
        new BufferedReader(new InputStreamReader(keyboard, Charset.defaultCharset()));
    CalibrateCommand command = new CalibrateCommand(terminal, clock, person, options);
    atPortal(port, options, command::record);
    return command.conclude();
  }

  private int testLock(String port, int output, Options options) throws DeviceException {
    inSession(
        port,
        options,
        session -> {
          Outcome<Integer> on = session.setOutput(output, true);
          if (on instanceof Outcome.Done<Integer>) {
            terminal.say(
                "输出 %d 已接通，两秒后断开。".formatted(output),
                "Output %d is on, and goes off in two seconds.".formatted(output));
            pause();
          }
          // Off also where the reader did not confirm: it may have heard us.
          Outcome<Integer> off = session.setOutput(output, false);
          DeviceException.done(on);
          DeviceException.done(off);
        });
    return done();
  }

  private static void pause() {
    try {
      // So long the person at the lock must have to see and hear it.
      Thread.sleep(LOCK_TEST.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done at a reader that can be heard, and at its beams, if some were named. */
  private interface AtPortal {
    void work(Ear ear, Optional<BeamEar> beams) throws DeviceException;
  }

  /** The beams first: they are known sooner, and nobody waits for them with tags in hand. */
  private void atPortal(String port, Options options, AtPortal what)
      throws DeviceException, Options.NotUnderstoodException {
    Optional<LlrpAddress> network = LlrpEar.address(port, options.trust());
    if (options.beams().isEmpty()) {
      atReader(port, network, options, Optional.empty(), ear -> what.work(ear, Optional.empty()));
      return;
    }
    EdgeSettings.Beams beams = options.beams().get();
    if (beams.line().isEmpty()) {
      if (network.isEmpty()) {
        throw new Options.NotUnderstoodException(
            "'%s' --beams %s".formatted(port, EdgeSettings.Beams.AT_READER),
            "--beams <port of a box>, or an LLRP reader, whose inputs are told");
      }
      Optional<BeamEar> inputs = Optional.of(new BeamEar(beams));
      atReader(port, network, options, inputs, ear -> what.work(ear, inputs));
      return;
    }
    if (beams.line().get().port().equals(port)) {
      throw new Options.NotUnderstoodException(
          "'%s' twice".formatted(port), "--beams <a port of their own>");
    }
    try (BoxBeamEar box = BoxBeamEar.open(beams, clock, random)) {
      terminal.say("光电对射已应答。", "The beams answer.");
      atReader(
          port, network, options, Optional.empty(), ear -> what.work(ear, Optional.of(box.ear())));
    }
  }

  /** What is done at a reader that can be heard. */
  private interface AtEar {
    void work(Ear ear) throws DeviceException;
  }

  private void atReader(
      String port,
      Optional<LlrpAddress> network,
      Options options,
      Optional<BeamEar> inputs,
      AtEar what)
      throws DeviceException {
    if (network.isPresent()) {
      try (LlrpEar ear = LlrpEar.open(network.get(), options, inputs, terminal, clock, random)) {
        what.work(ear);
      }
      return;
    }
    inSession(
        port,
        options,
        session -> {
          DeviceException.done(session.selectAntennas(options.antennas()));
          what.work(
              (enough, tags) ->
                  DeviceException.done(
                      session.inventory(
                          enough, tag -> tags.accept(new HeardTag(tag, clock.instant())))));
        });
  }

  /** What is done at a reader that was prepared. */
  private interface AtReader {
    void work(ReaderSession session) throws DeviceException;
  }

  private void inSession(String port, Options options, AtReader what) throws DeviceException {
    Optional<ReaderProtocol> protocol = options.protocol();
    int baud = options.baud();
    if (protocol.isEmpty()) {
      Finding.Answered found = answering(port);
      protocol = ReaderProtocols.named(found.protocol());
      baud = found.baud();
    }
    ReaderProtocol known = protocol.orElseThrow();
    Outcome<ReaderSession> opened =
        ReaderSession.connect(
            port,
            baud == 0 ? known.bauds().get(0) : baud,
            known,
            settings(options.antennas()),
            clock);
    try (ReaderSession session = DeviceException.done(opened)) {
      DeviceException.done(session.identify());
      DeviceException.done(session.prepare());
      what.work(session);
    }
  }

  private static DialectSettings settings(List<Integer> antennas) {
    int highest = antennas.stream().max(Integer::compare).orElse(0);
    DialectSettings standard = DialectSettings.defaults();
    return new DialectSettings(
        standard.address(), highest < standard.ports() ? standard.ports() : 8);
  }
}
