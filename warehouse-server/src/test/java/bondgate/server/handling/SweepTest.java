package bondgate.server.handling;

import static bondgate.server.handling.HandheldZone.BEER;
import static bondgate.server.handling.HandheldZone.LS;
import static bondgate.server.handling.HandheldZone.WINE;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.goods.Place;
import bondgate.server.handling.HandheldZone.Paper;
import bondgate.server.stream.TestZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 扫区盘点: a stock-take by sweeping aisles with a reader that hears many tags at once. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class SweepTest {
  private static int zones;

  @Inject HandheldZone shelf;
  @Inject Tasks tasks;
  @Inject Bins bins;
  @Inject TaskReports reports;
  private final String zone = "sweep-" + ++zones;
  private long count;

  @BeforeEach
  void open() {
    shelf.open(zone, false);
    shelf.bin(zone, "B-01-01", Place.WAREHOUSE, false, 0);
  }

  @Test
  void anAisleIsCountedByWalkingAlongItAndItsNeighboursAreNot() {
    Paper near = shelf.stored(zone, WINE, 3, "A-01-01");
    Paper far = shelf.stored(zone, BEER, 2, "B-01-01");
    Paper withoutBin = shelf.arrived(zone, BEER, 1);
    Paper shop = shelf.displayed(zone, WINE, 1);
    count = ((OpenResult.Open) tasks.count(zone, Place.WAREHOUSE, LS)).taskId();

    assertThat(scan("AISLE-A-01")).isEqualTo(GoodScan.SWEEPING_AISLE);
    assertThat(scan(near.epcs().get(0))).isEqualTo(GoodScan.FOUND);
    assertThat(scan(near.epcs().get(1))).isEqualTo(GoodScan.FOUND);
    assertThat(scan(near.epcs().get(0))).isEqualTo(WrongScan.HEARD_AGAIN);
    assertThat(scan(far.epcs().get(0))).isEqualTo(WrongScan.HEARD_FROM_OTHER_AISLE);
    assertThat(scan(shop.epcs().get(0))).isEqualTo(WrongScan.HEARD_FROM_OTHER_PLACE);
    assertThat(scan(withoutBin.epcs().get(0))).isEqualTo(GoodScan.FOUND);
    assertThat(shelf.press(zone, count, ScanVerb.FINISH, LS).word())
        .isEqualTo(WrongScan.FINISH_WITH_BINS_LEFT);

    assertThat(scan("aisle-b-01")).isEqualTo(GoodScan.SWEEPING_AISLE);
    assertThat(scan(far.epcs().get(0))).isEqualTo(GoodScan.FOUND);
    assertThat(scan(near.epcs().get(1))).isEqualTo(WrongScan.HEARD_AGAIN);
    assertThat(shelf.press(zone, count, ScanVerb.FINISH, LS).word()).isEqualTo(GoodScan.FINISHED);

    CountReport report = reports.of(zone, count).orElseThrow().count().orElseThrow();
    assertThat(report.items())
        .containsExactly(
            new CountReport.ItemLine(BEER, 3, 2, 0), new CountReport.ItemLine(WINE, 3, 2, 0));
    assertThat(report.misplaced()).isEmpty();
    assertThat(report.unexpected()).isEmpty();
    assertThat(report.binsLeft()).isZero();
  }

  @Test
  void whatLiesInAnotherAislesBinIsFoundThereByAScanOfThatBin() {
    Paper wine = shelf.stored(zone, WINE, 2, "A-01-01");
    count = ((OpenResult.Open) tasks.count(zone, Place.WAREHOUSE, LS)).taskId();
    scan("AISLE-B-01");
    assertThat(scan(wine.epcs().get(0))).isEqualTo(WrongScan.HEARD_FROM_OTHER_AISLE);
    scan("B-01-01");
    assertThat(scan(wine.epcs().get(0))).isEqualTo(GoodScan.FOUND);
    scan("AISLE-A-01");
    assertThat(scan(wine.epcs().get(1))).isEqualTo(GoodScan.FOUND);
    scan("A-01-01");
    assertThat(scan(wine.epcs().get(1))).as("of its own aisle").isEqualTo(WrongScan.FOUND_BEFORE);

    CountReport report = reports.of(zone, count).orElseThrow().count().orElseThrow();
    assertThat(report.misplaced())
        .containsExactly(new CountReport.Misplaced(wine.epcs().get(0), WINE, "A-01-01", "B-01-01"));
  }

  @Test
  void noBinMayBeCalledAsAnAisleIs() {
    Bin bin = new Bin("AISLE-A-01", Place.WAREHOUSE, false, Optional.empty(), Optional.empty());
    assertThat(bins.add(zone, bin, LS, TestZone.AT)).isEqualTo(BinResult.CODE_RESERVED);
  }

  private ScanWord scan(String text) {
    return shelf.scan(zone, count, text, LS).word();
  }
}
