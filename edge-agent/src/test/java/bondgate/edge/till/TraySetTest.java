package bondgate.edge.till;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.settings.TillSettings.TrayRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a tag lies on a tray and when it does not; each "it does" has its "it does not". */
class TraySetTest {
  private static final String A = "E28011700000020A1B2C3D4E";
  private static final String B = "E28011700000020A1B2C3D4F";
  private static final TrayRules RULES =
      new TrayRules(
          -58, 3, Duration.ofMillis(1500), Duration.ofSeconds(2), Duration.ofMillis(500), 10);
  private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
  private static final int STEP_MILLIS = 50;

  private final TraySet tray = new TraySet(RULES);
  private final List<Tray> told = new ArrayList<>();
  private Instant now = BEGIN;
  private boolean sees = true;

  @Test
  void anEmptyTrayIsToldOnceAndNotBeforeItWasLookedAt() {
    pass(1900);
    assertThat(told).isEmpty();
    pass(10_000);
    assertThat(epcs()).containsExactly(List.of());
  }

  @Test
  void aTagThatIsReadAgainAndAgainIsToldOnce() {
    emptyTray();
    for (int i = 0; i < 100; i++) {
      hear(A, -50);
      pass(100);
    }
    assertThat(epcs()).containsExactly(List.of(A));
  }

  /** Reads so far apart, so many: the edge lies there, one past it does not. */
  @ParameterizedTest
  @CsvSource({
    "3, 700, -50, true",
    "3, 750, -50, true",
    "3, 800, -50, false",
    "2, 100, -50, false",
    "3, 100, -58, true",
    "3, 100, -59, false",
    "50, 100, -59, false",
  })
  void aTagLiesThereWhenItIsReadOftenAndLoudEnough(
      int reads, int everyMillis, int rssiDbm, boolean lies) {
    emptyTray();
    for (int i = 0; i < reads; i++) {
      hear(A, rssiDbm);
      pass(i < reads - 1 ? everyMillis : 1000);
    }
    assertThat(epcs()).isEqualTo(lies ? List.of(List.of(A)) : List.of());
  }

  @Test
  void aTagThatFlickersNeitherBlinksNorVanishes() {
    lay(A);
    for (int i = 0; i < 20; i++) {
      pass(1900);
      hear(A, -64);
    }
    assertThat(told).isEmpty();
    pass(1900);
    assertThat(told).isEmpty();
    pass(1000);
    assertThat(epcs()).containsExactly(List.of());
  }

  @Test
  void aTagOfTheNextShoppersBagIsTooFaintHoweverOftenItIsRead() {
    lay(A);
    for (int i = 0; i < 300; i++) {
      hear(A, -50);
      hear(B, -60);
      pass(50);
    }
    assertThat(told).isEmpty();
  }

  @Test
  void aTagThatIsCarriedByIsNotTold() {
    emptyTray();
    hear(B, -48);
    pass(50);
    hear(B, -48);
    pass(5000);
    assertThat(told).isEmpty();
  }

  @Test
  void fortyBottlesThatAreLaidDownOneByOneAreToldInFewSteps() {
    emptyTray();
    List<String> all = IntStream.range(0, 40).mapToObj("E280117000000%03X"::formatted).toList();
    for (int i = 0; i < 120; i++) {
      for (String epc : all.subList(0, Math.min(all.size(), i + 1))) {
        hear(epc, -50);
      }
      pass(200);
    }
    assertThat(told.get(told.size() - 1).epcs()).isEqualTo(all);
    assertThat(told).as("8 s of laying down").hasSizeBetween(2, 5);
    assertThat(tray.size()).isEqualTo(40);
  }

  @Test
  void whileTheReaderIsBlindNothingIsGone() {
    lay(A);
    sees = false;
    pass(60_000);
    assertThat(told).isEmpty();
    sees = true;
    pass(1900);
    hear(A, -50);
    pass(1900);
    assertThat(told).as("it was heard again in time").isEmpty();
    pass(2000);
    assertThat(epcs()).containsExactly(List.of());
  }

