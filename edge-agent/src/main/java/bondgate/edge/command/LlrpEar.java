package bondgate.edge.command;

import bondgate.edge.settings.LlrpAddress;
import bondgate.rfid.ReaderCondition;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.ReaderListener;
import bondgate.rfid.TagRead;
import bondgate.rfid.dialect.Said;
import bondgate.rfid.llrp.client.LlrpReader;
import bondgate.rfid.llrp.client.LlrpSettings;
import bondgate.rfid.llrp.client.LlrpTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A reader in the network, heard by LLRP with the client that the agent uses. The agent connects
 * again and again; a command ends with the first connection, and says why.
 */
final class LlrpEar implements Ear, AutoCloseable {
  /** What LLRP's client says of a reader that gives no level at all. */
  private static final int NO_LEVEL_DBM = -127;

  private static final Duration LOOK = Duration.ofMillis(50);

  /** The client gives up by itself before this. */
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  private final LlrpAddress address;
  private final Terminal terminal;
  private final InstantSource clock;
  private final LlrpReader reader;
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
  private volatile boolean listening;
  private boolean ready; // owned by the command's thread

  /** What the reader's thread tells. */
  private sealed interface News {
    record Read(TagRead read) implements News {}

    record Health(ReaderCondition condition) implements News {}
  }

  private LlrpEar(
      LlrpAddress address,
      LlrpSettings settings,
      Terminal terminal,
      InstantSource clock,
      RandomGenerator random) {
    this.address = address;
    this.terminal = terminal;
    this.clock = clock;
    this.reader = new LlrpReader(settings, clock, random);
  }

  /**
   * Where the reader is, if it is one in the network: as in the settings, or with {@code tcp://}.
   */
  static Optional<LlrpAddress> address(String port, Optional<Path> trust)
      throws Options.NotUnderstoodException {
    if (!port.matches("(tcp|llrps?):.*")) {
      return Optional.empty();
    }
    Optional<LlrpAddress> address = LlrpAddress.of(port);
    if (address.isEmpty()) {
      throw new Options.NotUnderstoodException(
          "'" + port + "'", "tcp://<host>, tcp://<host>:<port>, or llrps:// for TLS");
    }
    if (address.get().tls() != trust.isPresent()) {
      throw new Options.NotUnderstoodException(
          "'%s'%s".formatted(port, trust.map(file -> " --trust " + file).orElse("")),
          "llrps://<host> --trust <file>: the certificate of the reader or its issuer, as PEM");
    }
    return address;
  }

  /**
   * Connects, and returns when the reader reads, and has said how the beams stand that are wired to
   * its inputs.
   *
   * @param beams those; empty if none are wired to it
   * @throws DeviceException if it does not
   */
  static LlrpEar open(
      LlrpAddress address,
      Options options,
      Optional<BeamEar> beams,
      Terminal terminal,
      InstantSource clock,
      RandomGenerator random)
      throws DeviceException {
    LlrpSettings settings =
        LlrpSettings.of(address.host(), options.antennas())
            .withPort(address.port())
            .withInputs(beams.map(ear -> ear.settings().inputs()).orElse(List.of()));
    if (options.trust().isPresent()) {
      settings = settings.withTls(trust(options.trust().get()));
    }
    LlrpEar ear = new LlrpEar(address, settings, terminal, clock, random);
    beams.ifPresent(
        at ->
            ear.reader.onInput(
                (port, high, when) -> at.settings().event(port, high, when).ifPresent(at::take)));
    try {
      ear.reader.start(ear.new Told());
      ear.awaitReady();
      if (beams.isPresent() && !beams.get().awaitKnown()) {
        throw ear.inputsNotKnown(beams.get().wiring().words());
      }
      return ear;
    } catch (DeviceException e) {
      ear.close();
      throw e;
    }
  }

  private static LlrpTrust trust(Path file) throws DeviceException {
    try {
      return LlrpTrust.of(file);
    } catch (IOException e) {
      throw new DeviceException(
          "收到：%s（%s）。应为：读写器或其签发者的证书文件。请从读写器的网页导出 PEM。".formatted(file, e.getMessage()),
          ("Received: %s (%s). Expected: a file with the certificate of the reader or its issuer."
                  + " Export it from the reader's own page, as PEM.")
              .formatted(file, e.getMessage()));
    }
  }

  private void awaitReady() throws DeviceException {
    terminal.say("正在连接 %s …".formatted(where()), "Connecting to %s …".formatted(where()));
    Instant end = clock.instant().plus(READY_WITHIN);
    follow(() -> ready || clock.instant().isAfter(end), tag -> {});
    if (!ready) {
      throw notThere("nothing in %d s".formatted(READY_WITHIN.toSeconds()));
    }
    terminal.say("读写器已连接。", "The reader is connected.");
  }

