package bondgate.server.visit;

import static bondgate.server.stream.DoorFacts.LI;
import static bondgate.server.stream.DoorFacts.MEI;
import static bondgate.server.stream.DoorFacts.in;
import static bondgate.server.stream.DoorFacts.out;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.Direction;
import bondgate.events.DoorOpened.Means;
import bondgate.events.FaceConsent;
import bondgate.events.FaceSighting;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.TestZone;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is in the centre by what agents stated, and what is never written down of them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class VisitsTest {
  @Inject TestZone desk;
  @Inject Visits visits;
  @Inject AgroalDataSource database;

  @Test
  void whoCameInAndWasNotSeenLeavingIsInsideOnceHoweverOftenTheDoorOpened() {
    String zone = "visits-inside";
    desk.facts(zone, List.of(in(Means.FACE, MEI), in(Means.CODE, MEI), in(Means.CODE, LI)));
    assertThat(visits.inside(zone, TestZone.AT)).containsExactlyInAnyOrder(MEI, LI);
    desk.facts(zone, List.of(out(Means.CODE, MEI)));
    assertThat(visits.inside(zone, TestZone.AT)).containsExactly(LI);
    desk.facts(zone, List.of(in(Means.CODE, MEI), in(Means.STAFF, ""), in(Means.EMERGENCY, "")));
    assertThat(visits.inside(zone, TestZone.AT))
        .as("nobody is known by staff or an emergency")
        .containsExactlyInAnyOrder(MEI, LI);
    assertThat(visits.counts(zone, TestZone.AT))
        .containsExactly(
            new Visits.Count("entrance", Direction.IN, Means.CODE, 3),
            new Visits.Count("entrance", Direction.IN, Means.EMERGENCY, 1),
            new Visits.Count("entrance", Direction.IN, Means.FACE, 1),
            new Visits.Count("entrance", Direction.IN, Means.STAFF, 1),
            new Visits.Count("way-out", Direction.OUT, Means.CODE, 1));
  }

  @Test
  void anotherDayAndAnotherZoneBeginWithNobody() {
    String zone = "visits-day";
    desk.facts(zone, List.of(in(Means.CODE, MEI)));
    // 10:00 in Shanghai: the day ends 14 hours later.
    Duration left = Duration.ofHours(14);
    assertThat(visits.inside(zone, TestZone.AT.plus(left).minusMillis(1))).containsExactly(MEI);
    assertThat(visits.inside(zone, TestZone.AT.plus(left))).isEmpty();
    assertThat(visits.counts(zone, TestZone.AT.plus(left))).isEmpty();
    assertThat(visits.inside("visits-elsewhere", TestZone.AT)).isEmpty();
  }

  @Test
  void whoWasOnlySeenOrOnlyAgreedStandsInNoTable() {
    String zone = "visits-seen";
    desk.facts(
        zone,
        List.of(
            new FaceSighting("entrance", FaceSighting.Decision.UNKNOWN, "", 120, -1),
            new FaceSighting("entrance", FaceSighting.Decision.MATCH, MEI, 700, 990),
            new FaceConsent(FaceConsent.Act.GIVEN, MEI, 1, "ef".repeat(32))));
    assertThat(visits.inside(zone, TestZone.AT)).isEmpty();
    assertThat(visits.counts(zone, TestZone.AT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update visit_opening set person = null",
        "delete from visit_opening",
        "truncate visit_opening"
      })
  void anOpeningStays(String change) throws SQLException {
    desk.facts("visits-stay", List.of(in(Means.CODE, MEI)));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(change)).isInstanceOf(SQLException.class);
    }
  }
}
