package bondgate.server.gatepass;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.Portal;
import bondgate.server.goods.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How a piece of a list stands after each course of crossings; each as verdict@opening:direction.
 */
class ListPassageTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final String TAG = "E28011606000021B00000001";
  private static final ListPass PASS =
      new ListPass("SP-1", List.of(new ListPass.Piece(TAG, "S-1")), Optional.empty());
  private static final Map<String, Portal> PORTALS =
      Map.of(
          "dock", new Portal("dock", Place.ABROAD, Place.WAREHOUSE),
          "passage", new Portal("passage", Place.WAREHOUSE, Place.CENTRE),
          "exit", new Portal("exit", Place.STREET, Place.CENTRE));

  private static FenceEntry entry(int number, String step) {
    String[] parts = step.split("[@:]", -1);
    boolean own = parts[0].equals("OWN");
    boolean permitted = own || parts[0].equals("OTHER");
    return new FenceEntry(
        number,
        "edge-1",
        1,
        number,
        AT,
        AT,
        AT,
        "tag-crossing",
        "reader-1",
        parts[1],
        TAG,
        "BOTTLE",
        parts[2],
        990,
        "PERMITTED",
        permitted ? "PERMITTED" : parts[0],
        own ? "S-1" : permitted ? "S-2" : null,
        null,
        permitted && parts[1].equals("exit") ? "STREET" : null,
        "");
  }

  private static ListPassage after(String course) {
    List<FenceEntry> entries = new ArrayList<>();
    for (String step : course == null ? new String[0] : course.split(" ", -1)) {
      entries.add(entry(entries.size(), step));
    }
    return ListPassage.of(PASS, entries, PORTALS);
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING,",
    "MISSING, OTHER@exit:OUT",
    "THROUGH, OWN@exit:OUT",
    "THROUGH, UNCERTAIN@exit:UNCERTAIN OWN@exit:OUT",
    "THROUGH, OWN@exit:OUT REPEATED@exit:OUT",
    "THROUGH, OWN@exit:OUT UNCERTAIN@exit:UNCERTAIN",
    // Only what was taken back here can be refused after its passage.
    "THROUGH, OWN@exit:OUT NOT_PERMITTED@exit:OUT",
    "CAME_BACK, OWN@exit:OUT RELEASED_GOODS@exit:IN",
    "CAME_BACK, OWN@exit:OUT RELEASED_GOODS@exit:IN RELEASED_GOODS@passage:OUT",
    "THROUGH, OWN@exit:OUT RELEASED_GOODS@exit:IN REPEATED@exit:OUT",
    "UNCERTAIN, UNCERTAIN@exit:UNCERTAIN",
    "MISSING, UNCERTAIN@passage:UNCERTAIN",
    "MISSING, UNCERTAIN@exit:UNCERTAIN REPEATED@exit:IN",
    "OUTSIDE_WITHOUT_PASS, NOT_PERMITTED@exit:OUT",
    "OUTSIDE_WITHOUT_PASS, UNDER_CONTROL@exit:OUT",
    "OUTSIDE_WITHOUT_PASS, NOT_ON_BOOK@exit:OUT",
    "OUTSIDE_WITHOUT_PASS, NOT_PERMITTED@exit:OUT UNCERTAIN@exit:UNCERTAIN",
    "OUTSIDE_WITHOUT_PASS, NOT_PERMITTED@passage:OUT NOT_PERMITTED@dock:OUT",
    "MISSING, NOT_PERMITTED@passage:OUT",
    "MISSING, NOT_PERMITTED@exit:OUT RETURNED@exit:IN",
    "MISSING, NOT_PERMITTED@exit:OUT NOT_PERMITTED@dock:IN",
    "MISSING, NOT_ON_BOOK@exit:OUT REPEATED@exit:IN",
    "THROUGH, NOT_PERMITTED@exit:OUT RETURNED@exit:IN OWN@exit:OUT",
    "MISSING, UNKNOWN_PORTAL@cellar:OUT"
  })
  void aPieceStandsAsTheLastThatIsCertainSays(String expected, String course) {
    ListPassage passage = after(course);
    if (expected.equals("THROUGH")) {
      assertThat(passage.through()).containsExactly(TAG);
      assertThat(passage.others()).isEmpty();
    } else {
      assertThat(passage.through()).isEmpty();
      assertThat(passage.others()).containsExactly(Map.entry(TAG, Differing.valueOf(expected)));
    }
  }

  @Test
  void onlyWhatTheFenceSawIsBorneOut() {
    ListPassage missing = after(null);
    CustomsPass.Difference stated = new CustomsPass.Difference(TAG, Differing.MISSING);
    assertThat(missing.bears(List.of(), List.of(stated))).isTrue();
    assertThat(missing.bears(List.of(), List.of())).as("not late yet").isTrue();
    assertThat(missing.bears(List.of(TAG), List.of())).isFalse();
    assertThat(
            missing.bears(List.of(), List.of(new CustomsPass.Difference(TAG, Differing.CAME_BACK))))
        .isFalse();
    ListPassage through = after("OWN@exit:OUT");
    assertThat(through.bears(List.of(TAG), List.of())).isTrue();
    assertThat(through.bears(List.of(), List.of())).isFalse();
    assertThat(through.bears(List.of(TAG), List.of(stated))).isFalse();
  }
}
