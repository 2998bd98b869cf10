package bondgate.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.Decision;
import bondgate.camera.EnrolmentSession;
import bondgate.camera.FaceDecisions;
import bondgate.camera.FlatLine;
import bondgate.camera.Frame;
import bondgate.camera.FrameLimits;
import bondgate.camera.PersonRef;
import bondgate.camera.QualityGate;
import bondgate.camera.ResidentMemory;
import bondgate.camera.SharedFaces;
import bondgate.camera.gallery.Consent;
import bondgate.camera.gallery.ConsentLanguage;
import bondgate.camera.gallery.ConsentText;
import bondgate.camera.gallery.FaceVault;
import bondgate.camera.source.MjpegCamera;
import bondgate.camera.source.MjpegSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way for an hour, run by the profile faces-soak: a camera in the network that breaks
 * off, pictures of many sizes, broken and empty ones among them, detection to decision, the
 * encrypted gallery, and a member who agrees and withdraws each minute. Memory must stay flat, by
 * the rule of {@link FlatLine}.
 */
class FacesSoak {
  private static final long SECONDS = Long.getLong("bondgate.face.soak.seconds", 3600);
  private static final int SAMPLES = 120;
  private static final int MEMBERS = 10;

  /** Four times as many pictures as at a door, so that an hour is as four. */
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private static final int BREAKS_AFTER = 1_000;

  /** Lets every face pass, so that all steps run. */
  private static final QualityGate OPEN = new QualityGate(1, 180, 900, -900, 900, 0, 0, 255, 100);

  @TempDir private Path home;
  private final Map<String, Long> decisions = new TreeMap<>();
  private final List<FlatLine.Sample> samples = new ArrayList<>();
  private final long start = System.nanoTime();

  @Test
  void memoryStaysFlat() throws IOException {
    List<byte[]> persons = new ArrayList<>();
    for (var photo : Scenes.orl(40)) {
      persons.add(Scenes.jpeg(Scenes.grid(List.of(photo), 1, 640, 480)));
    }
    try (CvFaceEngine engine =
            CvFaceEngine.open(SharedFaces.models(), SharedFaces.MODEL, FinderSettings.usual());
        FaceVault vault = vault();
        RollingCamera there = new RollingCamera(pictures(persons), BETWEEN, BREAKS_AFTER);
        MjpegCamera camera =
            MjpegCamera.start(settings(there), InstantSource.system(), new SecureRandom())) {
      for (int i = 0; i < MEMBERS; i++) {
        enrol(engine, vault, vault.reference("member " + i), persons.get(i));
      }
      watch(engine, vault, camera, persons);
      System.out.printf("%s; connections %d%n", decisions, camera.counts().connections());
      assertThat(camera.counts().connections()).as("it was opened").isPositive();
      assertThat(camera.counts().unusable()).as("broken pictures came").isNotEmpty();
    }
    judge();
  }

  private void watch(CvFaceEngine engine, FaceVault vault, MjpegCamera camera, List<byte[]> persons)
      throws IOException {
    FaceDecisions door = new FaceDecisions(engine, vault, OPEN, 0);
    PersonRef comesAndGoes = vault.reference("comes and goes");
    long minute = 0;
    while (seconds() < SECONDS) {
      Optional<Frame> frame = camera.newest();
      if (frame.isEmpty()) {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      } else {
        decisions.merge(door.identify(frame.get()).getClass().getSimpleName(), 1L, Long::sum);
      }
      if (seconds() >= samples.size() * (double) SECONDS / SAMPLES) {
        samples.add(new FlatLine.Sample(seconds(), ResidentMemory.kib()));
      }
      if (seconds() >= 60 * minute) {
        minute++;
        enrol(engine, vault, comesAndGoes, persons.get(MEMBERS));
        assertThat(vault.withdraw(comesAndGoes, SharedFaces.NOON).wasHeld()).isTrue();
        System.out.printf(
            "minute %d: %d pictures, %d MiB resident%n",
            minute - 1, looked(), ResidentMemory.kib() / 1024);
      }
    }
  }

  private void judge() throws IOException {
    FlatLine line = new FlatLine(samples);
    String title =
        "%d pictures in %d s, %.1f a second; the line rises %d KiB over the last three quarters"
            .formatted(looked(), SECONDS, looked() / (double) SECONDS, line.growthKib());
    Files.writeString(Path.of("target/faces-soak.svg"), line.svg(title));
    System.out.println(title + "; drawn in target/faces-soak.svg");
    assertThat(decisions.keySet())
        .as("members, strangers and empty pictures were decided about")
        .contains(
            Decision.Match.class.getSimpleName(),
            Decision.Unknown.class.getSimpleName(),
            Decision.Refused.class.getSimpleName());
    assertThat(line.growthKib()).isLessThanOrEqualTo(FlatLine.MOST_GROWTH_KIB);
  }

  private long looked() {
    return decisions.values().stream().mapToLong(Long::longValue).sum();
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Many sizes, so that no buffer keeps its own; and what a camera sends in a bad hour. */
  private static List<byte[]> pictures(List<byte[]> persons) throws IOException {
    List<byte[]> all = new ArrayList<>(persons);
    all.add(Scenes.jpeg(Scenes.grid(Scenes.orl(1), 1, 1920, 1080)));
    all.add(Scenes.jpeg(Scenes.grid(Scenes.orl(6), 3, 1280, 720)));
    all.add(Scenes.jpeg(Scenes.grid(List.of(), 1, 640, 480)));
    all.add(Arrays.copyOf(persons.get(0), persons.get(0).length / 2));
    all.add(new byte[] {1, 2, 3});
    for (Path photo : SharedFaces.photos("white-house")) {
      all.add(Files.readAllBytes(photo));
    }
    return all;
  }

  private static MjpegSettings settings(RollingCamera camera) {
    MjpegSettings usual = MjpegSettings.usual(camera.address());
    return new MjpegSettings(
        usual.stream(),
        FrameLimits.usual(),
        BETWEEN,
        usual.connectWithin(),
        usual.silentAfter(),
        usual.firstWait(),
        usual.longestWait());
  }

  private static void enrol(CvFaceEngine engine, FaceVault vault, PersonRef person, byte[] jpeg)
      throws IOException {
    try (EnrolmentSession session = new EnrolmentSession(engine, OPEN, 0, 1)) {
      EnrolmentSession.Progress progress = session.show(SharedFaces.frame(jpeg));
      assertThat(progress).isInstanceOf(EnrolmentSession.Progress.Complete.class);
      var template = ((EnrolmentSession.Progress.Complete) progress).template();
      Consent consent =
          Consent.to(
              ConsentText.current(ConsentLanguage.ZH), SharedFaces.NOON, Consent.Giver.PERSON);
      vault.enrol(person, template, consent, SharedFaces.NOON, Duration.ofDays(365));
      template.wipe();
    }
  }

  private FaceVault vault() throws IOException {
    return FaceVault.open(
        home.resolve("faces"),
        home.resolve("faces.key"),
        SharedFaces.MODEL,
        (act, person) -> {},
        new SecureRandom());
  }
}
