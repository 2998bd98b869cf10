package bondgate.edge.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import bondgate.edge.Await;
import bondgate.rfid.Epc;
import bondgate.rfid.ReaderCondition;
import bondgate.rfid.ReaderListener;
import bondgate.rfid.TagRead;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.client.LlrpReader;
import bondgate.rfid.llrp.client.LlrpSettings;
import bondgate.simulator.Point;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.RadioField;
import bondgate.simulator.Walk;
import bondgate.simulator.llrp.SimulatedLlrpReader;
import bondgate.simulator.till.LineConditions;
import bondgate.simulator.till.VirtualBeamBox;
import bondgate.simulator.till.VirtualDevice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a technician asks of a reader in the network, which is there, is not, or is taken. */
@Execution(ExecutionMode.CONCURRENT)
class NetworkReaderCommandsTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final String ONE_INVERTED = "middle=input 1 inverted";
  private static final Epc BOTTLE = new Epc("E28011700000020A1B2C3D4E");

  @TempDir Path folder;
  private final RadioField field = RadioField.gate(20260302L);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private SimulatedLlrpReader reader;
  private String port;

  @BeforeEach
  void aReaderWithABottleBeforeIt() throws Exception {
    reader =
        SimulatedLlrpReader.start(
            field, CLOCK, new SimulatedLlrpReader.Traits(true, false, Duration.ZERO));
    port = "tcp://127.0.0.1:" + reader.port();
    field.add(BOTTLE, Walk.still(new Point(0, -900, 1000), CLOCK.instant()));
  }

  @AfterEach
  void end() throws Exception {
    reader.close();
  }

  @Test
  void readsAreShownAsTheyComeAndAntennaZeroIsItsFirst() {
    assertThat(run("watch", port, "--seconds", "2", "--antennas", "0")).as(said()).isZero();
    assertThat(said()).containsPattern("  0  +-\\d+ dBm  " + BOTTLE.hex()).contains("Done.");
    assertThat(antennaIds()).containsExactly(0, 1);
    assertThat(reader.requests())
        .extracting(LlrpMessage::name)
        .as("it says good-bye, so that the agent may connect at once")
        .endsWith("CLOSE_CONNECTION");
  }

  /** Two bytes each, as they were asked for. */
  private byte[] antennaIds() {
    return reader.requests().stream()
        .filter(message -> message.name().equals("ADD_ROSPEC"))
        .flatMap(message -> message.first("ROSpec").stream())
        .flatMap(spec -> spec.first("AISpec").stream())
        .map(spec -> spec.fields().block("AntennaIDs").bytes().toArray())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void changesOfTheBeamsAreShownAmongTheReads() throws Exception {
    VirtualBeamBox beams = new VirtualBeamBox(1, CLOCK);
    PseudoTerminal line = PseudoTerminal.open(folder.resolve("ttyBeams"));
    VirtualDevice box = new VirtualDevice(line, beams, LineConditions.good());
    beams.add(
        Walk.from(new Point(0, 1500, 1000), CLOCK.instant().plusMillis(1500))
            .thenTo(new Point(0, -1500, 1000), 1500)
            .done(),
        400);
    String asInSettings = "llrp://127.0.0.1:" + reader.port();
    try {
      assertThat(run("watch", asInSettings, "--seconds", "4", "--beams", line.slavePath()))
          .as(said())
          .isZero();
      assertThat(said())
          .containsSubsequence("outside 遮挡 / blocked", "inside 遮挡 / blocked", "inside 通畅 / free")
          .contains(BOTTLE.hex());
    } finally {
      box.close();
      line.close();
    }
  }

  @Test
  void changesOfItsInputsAreShownAmongTheReads() throws Exception {
    reader.setInput(2, true);
    CompletableFuture<Void> somebody =
        CompletableFuture.runAsync(
            () -> {
              assertThatCode(() -> Await.until("a read", () -> said().contains(BOTTLE.hex())))
                  .doesNotThrowAnyException();
              reader.setInput(1, true);
              reader.setInput(2, false);
            });
    assertThat(run("watch", port, "--seconds", "3", "--beams", "reader")).as(said()).isZero();
    somebody.join();
    assertThat(said())
        .contains("inside 通畅 / free", "outside 遮挡 / blocked")
        .containsSubsequence("inside 遮挡 / blocked", "outside 通畅 / free");

    said.reset();
    reader.setInput(1, false);
    assertThat(
            run("watch", port, "--seconds", "1", "--beams", "reader", "--beam-map", ONE_INVERTED))
        .isZero();
    assertThat(said()).contains("middle 遮挡 / blocked").doesNotContain("inside", "outside");
  }

  @Test
  void aReaderThatDoesNotSayHowItsInputsStandIsSaid() {
    reader.setRefusesLevels(true);
    assertThat(run("watch", port, "--seconds", "3", "--beams", "reader"))
        .as(said())
        .isEqualTo(Terminal.FAULT);
    assertThat(said())
        .contains("没有报告 inside=input 1, outside=input 2 的状态", "请检查接线")
        .contains("nothing of inside=input 1, outside=input 2 from the reader at 127.0.0.1:");
  }

  @Test
  void aReaderThatIsNotThereIsSaidWithWhatToDo() throws Exception {
    reader.close();
    assertThat(run("watch", port)).as(said()).isEqualTo(Terminal.FAULT);
    assertThat(said())
        .contains("收到：127.0.0.1: Connection refused。应为：127.0.0.1:", "请检查地址和端口")
        .contains("Received: 127.0.0.1: Connection refused. Expected: an LLRP reader that answers")
        .contains("whether LLRP is switched on");
  }

  @Test
  void somethingThatIsNoLlrpReaderIsSaid() throws Exception {
    try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread page =
          new Thread(
              () -> {
                try (var socket = web.accept()) {
                  socket
                      .getOutputStream()
                      .write("HTTP/1.1 400 Bad".getBytes(StandardCharsets.UTF_8));
                  // Open until the command hangs up, however it does.
                  socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  System.out.println("hung up: " + e.getMessage());
                }
              });
      page.start();
      assertThat(run("watch", "tcp://127.0.0.1:" + web.getLocalPort())).isEqualTo(Terminal.FAULT);
      page.join();
    }
    assertThat(said())
        .contains("Received: 127.0.0.1: not LLRP", "Check", "that it is an LLRP reader");
  }

  @Test
  void aReaderThatAnotherClientHasIsSaidAndLeftToIt() throws Exception {
    LlrpSettings settings = LlrpSettings.of("127.0.0.1", List.of(0)).withPort(reader.port());
    try (LlrpReader agent = new LlrpReader(settings, CLOCK, new SplittableRandom(1))) {
      agent.start(new Deaf());
      Await.until(
          "the agent has it", () -> agent.condition().state() == ReaderCondition.State.ONLINE);
      assertThat(run("calibrate", port, "--inside", "0,1", "--outside", "2,3"))
          .as(said())
          .isEqualTo(Terminal.FAULT);
      assertThat(said())
          .contains("the reader refused the connection: a connection begun by a client exists (2)")
          .contains("它同时只接受一个客户端", "请停止代理")
          .contains("it has one client at a time. Stop the agent")
          .doesNotContain("Step 1");
      assertThat(agent.condition().state()).isEqualTo(ReaderCondition.State.ONLINE);
    }
  }

  @Test
  void aConnectionThatBreaksOffEndsTheCommand() {
    Thread later =
        new Thread(
            () -> {
              try {
                Await.until("reads", () -> said().contains(BOTTLE.hex()));
                reader.drop();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    later.start();
    assertThat(run("watch", port, "--seconds", "30")).isEqualTo(Terminal.FAULT);
    assertThat(said()).contains("应为：与 127.0.0.1:", "Expected: a connection to 127.0.0.1:");
  }

  @Test
  void beamsThatDoNotAnswerAreSaidBeforeAnybodyWalks() {
    String none = folder.resolve("none").toString();
    assertThat(run("calibrate", port, "--inside", "0,1", "--outside", "2,3", "--beams", none))
        .as(said())
        .isEqualTo(Terminal.FAULT);
    assertThat(said())
        .contains("光电对射的接线盒：收到：未接入", "应为：" + none + " 处站号 1")
        .contains("the port is not there", "that says how inside=input 0, outside=input 1 stand")
        .doesNotContain("Step 1");
  }

  @Test
  void aFileOfCertificatesThatCannotBeReadIsSaid() {
    String none = folder.resolve("none.pem").toString();
    assertThat(run("watch", "llrps://127.0.0.1:" + reader.port(), "--trust", none))
        .as(said())
        .isEqualTo(Terminal.FAULT);
    assertThat(said()).contains("收到：" + none, "Expected: a file with the certificate");
  }

  @Test
  void whatIsNotUnderstoodIsSaidWithWhatWouldBe() {
    for (List<String> words :
        List.of(
            List.of("watch", "tcp://"),
            List.of("watch", "tcp://host:0"),
            List.of("watch", "llrps://host"),
            List.of("watch", port, "--trust", "reader.pem"),
            List.of("watch", port, "--beams", "tcp://host"),
            List.of("watch", port, "--beams", port),
            List.of("watch", "/dev/ttyUSB1", "--beams", "reader"),
            List.of("watch", port, "--beams", "reader", "--beam-unit", "1"),
            List.of("watch", port, "--beams", "reader", "--beam-map", "middle=input 0"),
            List.of("watch", port, "--beam-map", "middle=input 0"),
            List.of("watch", port, "--beams", "/dev/ttyUSB1", "--beam-map", "left=input 0"),
            List.of("watch", port, "--beams", "/dev/ttyUSB1", "--beam-unit", "0"))) {
      said.reset();
      assertThat(run(words.toArray(String[]::new))).as(words.toString()).isEqualTo(2);
      assertThat(said()).contains("收到", "Received", "LLRP 的 1 号天线在这里是 0", "--beam-map");
    }
  }

  private int run(String... words) {
    PrintStream screen = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new DeviceCommands(screen, InputStream.nullInputStream(), CLOCK).run(List.of(words));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static final class Deaf implements ReaderListener {
    @Override
    public void read(TagRead read) {}

    @Override
    public void roundFinished(int antenna, int reads, Instant at) {}

    @Override
    public void healthChanged(ReaderCondition condition) {}
  }
}