  @Override
  public void hear(BooleanSupplier enough, Consumer<HeardTag> tags) throws DeviceException {
    // What came in too late for the time before.
    news.removeIf(News.Read.class::isInstance);
    listening = true;
    try {
      follow(enough, tags);
    } finally {
      listening = false;
    }
  }

  private void follow(BooleanSupplier enough, Consumer<HeardTag> tags) throws DeviceException {
    while (!enough.getAsBoolean()) {
      News next = await();
      if (next instanceof News.Read heard) {
        tags.accept(heard(heard.read()));
      } else if (next instanceof News.Health health) {
        take(health.condition());
      }
    }
  }

  /** What came next; null if nothing did for a while. */
  private News await() throws DeviceException {
    try {
      return news.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeviceException("已中断。", "Interrupted.");
    }
  }

  private static HeardTag heard(TagRead read) {
    OptionalInt level =
        read.rssiDbm() == NO_LEVEL_DBM ? OptionalInt.empty() : OptionalInt.of(read.rssiDbm());
    return new HeardTag(
        new Said.Tag(read.epc(), read.antenna(), level, OptionalInt.empty(), read.phase(), false),
        read.seenAt());
  }

  private void take(ReaderCondition condition) throws DeviceException {
    switch (condition.state()) {
      case CONNECTING -> {}
      case ONLINE -> ready = true;
      case DEGRADED ->
          terminal.say(
              "读写器报告（LLRP 的天线号从 1 数起）：" + condition.detail(),
              "The reader says (LLRP counts antennas from 1): " + condition.detail());
      case OFFLINE -> throw offline(condition);
    }
    ready |= condition.state() == State.DEGRADED;
  }

  private DeviceException offline(ReaderCondition condition) {
    return switch (condition.reason()) {
      case READER_ERROR -> refused(condition.detail());
      case PORT_NOT_OPENED, NO_ROUND_END -> notThere(condition.detail());
      case PORT_LOST, PORT_OPENED, ROUND_FINISHED -> lost(condition.detail());
    };
  }

  private DeviceException notThere(String detail) {
    return new DeviceException(
        "收到：%s。应为：%s 处有 LLRP 读写器应答。请检查地址和端口、读写器的电源和网线，以及是否已启用 LLRP。".formatted(detail, where()),
        ("Received: %s. Expected: an LLRP reader that answers at %s. Check address and port, the"
                + " reader's power and network cable, and whether LLRP is switched on at it.")
            .formatted(detail, where()));
  }

  private DeviceException inputsNotKnown(String map) {
    return new DeviceException(
        "光电对射：收到：%s 处的读写器没有报告 %s 的状态。应为：读写器报告其输入口（GPI）。请检查接线和输入口编号，或不带 --beams 再试。"
            .formatted(where(), map),
        ("The beams: received: nothing of %s from the reader at %s. Expected: a reader that says how"
                + " its inputs (GPI) stand. Check wiring and numbers, or try without --beams.")
            .formatted(map, where()));
  }

  private DeviceException refused(String detail) {
    return new DeviceException(
        ("收到：%s。应为：读写器接受连接和设置；它同时只接受一个客户端。" + "请停止代理和其他正在使用读写器的程序；连接刚断开时请等一分钟再试。")
            .formatted(detail),
        ("Received: %s. Expected: a reader that takes the connection and what it is told; it has"
                + " one client at a time. Stop the agent, and whatever else uses the reader; after"
                + " a connection that broke off, wait a minute.")
            .formatted(detail));
  }

  private DeviceException lost(String detail) {
    return new DeviceException(
        "收到：%s。应为：与 %s 的连接保持不断。请检查网线和电源，确认那里是 LLRP 读写器且没有其他客户端，然后重做。".formatted(detail, where()),
        ("Received: %s. Expected: a connection to %s that stays. Check network cable and power, that"
                + " it is an LLRP reader, and that nobody else uses it; then begin again.")
            .formatted(detail, where()));
  }

  private String where() {
    return address.host() + ":" + address.port();
  }

  @Override
  public void close() {
    reader.close();
  }

  /** Only queues. */
  private final class Told implements ReaderListener {
    @Override
    public void read(TagRead read) {
      if (listening) {
        news.add(new News.Read(read));
      }
    }

    @Override
    public void roundFinished(int antenna, int reads, Instant at) {
      // a command counts no rounds
    }

    @Override
    public void healthChanged(ReaderCondition condition) {
      news.add(new News.Health(condition));
    }
  }
}
