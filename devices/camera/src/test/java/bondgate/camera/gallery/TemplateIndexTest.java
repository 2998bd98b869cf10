package bondgate.camera.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bondgate.camera.Embedding;
import bondgate.camera.Nearest;
import bondgate.camera.PersonRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateIndexTest {
  @Test
  void theSearchSaysTheSameAsComparingOneByOneWhileFacesComeAndGo() {
    long seed = Long.getLong("bondgate.test.seed", 3L);
    System.out.println("bondgate.test.seed=" + seed);
    Random random = new Random(seed);
    TemplateIndex index = new TemplateIndex(16);
    Map<PersonRef, Embedding> plain = new LinkedHashMap<>();
    for (int step = 0; step < 6000; step++) {
      PersonRef person = person(random.nextInt(2500));
      if (random.nextInt(4) == 0) {
        assertThat(index.remove(person)).isEqualTo(plain.remove(person) != null);
      } else {
        Embedding face = face(random, 16);
        index.put(person, face);
        plain.put(person, face);
      }
      if (step % 100 == 0) {
        same(index, plain, face(random, 16));
      }
    }
    assertThat(index.size()).isEqualTo(plain.size()).isGreaterThan(1024);
    for (PersonRef person : List.copyOf(plain.keySet())) {
      assertThat(index.remove(person)).isTrue();
    }
    assertThat(index.nearest(face(random, 16))).isEqualTo(Nearest.none());
  }

  @Test
  void twoOfOnePersonAreNotASecondPerson() {
    Random random = new Random(1);
    TemplateIndex index = new TemplateIndex(16);
    Embedding face = face(random, 16);
    index.put(person(1), face);
    index.put(person(1), face);
    assertThat(index.nearest(face).secondMilli()).isEqualTo(Nearest.NOBODY);
  }

  @ParameterizedTest
  @CsvSource({
    "0, FINE",
    "79999, FINE",
    "80000, NEARS_FILING",
    "99999, NEARS_FILING",
    "100000, MUST_BE_FILED"
  })
  void theNumberThatMustBeFiledIsWarnedOfBefore(int faces, GalleryFill fill) {
    assertThat(GalleryFill.of(faces)).isEqualTo(fill);
  }

  @Test
  void consentTextsAreHashedAndNameWithdrawalAndTheOtherWay() {
    ConsentText zh = ConsentText.current(ConsentLanguage.ZH);
    ConsentText en = ConsentText.current(ConsentLanguage.EN);
    assertThat(zh.text()).contains("单独同意", "撤回", "其他方式", "监护人");
    assertThat(en.text()).contains("Separate consent", "Withdrawal", "Another way", "guardian");
    assertThat(zh.version()).isEqualTo(en.version());
    assertThat(zh.sha256()).hasSize(64).isNotEqualTo(en.sha256());
  }

  @Test
  void dumpsOfMemoryAreWarnedOf() {
    String limits = "Limit  Soft Limit  Hard Limit  Units\nMax core file size   %s   %s  bytes\n";
    assertThat(MemoryDumps.faults(List.of("-Xmx1g"), limits.formatted("0", "0"))).isEmpty();
    assertThat(MemoryDumps.faults(List.of("-Xmx1g"), limits.formatted("unlimited", "0")))
        .singleElement()
        .asString()
        .contains("LimitCORE=0");
    assertThat(
            MemoryDumps.faults(
                List.of("-XX:+HeapDumpOnOutOfMemoryError"), limits.formatted("0", "0")))
        .singleElement()
        .asString()
        .contains("HeapDump");
    assertThat(MemoryDumps.faults()).isNotNull();
  }

  private static void same(TemplateIndex index, Map<PersonRef, Embedding> plain, Embedding face) {
    List<Integer> likes = new ArrayList<>();
    plain.values().forEach(template -> likes.add(template.similarityMilli(face)));
    likes.sort(null);
    Nearest nearest = index.nearest(face);
    if (likes.size() < 2) {
      return;
    }
    assertThat(nearest.bestMilli()).isCloseTo(likes.get(likes.size() - 1), within(1));
    assertThat(nearest.secondMilli()).isCloseTo(likes.get(likes.size() - 2), within(1));
    PersonRef best = nearest.person().orElseThrow();
    assertThat(plain.get(best).similarityMilli(face)).isCloseTo(nearest.bestMilli(), within(1));
    assertThat(index.similarityMilli(best, face).orElseThrow())
        .isCloseTo(nearest.bestMilli(), within(1));
  }

  static PersonRef person(int number) {
    return new PersonRef("%064x".formatted(number));
  }

  static Embedding face(Random random, int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return Embedding.of(numbers);
  }
}
