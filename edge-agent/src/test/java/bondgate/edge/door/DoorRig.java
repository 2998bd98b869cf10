package bondgate.edge.door;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.camera.model.FaceModels;
import bondgate.camera.model.ModelFolder;
import bondgate.edge.Await;
import bondgate.edge.RunningAgent;
import bondgate.edge.TestSettings;
import bondgate.edge.outbox.RecordClock;
import bondgate.edge.settings.DoorSettings;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.FaceSettings;
import bondgate.edge.settings.TillSettings;
import bondgate.edge.settings.TillSettings.Device;
import bondgate.events.Direction;
import bondgate.events.DoorTicket;
import bondgate.events.EdgeEvent;
import bondgate.events.EdgeRecord;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.rfid.serial.SerialR2000Reader;
import bondgate.rfid.serial.SerialSettings;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.till.Firmware;
import bondgate.simulator.till.LineConditions;
import bondgate.simulator.till.VirtualDevice;
import bondgate.simulator.till.VirtualIoBox;
import bondgate.simulator.till.VirtualScanner;
import bondgate.till.modbus.IoMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A door with scanner and lock, each speaking real bytes at a real pseudo-terminal, and a camera
 * that is a folder; no server.
 */
public final class DoorRig {
  public static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);
  public static final String TILL_TOKEN = "a-token-of-a-till-0123456789";
  public static final String STAFF_TOKEN = "a-token-of-the-staff-0123456789";
  public static final String MEMBER = "ab".repeat(32);
  public static final String OTHER_MEMBER = "cd".repeat(32);

  /** The coil of the lock and the contact of the emergency. */
  public static final int LOCK = 2;

  public static final int EMERGENCY = 1;

  private static final InstantSource CLOCK = InstantSource.system();

  public final VirtualScanner scanner = new VirtualScanner();
  public final VirtualIoBox box = new VirtualIoBox(1);
  public final RunningAgent agent;
  private final Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private int pictures;

  /**
   * A rig whose agent works.
   *
   * @param models where models lie, or do not
   */
  public DoorRig(Path folder, Path models) throws Exception {
    this(folder, models, Optional.empty());
  }

  /** The same with a till, whose camera is a folder of its own, or which has none. */
  public static DoorRig withTill(Path folder, Path models, boolean camera) throws Exception {
    Path pictures = Files.createDirectories(folder.resolve("till-pictures"));
    return new DoorRig(
        folder,
        models,
        Optional.of(
            new TillSettings(
                "till-1",
                "https://bonded.example",
                TILL_TOKEN,
                new EdgeSettings.Reader(
                    "till-1", "r2000", SerialSettings.of("/dev/none", List.of(0)), 3, 4, List.of()),
                new TillSettings.TrayRules(
                    -58,
                    3,
                    Duration.ofMillis(1500),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(500),
                    10),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                camera
                    ? Optional.of(new DoorSettings.Camera.Folder(pictures))
                    : Optional.empty())));
  }

  private DoorRig(Path folder, Path models, Optional<TillSettings> till) throws Exception {
    this.folder = folder;
    Files.createDirectories(folder.resolve("pictures"));
    Device scannerLine = device("ttyScanner", scanner);
    Device lockLine = device("ttyLock", box);
    DoorSettings door =
        new DoorSettings(
            "entrance",
            Direction.IN,
            Optional.of(new DoorSettings.Camera.Folder(folder.resolve("pictures"))),
            Optional.of(scannerLine),
            Optional.of(
                new DoorSettings.Relay(lockLine, IoMap.parse(1, "open=coil 2, emergency=input 1"))),
            Duration.ofMillis(700),
            Duration.ofMillis(700),
            Optional.of(STAFF_TOKEN));
    EdgeSettings plain =
        TestSettings.of(
            folder.resolve("agent"), SERVER.verifyKey(), "tcp://127.0.0.1:1", "/dev/none");
    FaceSettings faces =
        new FaceSettings(
            models,
            FaceModels.MOBILE_FACE_NET_STAND_IN,
            folder.resolve("agent").resolve("faces"),
            folder.resolve("agent").resolve("faces.key"),
            Duration.ofDays(365),
            500,
            2);
    agent =
        RunningAgent.start(
            TestSettings.withDoorsAndTills(
                plain, List.of(door), till.stream().toList(), Optional.of(faces)),
            "test",
            new RecordClock(CLOCK, System::nanoTime, UUID.randomUUID()),
            new SecureRandom(),
            (reader, clock) -> new SerialR2000Reader(reader.serial(), clock));
    open.push(agent);
    Await.until("scanner and lock answer", () -> status().lock().equals("READY"));
  }

  /** The shared folder of faces, or the test is skipped with the reason. */
  public static Path sharedFaces() {
    Path faces = Path.of(System.getProperty("bondgate.shared", "../shared")).resolve("data/face");
    boolean there =
        new ModelFolder(faces.resolve("models"))
                    .check(FaceModels.needed(FaceModels.MOBILE_FACE_NET_STAND_IN))
                instanceof ModelFolder.State.Ready
            && Files.isDirectory(faces.resolve("photos"));
    if (!there) {
      System.out.println("SKIPPED: needs models and photos in " + faces);
    }
    assumeTrue(there, () -> "SKIPPED: needs models and photos in " + faces);
    return faces;
  }

  /** Waits until faces are compared. */
  public void awaitFaces() throws Exception {
    Await.until("faces are compared", () -> agent.doors().faces().whyNot().isEmpty());
  }

  public DoorStatus status() {
    return agent.doors().doors().get(0);
  }

  /** Somebody stands before the camera until so many pictures were looked at. */
  public void stands(Path photo, int looks) throws Exception {
    for (int i = 0; i < looks; i++) {
      long before = status().camera().frames();
      show(photo);
      Await.until("the picture is looked at", () -> status().camera().frames() > before);
    }
  }

  /** Puts a picture before the door's camera, whole at once. */
  public void show(Path photo) throws IOException {
    show(photo, folder.resolve("pictures"));
  }

  /** Puts a picture before the till's camera, whole at once. */
  public void showAtTill(Path photo) throws IOException {
    show(photo, folder.resolve("till-pictures"));
  }

  private void show(Path photo, Path camera) throws IOException {
    pictures++;
    Path unfinished = Files.copy(photo, camera.resolve("unfinished"));
    Files.move(
        unfinished, camera.resolve("%06d.jpg".formatted(pictures)), StandardCopyOption.ATOMIC_MOVE);
  }

  /** A ticket of the server's, as text. */
  public static String ticket(String person, Duration goodFor) {
    Instant until = CLOCK.instant().plus(goodFor).truncatedTo(ChronoUnit.SECONDS);
    return new DoorTicket("guiyang-o2o", until, person).text(SERVER);
  }

  /** What was recorded of that kind, in order. */
  public <T extends EdgeEvent> List<T> recorded(Class<T> kind) throws Exception {
    return agent.outbox().nextBatch(0, 10_000).stream()
        .map(SealedRecord::fields)
        .map(EdgeRecord::body)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private Device device(String name, Firmware firmware) throws Exception {
    PseudoTerminal terminal = PseudoTerminal.open(folder.resolve(name));
    open.push(terminal);
    open.push(new VirtualDevice(terminal, firmware, LineConditions.good()));
    return new Device(terminal.slavePath(), 9600);
  }

  /** Switches everything off. */
  public void end() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
