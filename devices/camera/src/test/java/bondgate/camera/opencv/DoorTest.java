package bondgate.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.camera.Decision;
import bondgate.camera.Embedding;
import bondgate.camera.EnrolmentSession;
import bondgate.camera.EnrolmentSession.Progress;
import bondgate.camera.FaceDecisions;
import bondgate.camera.PersonRef;
import bondgate.camera.QualityGate;
import bondgate.camera.SharedFaces;
import bondgate.camera.gallery.Consent;
import bondgate.camera.gallery.ConsentLanguage;
import bondgate.camera.gallery.ConsentText;
import bondgate.camera.gallery.FaceVault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way with photographs: who consented is known, others are unknown, a forgery is not
 * live, and who withdraws is unknown at once.
 */
class DoorTest {
  private static final int LIVE = CvFaceEngine.USUAL_LEAST_LIVE_MILLI;

  @TempDir private Path home;

  @Test
  void whoConsentedEntersOthersDoNotAndWithdrawalHoldsAtOnce() throws IOException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    StringBuilder report = new StringBuilder();
    try (CvFaceEngine engine = engine();
        FaceVault vault = vault()) {
      PrintStream caught = new PrintStream(printed, true, StandardCharsets.UTF_8);
      System.setOut(caught);
      System.setErr(caught);
      walk(engine, vault, report);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    System.out.print(report);
    assertThat(printed.toString(StandardCharsets.UTF_8)).as("nothing is printed").isEmpty();
  }

  private static void walk(CvFaceEngine engine, FaceVault vault, StringBuilder report)
      throws IOException {
    FaceDecisions door = new FaceDecisions(engine, vault, QualityGate.usual(), LIVE);
    Map<String, List<Path>> persons = byPerson();
    Optional<String> twice =
        persons.keySet().stream().filter(p -> persons.get(p).size() > 1).findFirst();
    assumeTrue(twice.isPresent(), "SKIPPED: nobody has two photographs");
    String member = twice.orElseThrow();
    PersonRef reference = vault.reference(member);
    enrol(engine, vault, reference, persons.get(member).get(0));
    int known = 0;
    for (Map.Entry<String, List<Path>> person : persons.entrySet()) {
      for (Path photo : person.getValue()) {
        Decision decision = door.identify(SharedFaces.frame(photo));
        report.append("%s: %s%n".formatted(photo.getFileName(), decision));
        boolean taken = decision instanceof Decision.Match;
        assertThat(taken && !person.getKey().equals(member)).as(photo.toString()).isFalse();
        known += taken ? 1 : 0;
      }
    }
    assertThat(known).isGreaterThanOrEqualTo(2);
    for (Path photo : SharedFaces.photos("minivision")) {
      Decision decision = door.identify(SharedFaces.frame(photo));
      report.append("%s: %s%n".formatted(photo.getFileName(), decision));
      assertThat(decision).isNotInstanceOf(Decision.Match.class);
    }
    Path again = persons.get(member).get(1);
    assertThat(door.verify(SharedFaces.frame(again), reference)).isInstanceOf(Decision.Match.class);
    assertThat(vault.withdraw(reference, SharedFaces.NOON).wasHeld()).isTrue();
    assertThat(door.verify(SharedFaces.frame(again), reference))
        .isInstanceOf(Decision.Unknown.class);
    assertThat(door.identify(SharedFaces.frame(again))).isEqualTo(new Decision.Unknown(-1000));
  }

  private static void enrol(CvFaceEngine engine, FaceVault vault, PersonRef person, Path photo)
      throws IOException {
    try (EnrolmentSession session = new EnrolmentSession(engine, QualityGate.usual(), LIVE, 1)) {
      Progress progress = session.show(SharedFaces.frame(photo));
      assertThat(progress).isInstanceOf(Progress.Complete.class);
      Embedding template = ((Progress.Complete) progress).template();
      Consent consent =
          Consent.to(
              ConsentText.current(ConsentLanguage.EN), SharedFaces.NOON, Consent.Giver.PERSON);
      vault.enrol(person, template, consent, SharedFaces.NOON, Duration.ofDays(365));
      template.wipe();
    }
  }

  private static Map<String, List<Path>> byPerson() {
    Map<String, List<Path>> persons = new TreeMap<>();
    for (Path photo : SharedFaces.photos("white-house")) {
      String person = photo.getFileName().toString().split("-", 2)[0];
      persons.merge(
          person, List.of(photo), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
    return persons;
  }

  private static CvFaceEngine engine() throws IOException {
    return CvFaceEngine.open(SharedFaces.models(), SharedFaces.MODEL, FinderSettings.usual());
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
