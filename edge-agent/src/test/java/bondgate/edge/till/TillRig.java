package bondgate.edge.till;

import bondgate.edge.Await;
import bondgate.edge.RunningAgent;
import bondgate.edge.TestSettings;
import bondgate.edge.outbox.RecordClock;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.TillSettings;
import bondgate.edge.settings.TillSettings.Device;
import bondgate.events.EdgeRecord;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.TrayChanged;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import bondgate.rfid.serial.SerialR2000Reader;
import bondgate.rfid.serial.SerialSettings;
import bondgate.simulator.Point;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.RadioField;
import bondgate.simulator.RadioModel;
import bondgate.simulator.SimulatedR2000;
import bondgate.simulator.till.Firmware;
import bondgate.simulator.till.LineConditions;
import bondgate.simulator.till.VirtualCardReader;
import bondgate.simulator.till.VirtualDevice;
import bondgate.simulator.till.VirtualPrinter;
import bondgate.simulator.till.VirtualScale;
import bondgate.simulator.till.VirtualScanner;
import bondgate.till.idcard.CardText;
import bondgate.till.idcard.IdentityNumber;
import bondgate.till.scale.ScaleProtocol;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A till with every device, each speaking real bytes at a real pseudo-terminal; no server. */
public final class TillRig {
  public static final String ORIGIN = "https://bonded.example";
  public static final String TOKEN = "a-token-of-a-test-0123456789";
  private static final long SEED = Long.getLong("bondgate.test.seed", 20260302L);
  private static final InstantSource CLOCK = InstantSource.system();

  /** One antenna 30 cm under the middle of the tray. */
  public final RadioField field =
      new RadioField(SEED, List.of(new Point(0, 0, -300)), RadioModel.easy());

  public final VirtualCardReader cards = new VirtualCardReader();
  public final VirtualPrinter printer = new VirtualPrinter(Charset.forName("GB18030"));
  public final VirtualScale scale = new VirtualScale(ScaleProtocol.CAS_LINES);
  public final VirtualScanner scanner = new VirtualScanner();
  public final RunningAgent agent;
  private final Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  public TillRig(Path folder) throws Exception {
    this.folder = folder;
    PseudoTerminal tray = terminal("ttyTray");
    SimulatedR2000 module = new SimulatedR2000(tray, field, CLOCK, ReplyEncoder.Layout.V3);
    open.push(module);
    module.start();
    TillSettings till =
        new TillSettings(
            "till-1",
            ORIGIN,
            TOKEN,
            new EdgeSettings.Reader(
                "till-1",
                "r2000",
                SerialSettings.of(tray.slavePath(), List.of(0)),
                3,
                4,
                List.of()),
            new TillSettings.TrayRules(
                -58, 3, Duration.ofMillis(1500), Duration.ofSeconds(2), Duration.ofMillis(500), 10),
            Optional.of(
                new TillSettings.Scale(device("ttyScale", scale, 9600), ScaleProtocol.CAS_LINES)),
            Optional.of(device("ttyCard", cards, 115_200)),
            Optional.of(
                new TillSettings.Printer(device("ttyPrinter", printer, 9600), 48, "GB18030")),
            Optional.of(device("ttyScanner", scanner, 9600)),
            Optional.empty());
    EdgeSettings plain =
        TestSettings.of(
            folder.resolve("agent"),
            SigningKey.ofSeed(new byte[32]).verifyKey(),
            "tcp://127.0.0.1:1",
            "/dev/none");
    agent =
        RunningAgent.start(
            TestSettings.withTills(TestSettings.with(plain, List.of()), List.of(till)),
            "test",
            new RecordClock(CLOCK, System::nanoTime, UUID.randomUUID()),
            new SecureRandom(),
            (reader, clock) -> new SerialR2000Reader(reader.serial(), clock));
    open.push(agent);
    Await.until("the tray is online", () -> till().status("", "").tray() == ReaderState.ONLINE);
  }

  public Till till() {
    return agent.tills().till("till-1").orElseThrow();
  }

  /** What was recorded of the tray, in order. */
  public List<TrayChanged> trays() throws Exception {
    return records().stream()
        .map(EdgeRecord::body)
        .filter(TrayChanged.class::isInstance)
        .map(TrayChanged.class::cast)
        .toList();
  }

  public List<EdgeRecord> records() throws Exception {
    return sealed().stream().map(SealedRecord::fields).toList();
  }

  public List<SealedRecord> sealed() throws Exception {
    return agent.outbox().nextBatch(0, 10_000);
  }

  /** A made-up citizen; the area code 000000 is nobody's. */
  public static CardText.Citizen madeUp(String name) {
    String digits = "00000019900307123";
    return new CardText.Citizen(
        name,
        "1",
        "01",
        "19900307",
        "某路1号",
        digits + IdentityNumber.checkOf(digits),
        "某局",
        "20200101",
        "长期",
        "");
  }

  private Device device(String name, Firmware firmware, int baud) throws Exception {
    PseudoTerminal terminal = terminal(name);
    open.push(new VirtualDevice(terminal, firmware, LineConditions.good()));
    return new Device(terminal.slavePath(), baud);
  }

  private PseudoTerminal terminal(String name) throws Exception {
    PseudoTerminal terminal = PseudoTerminal.open(folder.resolve(name));
    open.push(terminal);
    return terminal;
  }

  /** Switches everything off. */
  public void end() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
