package bondgate.simulator.till;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.simulator.PseudoTerminal;
import bondgate.till.barcode.Element;
import bondgate.till.barcode.Gtin;
import bondgate.till.barcode.Scan;
import bondgate.till.barcode.ScanReader;
import bondgate.till.barcode.ScannerTalk;
import bondgate.till.barcode.Symbology;
import bondgate.till.device.BackOff;
import bondgate.till.device.DeviceState;
import bondgate.till.device.DeviceStatus;
import bondgate.till.device.Fault;
import bondgate.till.device.Talk;
import bondgate.till.idcard.CardTalk;
import bondgate.till.idcard.CardText;
import bondgate.till.idcard.IdentityNumber;
import bondgate.till.idcard.SamReply;
import bondgate.till.line.DeviceRunner;
import bondgate.till.modbus.BoxEvent;
import bondgate.till.modbus.BoxSettings;
import bondgate.till.modbus.BoxTalk;
import bondgate.till.modbus.IoMap;
import bondgate.till.printer.PrintOutcome;
import bondgate.till.printer.PrinterCondition;
import bondgate.till.printer.PrinterTalk;
import bondgate.till.printer.Receipt;
import bondgate.till.printer.ReceiptBytes;
import bondgate.till.scale.Reading;
import bondgate.till.scale.ScaleProtocol;
import bondgate.till.scale.ScaleRules;
import bondgate.till.scale.ScaleTalk;
import bondgate.till.serial.LineSettings;
import bondgate.till.serial.SerialPorts;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The till's code and a virtual device on the two ends of a real pseudo-terminal. */
class TillPartsOnRealPortsTest {
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<DeviceStatus> told = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;
  private PseudoTerminal terminal;

  @BeforeEach
  void plug() throws Exception {
    terminal = PseudoTerminal.open(folder.resolve("ttyTILL"));
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
    terminal.close();
  }

  @Test
  void whatIsHeldBeforeTheScannerArrivesAsScans() {
    VirtualScanner scanner = new VirtualScanner();
    List<Scan> scans = new CopyOnWriteArrayList<>();
    switchOn(scanner, new LineConditions(1, 1, 2, 0, 0));
    Duration same = Duration.ofMillis(800);
    DeviceRunner runner =
        start(new ScannerTalk(ScanReader.usual(), same, scans::add), true, plain());
    await("the port is open", () -> runner.status().state() == DeviceState.READY);
    scanner.scan("]E06901234567892");
    scanner.scan("]E06901234567892");
    scanner.scanWithoutSuffix("]d2" + "0106901234567892" + "10LOT7");
    await("two scans", () -> scans.size() >= 2);
    assertThat(scans)
        .containsExactly(
            new Scan.Product(Symbology.EAN_UPC, new Gtin("06901234567892")),
            new Scan.Gs1(
                Symbology.DATA_MATRIX,
                List.of(new Element("01", "06901234567892"), new Element("10", "LOT7"))));
  }

  @ParameterizedTest
  @EnumSource(ScaleProtocol.class)
  void aWeightArrivesInGramsWhenItStandsStillAndNotBefore(ScaleProtocol protocol) {
    VirtualScale scale = new VirtualScale(protocol);
    scale.put(700, true);
    List<Reading> readings = new CopyOnWriteArrayList<>();
    List<Reading.Stable> weights = new CopyOnWriteArrayList<>();
    switchOn(scale, LineConditions.good());
    boolean seven = protocol == ScaleProtocol.TOLEDO_8217;
    LineSettings line = seven ? LineSettings.sevenEven(terminal.slavePath(), 9600) : plain();
    start(new ScaleTalk(protocol, ScaleRules.usual(), readings::add, weights::add), false, line);
    await("readings", () -> readings.size() >= 3);
    assertThat(weights).isEmpty();
    scale.put(1250, false);
    await("a weight", () -> !weights.isEmpty());
    assertThat(weights.get(0)).isEqualTo(new Reading.Stable(1250, false));
    scale.put(15_001, false);
    await("overload", () -> readings.contains(new Reading.Over()));
  }

  @Test
  void theLockIsSwitchedReadBackAndTheDoorIsWatched() {
    VirtualIoBox box = new VirtualIoBox(1);
    List<BoxEvent> events = new CopyOnWriteArrayList<>();
    BoxTalk talk = new BoxTalk(boxSettings(), events::add);
    VirtualDevice device = switchOn(box, LineConditions.good());
    DeviceRunner runner = start(talk, false, plain());
    await("the box answers", () -> runner.status().state() == DeviceState.READY);
    talk.want("lock", true);
    runner.wake();
    await("the lock is confirmed", () -> talk.isActive("lock").equals(Optional.of(true)));
    assertThat(box.isRelayOn(0)).isTrue();
    box.setContact(1, true);
    await("the door", () -> events.stream().anyMatch(e -> isContact(e, "door", true)));
    box.setRelay(0, false);
    await("switched by hand", () -> events.stream().anyMatch(BoxEvent.Differs.class::isInstance));
    await("switched again", () -> box.isRelayOn(0));
    device.setMute(true);
    await("silence", () -> runner.status().state() == DeviceState.FAILED);
    await("nothing is known", () -> talk.isActive("lock").isEmpty());
    assertThat(runner.status().fault()).contains(Fault.NO_ANSWER);
    device.setMute(false);
    await("it is back", () -> runner.status().state() == DeviceState.READY);
  }

