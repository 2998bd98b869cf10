package bondgate.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.Decision;
import bondgate.camera.DecisionRule;
import bondgate.camera.Embedding;
import bondgate.camera.FaceBox;
import bondgate.camera.FaceEngine;
import bondgate.camera.Nearest;
import bondgate.camera.PersonRef;
import bondgate.camera.RocCurve;
import bondgate.camera.SharedFaces;
import bondgate.camera.Thresholds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every person folder of the ORL faces (credit: Olivetti Research Laboratory), all pairs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FacePairsTest {
  /** About twice what was measured on 20 persons, so that it holds for others too. */
  private static final double MOST_EQUAL_ERROR = 0.04;

  /** At the threshold of verification. */
  private static final double MOST_FALSE_MATCHES = 0.01;

  private static final double MOST_FALSE_NON_MATCHES = 0.10;

  private static final Thresholds THRESHOLDS = SharedFaces.MODEL.thresholds();
  private static final DecisionRule RULE = new DecisionRule(THRESHOLDS, 0);

  private final Map<String, List<Embedding>> persons = new TreeMap<>();
  private int pictures;
  private int found;

  @BeforeAll
  void embedAll() throws IOException {
    List<Path> folders = SharedFaces.photos("orl").stream().filter(Files::isDirectory).toList();
    try (CvFaceEngine engine =
        CvFaceEngine.open(SharedFaces.models(), SharedFaces.MODEL, FinderSettings.usual())) {
      for (Path folder : folders) {
        List<Embedding> embeddings = new ArrayList<>();
        for (Path photo : SharedFaces.list(folder)) {
          pictures += SharedFaces.tryFrame(photo).isPresent() ? 1 : 0;
          largest(engine, photo).ifPresent(face -> embeddings.add(engine.embed(face)));
        }
        found += embeddings.size();
        persons.put(folder.getFileName().toString(), embeddings);
      }
    }
    System.out.printf("%d persons, faces found in %d of %d%n", persons.size(), found, pictures);
  }

  @Test
  void facesAreFoundInNearlyAllPictures() {
    assertThat(persons.size()).isGreaterThanOrEqualTo(2);
    assertThat(found).isGreaterThanOrEqualTo(pictures * 97 / 100);
  }

  @Test
  void sameAndOtherPersonsAreToldApartWithinTheStatedErrors() throws IOException {
    RocCurve curve = curve();
    for (double rate : new double[] {0.0001, 0.001, 0.01, 0.05, 0.1}) {
      int at = curve.thresholdFor(rate);
      System.out.printf(
          "false matches <= %.2f %%: threshold %d, false non-matches %.2f %%%n",
          100 * rate, at, 100 * curve.falseNonMatches(at));
    }
    int verify = THRESHOLDS.verifyMilli();
    System.out.printf(
        "equal error %.2f %% at %d; at %d (in use): false matches %.3f %%, non-matches %.2f %%%n",
        100 * curve.equalError(),
        curve.equalErrorThreshold(),
        verify,
        100 * curve.falseMatches(verify),
        100 * curve.falseNonMatches(verify));
    Files.writeString(
        Path.of("target/face-pairs.svg"),
        curve.svg("ORL faces, " + SharedFaces.MODEL.file().name(), verify),
        StandardCharsets.UTF_8);
    assertThat(curve.equalError()).isLessThanOrEqualTo(MOST_EQUAL_ERROR);
    assertThat(curve.falseMatches(verify)).isLessThanOrEqualTo(MOST_FALSE_MATCHES);
    assertThat(curve.falseNonMatches(verify)).isLessThanOrEqualTo(MOST_FALSE_NON_MATCHES);
  }

  @Test
  void membersAreKnownAndStrangersLandInUnknown() {
    int[] members = new int[4];
    int[] strangers = new int[4];
    int wrong = 0;
    List<String> names = List.copyOf(persons.keySet());
    for (int out = 0; out < names.size(); out++) {
      int left = out;
      for (Embedding probe : probes(names.get(out))) {
        count(RULE.identify(nearest(names, probe, i -> i != left), 1000), strangers);
        Decision known = RULE.identify(nearest(names, probe, i -> true), 1000);
        count(known, members);
        if (known instanceof Decision.Match match && !match.person().equals(ref(names.get(out)))) {
          wrong++;
        }
      }
    }
    report("members", members);
    report("strangers", strangers);
    System.out.println("members taken for another: " + wrong);
    assertThat(wrong).isLessThanOrEqualTo(sum(members) / 100);
    assertThat(members[0]).isGreaterThanOrEqualTo(sum(members) * 80 / 100);
    assertThat(strangers[0]).isLessThanOrEqualTo(sum(strangers) / 100);
    assertThat(strangers[1]).isGreaterThanOrEqualTo(sum(strangers) * 80 / 100);
  }

  private RocCurve curve() {
    IntStream.Builder genuine = IntStream.builder();
    IntStream.Builder impostor = IntStream.builder();
    List<List<Embedding>> all = List.copyOf(persons.values());
    for (int i = 0; i < all.size(); i++) {
      for (int j = i; j < all.size(); j++) {
        for (int a = 0; a < all.get(i).size(); a++) {
          for (int b = i == j ? a + 1 : 0; b < all.get(j).size(); b++) {
            int similarity = all.get(i).get(a).similarityMilli(all.get(j).get(b));
            (i == j ? genuine : impostor).add(similarity);
          }
        }
      }
    }
    return new RocCurve(genuine.build(), impostor.build());
  }

  /** Half of the pictures are enrolled, the others are shown to the door. */
  private List<Embedding> probes(String name) {
    List<Embedding> all = persons.get(name);
    return all.subList(all.size() / 2, all.size());
  }

  private Nearest nearest(List<String> names, Embedding probe, IntPredicate enrolled) {
    Nearest nearest = Nearest.none();
    for (int i = 0; i < names.size(); i++) {
      List<Embedding> all = persons.get(names.get(i));
      if (all.size() < 2 || !enrolled.test(i)) {
        continue;
      }
      int like = Embedding.mean(all.subList(0, all.size() / 2)).similarityMilli(probe);
      nearest =
          like > nearest.bestMilli()
              ? new Nearest(Optional.of(ref(names.get(i))), like, nearest.bestMilli())
              : new Nearest(
                  nearest.person(), nearest.bestMilli(), Math.max(like, nearest.secondMilli()));
    }
    return nearest;
  }

  private static PersonRef ref(String name) {
    return PersonRef.of(new byte[16], "test", name);
  }

  private static Optional<FaceBox> largest(CvFaceEngine engine, Path photo) {
    FaceEngine.Found found =
        SharedFaces.tryFrame(photo).map(engine::find).orElse(new FaceEngine.Found.Faces(List.of()));
    return found instanceof FaceEngine.Found.Faces faces
        ? faces.boxes().stream().findFirst()
        : Optional.empty();
  }

  private static void count(Decision decision, int[] counts) {
    if (decision instanceof Decision.Match) {
      counts[0]++;
    } else if (decision instanceof Decision.Unknown) {
      counts[1]++;
    } else if (decision instanceof Decision.NotSure) {
      counts[2]++;
    } else {
      counts[3]++;
    }
  }

  private static int sum(int[] counts) {
    return IntStream.of(counts).sum();
  }

  private static void report(String who, int[] counts) {
    System.out.printf(
        "%s: match %d, unknown %d, not sure %d, other %d%n",
        who, counts[0], counts[1], counts[2], counts[3]);
  }
}
