package bondgate.server.people.officer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.fence.Portal;
import bondgate.server.goods.Place;
import bondgate.server.people.officer.MapLayout.Area;
import bondgate.server.people.officer.MapLayout.Point;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nobody placed is tidy, what somebody placed is there, and what places nothing is refused.
 */
class MapLayoutTest {
  private static final Portal DOCK = new Portal("dock", Place.ABROAD, Place.WAREHOUSE);
  private static final Portal EXIT = new Portal("exit", Place.STREET, Place.CENTRE);
  private static final List<Portal> ALL =
      List.of(
          DOCK,
          new Portal("passage", Place.WAREHOUSE, Place.CENTRE),
          EXIT,
          new Portal("exit-2", Place.STREET, Place.CENTRE),
          new Portal("dispatch", Place.STREET, Place.WAREHOUSE));

  @Test
  void withoutALayoutNothingLiesOnAnotherThingOrOutside() {
    MapLayout layout = MapLayout.usual();
    List<Point> points = new ArrayList<>();
    ALL.forEach(portal -> points.add(layout.portal(portal, ALL)));
    for (int i = 0; i < 4; i++) {
      points.add(layout.till("till-" + i, i));
    }
    points.add(layout.door("door-1", 0));
    points.add(layout.door("door-2", 1));

    assertThat(new HashSet<>(points)).hasSameSizeAs(points);
    for (Point one : points) {
      assertThat(one.x()).isBetween(0, MapLayout.WIDTH);
      assertThat(one.y()).isBetween(0, MapLayout.HEIGHT);
    }
    List<Area> areas = List.copyOf(layout.places().values());
    // What is destroyed is nowhere.
    assertThat(areas).hasSize(Place.values().length - 1);
    for (Area one : areas) {
      assertThat(one.right()).isLessThanOrEqualTo(MapLayout.WIDTH);
      assertThat(areas.stream().filter(other -> overlap(one, other))).containsExactly(one);
    }
  }

  private static boolean overlap(Area one, Area other) {
    return one.x() < other.right()
        && other.x() < one.right()
        && one.y() < other.bottom()
        && other.y() < one.bottom();
  }

  @Test
  void anOpeningStandsBetweenItsPlaces() {
    MapLayout layout = MapLayout.usual();
    Area centre = layout.places().get(Place.CENTRE);
    Area street = layout.places().get(Place.STREET);

    assertThat(layout.portal(EXIT, ALL).x()).isBetween(centre.right(), street.x());
    // Between warehouse and street lies the centre: that one stands above the warehouse.
    Area warehouse = layout.places().get(Place.WAREHOUSE);
    Point dispatch = layout.portal(ALL.get(4), ALL);
    assertThat(dispatch.y()).as("its name is above the frame").isLessThan(warehouse.y() - 32);
    assertThat(dispatch.x()).isBetween(warehouse.x(), warehouse.right());
  }

  @Test
  void whatAFilePlacesIsThere() throws IOException {
    MapLayout layout =
        MapLayout.read(
            file(
                """
                place.CENTRE = 10, 20, 300, 400
                portal.exit=5,6
                till.till-1=7,8
                door.door-1=9,10
                device.edge-1=11,12
                """));

    assertThat(layout.places()).containsEntry(Place.CENTRE, new Area(10, 20, 300, 400));
    assertThat(layout.places().get(Place.STREET))
        .isEqualTo(MapLayout.usual().places().get(Place.STREET));
    assertThat(layout.portal(EXIT, ALL)).isEqualTo(new Point(5, 6));
    assertThat(layout.till("till-1", 3)).isEqualTo(new Point(7, 8));
    assertThat(layout.door("door-1", 0)).isEqualTo(new Point(9, 10));
    assertThat(layout.device("edge-1", 0)).isEqualTo(new Point(11, 12));
    assertThat(layout.portal(DOCK, ALL)).isEqualTo(MapLayout.usual().portal(DOCK, ALL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "place.CENTER=1,2,3,4",
        "place.CENTRE=1,2,3",
        "portal.exit=1",
        "portal.exit=1,2,3",
        "portal.exit=1,-2",
        "portal.exit=1,99999",
        "portal.exit=a,b",
        "exit=1,2",
        "window.w-1=1,2"
      })
  void whatPlacesNothingIsRefusedByName(String line) {
    assertThatThrownBy(() -> MapLayout.read(file(line)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bondgate.map.layout")
        .hasMessageContaining(
            line.startsWith("place.CENTER") ? "CENTER" : line.substring(0, line.indexOf('=')));
  }

  private static Properties file(String text) throws IOException {
    Properties file = new Properties();
    file.load(new StringReader(text));
    return file;
  }
}