  @Test
  void aBadLineDelaysTheLockButNeverSwitchesAnother() {
    VirtualIoBox box = new VirtualIoBox(1);
    BoxTalk talk = new BoxTalk(boxSettings(), event -> {});
    switchOn(box, LineConditions.bad(20_260_401L));
    start(talk, false, plain());
    for (int i = 0; i < 6; i++) {
      boolean on = i % 2 == 0;
      talk.want("lock", on);
      await("lock " + on, () -> talk.isActive("lock").equals(Optional.of(on)));
      assertThat(box.isRelayOn(0)).isEqualTo(on);
    }
    for (int coil = 1; coil < 8; coil++) {
      assertThat(box.isRelayOn(coil)).isFalse();
    }
  }

  @Test
  void aReceiptLiesOnThePaperAndWithoutPaperNoneIsStarted() {
    VirtualPrinter printer = new VirtualPrinter(Charset.forName("GB18030"));
    List<PrintOutcome> outcomes = new CopyOnWriteArrayList<>();
    PrinterTalk talk = new PrinterTalk(Duration.ofMillis(100));
    switchOn(printer, LineConditions.good());
    DeviceRunner runner = start(talk, false, plain());
    Receipt receipt =
        new Receipt(
            List.of(
                new Receipt.Part.Title("小票"),
                new Receipt.Part.Amount("合计", 1230),
                new Receipt.Part.Qr("https://example.cn/1")));
    talk.print(ReceiptBytes.usual().encode(receipt), outcomes::add);
    runner.wake();
    await("an outcome", () -> outcomes.size() == 1);
    assertThat(outcomes.get(0)).isEqualTo(new PrintOutcome.Printed());
    assertThat(printer.lines())
        .containsExactly("小票", "合计" + " ".repeat(39) + "12.30", "[QR https://example.cn/1]");
    printer.set(PrinterCondition.PAPER_OUT, true);
    talk.print(ReceiptBytes.usual().encode(receipt), outcomes::add);
    await("another", () -> outcomes.size() == 2);
    assertThat(outcomes.get(1)).isInstanceOf(PrintOutcome.NotStarted.class);
    assertThat(printer.cuts()).isEqualTo(1);
    await("said so", () -> runner.status().fault().equals(Optional.of(Fault.PAPER_OUT)));
    assertThat(runner.status().chinese()).contains("缺纸");
  }

  @Test
  void aCardIsReadOnceAndOnlyWhenItIsWanted() {
    VirtualCardReader reader = new VirtualCardReader();
    List<SamReply> replies = new CopyOnWriteArrayList<>();
    CardTalk talk = new CardTalk(replies::add);
    switchOn(reader, new LineConditions(1, 1, 100, 0, 0));
    DeviceRunner runner = start(talk, false, LineSettings.of(terminal.slavePath(), 115_200));
    await("the reader answers", () -> runner.status().state() == DeviceState.READY);
    reader.put(madeUp());
    // Two polls of a reader that nobody wants anything of.
    await("polls", () -> runner.status().counters().answers() >= 3);
    assertThat(replies).isEmpty();
    talk.want(true);
    await("a card", () -> !replies.isEmpty());
    CardText text = ((SamReply.CardRead) replies.get(0)).card().text();
    assertThat(text.equals(madeUp())).isTrue();
    assertThat(replies.toString() + told).doesNotContain("测试");
  }

  @Test
  void aCableThatIsPulledAndPutBackIsNoticed() throws Exception {
    switchOn(new VirtualIoBox(1), LineConditions.good());
    DeviceRunner runner = start(new BoxTalk(boxSettings(), e -> {}), false, plain());
    await("ready", () -> runner.status().state() == DeviceState.READY);
    terminal.unplug();
    await("gone", () -> runner.status().state() != DeviceState.READY);
    await("absent", () -> runner.status().state() == DeviceState.ABSENT);
    terminal.plug();
    await("back", () -> runner.status().state() == DeviceState.READY);
    assertThat(told).anyMatch(s -> s.fault().equals(Optional.of(Fault.PORT_LOST)));
    assertThat(runner.status().counters().losses()).isPositive();
  }

  private static boolean isContact(BoxEvent event, String name, boolean active) {
    return event instanceof BoxEvent.Contact c && c.name().equals(name) && c.active() == active;
  }

  private static BoxSettings boxSettings() {
    return BoxSettings.of(IoMap.parse(1, "lock=coil 0, siren=coil 2, beam=input 0, door=input 1"));
  }

  private static CardText.Citizen madeUp() {
    String digits = "00000019900307123";
    return new CardText.Citizen(
        "测试人",
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

  private LineSettings plain() {
    return LineSettings.of(terminal.slavePath(), 9600);
  }

  private VirtualDevice switchOn(Firmware firmware, LineConditions line) {
    VirtualDevice device = new VirtualDevice(terminal, firmware, line);
    open.add(device);
    return device;
  }

  private DeviceRunner start(Talk talk, boolean speaksOnly, LineSettings line) {
    BackOff quick = new BackOff(Duration.ofMillis(50), Duration.ofMillis(200));
    DeviceRunner runner =
        new DeviceRunner(
            SerialPorts.at(line),
            talk,
            speaksOnly,
            quick,
            Clock.systemUTC(),
            new Random(1),
            told::add);
    open.add(0, runner);
    runner.start();
    return runner;
  }

  private void await(String what, BooleanSupplier isSo) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for: %s; told %s", what, told).isLessThan(deadline);
      try {
        // Real ports have real threads: there is nothing to wait on but what they bring about.
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