  @Test
  void whoMayHaveForgottenIsToldAgainOnce() {
    lay(A);
    tray.tellAgain();
    keep(A, 5000);
    assertThat(epcs()).containsExactly(List.of(A));
  }

  @Test
  void aWeightIsToldWhenItStandsStillAndSmallDifferencesAreNone() {
    lay(A);
    tray.weighed(OptionalLong.empty());
    keep(A, 2000);
    assertThat(told).as("it moves").isEmpty();
    tray.weighed(OptionalLong.of(1450));
    keep(A, 1000);
    tray.weighed(OptionalLong.of(1460));
    keep(A, 1000);
    assertThat(told).containsExactly(new Tray(List.of(A), OptionalLong.of(1450)));
    told.clear();
    tray.weighed(OptionalLong.of(1461));
    keep(A, 2300);
    assertThat(told).as("a tag may be about to go with it").isEmpty();
    keep(A, 700);
    assertThat(told).containsExactly(new Tray(List.of(A), OptionalLong.of(1461)));
  }

  @Test
  void aBottleThatIsTakenOffTakesItsWeightAndItsTagWithIt() {
    tray.weighed(OptionalLong.of(0));
    emptyTray();
    tray.weighed(OptionalLong.of(2500));
    for (int i = 0; i < 20; i++) {
      hear(A, -50);
      hear(B, -50);
      pass(100);
    }
    Tray both = new Tray(List.of(A, B), OptionalLong.of(2500));
    assertThat(told.get(told.size() - 1)).isEqualTo(both);
    told.clear();

    tray.weighed(OptionalLong.of(1250));
    keep(A, 6000);

    assertThat(told).containsExactly(new Tray(List.of(A), OptionalLong.of(1250)));
  }

  @Test
  void aScaleThatNeverStandsStillDoesNotHoldBackTheBottles() {
    emptyTray();
    tray.weighed(OptionalLong.empty());
    keep(A, 5000);
    assertThat(told).containsExactly(new Tray(List.of(A), OptionalLong.empty()));
  }

  /** Whatever is heard when: only loud tags are told, sorted, and what stays is told at last. */
  @Test
  void randomReadsNeverTellAFaintTagAndAlwaysTellWhatStays() {
    long seed = Long.getLong("bondgate.test.seed", new Random().nextLong());
    System.out.println("TraySetTest: -Dbondgate.test.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 4000; i++) {
      if (random.nextInt(3) > 0) {
        hear(A, -57 + random.nextInt(10));
      }
      hear(B, -75 + random.nextInt(17));
      pass(STEP_MILLIS * (1 + random.nextInt(6)));
    }
    assertThat(epcs()).allSatisfy(epcs -> assertThat(epcs).doesNotContain(B).isSorted());
    assertThat(told.get(told.size() - 1).epcs()).containsExactly(A);
  }

  private void emptyTray() {
    pass(3000);
    told.clear();
  }

  private void lay(String epc) {
    emptyTray();
    keep(epc, 1500);
    assertThat(epcs()).containsExactly(List.of(epc));
    told.clear();
  }

  private void keep(String epc, int millis) {
    for (int left = millis; left > 0; left -= 100) {
      hear(epc, -50);
      pass(100);
    }
  }

  private void hear(String epc, int rssiDbm) {
    tray.heard(epc, rssiDbm, now);
  }

  private void pass(int millis) {
    for (int left = millis; left > 0; left -= STEP_MILLIS) {
      now = now.plusMillis(STEP_MILLIS);
      Optional<Tray> news = tray.poll(now, sees);
      news.ifPresent(told::add);
    }
  }

  private List<List<String>> epcs() {
    return told.stream().map(Tray::epcs).toList();
  }
}
