package bondgate.edge.command;

import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.dialect.ReaderProtocol;
import bondgate.rfid.dialect.Said;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands at a serial port. A port that the running agent has cannot be opened a second time:
 * stop the agent first.
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

  private int detect(String port) {
    return answering(port).isPresent() ? Terminal.DONE : Terminal.FAULT;
  }

  /** Tells what each try found; empty if no reader answered. */
  private Optional<Finding.Answered> answering(String port) {
    List<Finding> findings = ReaderDetection.detect(port, clock);
    for (Finding finding : findings) {
      terminal.line(
          "%s %d: %s".formatted(finding.protocol(), finding.baud(), Findings.words(finding)));
      if (finding instanceof Finding.Answered answered) {
        return Optional.of(answered);
      }
    }
    terminal.say(
        "没有读写器应答。请检查电源、TX/RX 是否接反、端口是否正确。",
        "No reader answered. Check its power, whether TX and RX are swapped, and the port.");
    return Optional.empty();
  }

  private int watch(String port, Options options) {
    Instant end = clock.instant().plusSeconds(options.secondsOr(WATCH_SECONDS));
    return inSession(
        port,
        options,
        session ->
            session
                .selectAntennas(options.antennas())
                .then(
                    chosen -> session.inventory(() -> !clock.instant().isBefore(end), this::show)));
  }

  private void show(Said.Tag tag) {
    String level =
        tag.rssiDbm().isPresent()
            ? tag.rssiDbm().getAsInt() + " dBm"
            : tag.rawRssi().isPresent() ? "raw " + tag.rawRssi().getAsInt() : "-";
    terminal.line(
        "%s  %d  %8s  %s%s"
            .formatted(
                CLOCK.format(clock.instant()),
                tag.antenna(),
                level,
                tag.epc(),
                tag.doubtful() ? "  ?" : ""));
  }

  private int calibrate(String port, Options options) {
    BufferedReader person =
        new BufferedReader(new InputStreamReader(keyboard, Charset.defaultCharset()));
    CalibrateCommand command = new CalibrateCommand(terminal, clock, person, options);
    int recorded = inSession(port, options, command::record);
    return recorded == Terminal.DONE ? command.conclude() : recorded;
  }

  private int testLock(String port, int output, Options options) {
    return inSession(
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
          return on.then(done -> off);
        });
  }

  private static void pause() {
    try {
      // So long the person at the lock must have to see and hear it.
      Thread.sleep(LOCK_TEST.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done at a reader that was prepared. */
  private interface AtReader {
    Outcome<Integer> work(ReaderSession session);
  }

  private int inSession(String port, Options options, AtReader what) {
    Optional<ReaderProtocol> protocol = options.protocol();
    int baud = options.baud();
    if (protocol.isEmpty()) {
      Optional<Finding.Answered> found = answering(port);
      if (found.isEmpty()) {
        return Terminal.FAULT;
      }
      protocol = ReaderProtocols.named(found.get().protocol());
      baud = found.get().baud();
    }
    ReaderProtocol known = protocol.orElseThrow();
    Outcome<ReaderSession> opened =
        ReaderSession.connect(
            port,
            baud == 0 ? known.bauds().get(0) : baud,
            known,
            settings(options.antennas()),
            clock);
    return end(opened.then(session -> inSession(session, what)));
  }

  private static Outcome<Integer> inSession(ReaderSession session, AtReader what) {
    try (session) {
      return session.identify().then(who -> session.prepare()).then(ready -> what.work(session));
    }
  }

  private static DialectSettings settings(List<Integer> antennas) {
    int highest = antennas.stream().max(Integer::compare).orElse(0);
    DialectSettings standard = DialectSettings.defaults();
    return new DialectSettings(
        standard.address(), highest < standard.ports() ? standard.ports() : 8);
  }

  private int end(Outcome<Integer> outcome) {
    if (outcome instanceof Outcome.Done<Integer>) {
      terminal.say("完成。", "Done.");
      return Terminal.DONE;
    }
    List<String> words = new ArrayList<>(Findings.words(outcome));
    return terminal.fault(words.get(0), words.get(1));
  }
}
