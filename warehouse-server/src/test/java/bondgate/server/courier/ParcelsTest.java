package bondgate.server.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can happen to a parcel, whatever happened before. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ParcelsTest {
  private static final String ZONE = "parcels";
  private static final String TAG = "E28011700000000000000001";
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final Consignee TO = new Consignee("收件测试人", "13900139000", "测试路88号");
  private static final AtomicInteger SALES = new AtomicInteger();

  @Inject Parcels parcels;
  @Inject AgroalDataSource database;

  private final String sale = "S-" + SALES.incrementAndGet();

  @ParameterizedTest(name = "{0}: {1} -> {2}, {3}, {4}, {5}, {6}, {7}")
  @CsvSource({
    // state,    book,      scan,      deliver,   tell,      cancel,    forget
    "NONE,       NONE,      NONE,      NONE,      NONE,      NONE,      NONE",
    "KEPT,       BOOKED,    KEPT,      KEPT,      KEPT,      CANCELLED, NONE",
    "BOOKED,     BOOKED,    PACKED,    DELIVERED, BOOKED,    CANCELLED, BOOKED",
    "PACKED,     PACKED,    PACKED,    DELIVERED, PACKED,    CANCELLED, PACKED",
    "DELIVERED,  DELIVERED, DELIVERED, DELIVERED, TOLD,      DELIVERED, DELIVERED",
    "TOLD,       TOLD,      TOLD,      TOLD,      TOLD,      TOLD,      TOLD",
    "CANCELLED,  CANCELLED, CANCELLED, CANCELLED, CANCELLED, CANCELLED, CANCELLED",
  })
  void whateverHappensToAParcelLeadsWhereTheTableSays(
      String state,
      String book,
      String scan,
      String deliver,
      String tell,
      String cancel,
      String forget)
      throws Exception {
    String[] events = {"book", "scan", "deliver", "tell", "cancel", "forget"};
    String[] after = {book, scan, deliver, tell, cancel, forget};
    for (int i = 0; i < events.length; i++) {
      String one = sale + "-" + i;
      bring(one, state);
      assertThat(state(one)).isEqualTo(state);
      happens(one, events[i]);
      happens(one, events[i]);
      assertThat(state(one)).as("%s in %s, twice", events[i], state).isEqualTo(after[i]);
    }
  }

  @Test
  void aParcelHasOneNumberAndNoOtherHasIt() throws Exception {
    bring(sale + "-a", "BOOKED");
    bring(sale + "-b", "BOOKED");
    Optional<String> first = parcels.view(ZONE, sale + "-a").orElseThrow().waybillNo();

    assertThat(parcels.book(ZONE, sale + "-a", AT)).isEqualTo(first);
    assertThat(parcels.view(ZONE, sale + "-b").orElseThrow().waybillNo()).isNotEqualTo(first);
  }

  @Test
  void exactlyItsPiecesMakeAParcel() throws Exception {
    bring(sale, "BOOKED");
    Set<String> pieces = Set.of(TAG, "E28011700000000000000002");

    assertThat(parcels.scan(ZONE, sale, "E28011700000000000000003", pieces, "staff:a", AT))
        .isEqualTo(new ScanResult.Wrong());
    assertThat(parcels.scan(ZONE, sale, TAG, pieces, "staff:a", AT))
        .isEqualTo(new ScanResult.Taken(1));
    assertThat(parcels.scan(ZONE, sale, TAG, pieces, "staff:b", AT))
        .isEqualTo(new ScanResult.Again());
    assertThat(parcels.view(ZONE, sale).orElseThrow().packedAt()).isEmpty();
    assertThat(parcels.scan(ZONE, sale, "E28011700000000000000002", pieces, "staff:a", AT))
        .isEqualTo(new ScanResult.Taken(0));
    assertThat(parcels.view(ZONE, sale).orElseThrow().packedAt()).contains(AT);
  }

  @Test
  void aRangeThatIsUsedUpGivesNoNumberAndSaysWhatToDo() throws Exception {
    CourierSettings used =
        new CourierSettings("SANDBOX", "1:a", "X:0-0", 0, 0, 0, Optional.of(Duration.ofHours(1)));
    SandboxCourier courier = new SandboxCourier(database, used);
    bring(sale, "BOOKED"); // so that the first number is gone in any case

    assertThatThrownBy(() -> courier.book(new ParcelOrder(ZONE, sale, TO, 1)))
        .isInstanceOf(CourierUnreachableException.class)
        .hasMessageContaining("ask the courier for another");
    assertThat(courier.signedAt("X0", AT, AT.plusSeconds(3_599))).isEmpty();
    assertThat(courier.signedAt("X0", AT, AT.plusSeconds(3_600))).contains(AT.plusSeconds(3_600));
  }

  @Test
  void toWhomItGoesIsSealedForThisParcelOnly() throws Exception {
    bring(sale + "-a", "KEPT");
    bring(sale + "-b", "KEPT");
    assertThat(parcels.consignee(ZONE, sale + "-a")).contains(TO);
    assertThat(TO.toString()).doesNotContain(TO.name(), TO.phone(), TO.address());
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE courier_parcel SET sealed = (SELECT sealed FROM courier_parcel WHERE sale_no ="
              + " '%s-b') WHERE sale_no = '%s-a'".formatted(sale, sale));
    }

    assertThatThrownBy(() -> parcels.consignee(ZONE, sale + "-a"))
        .isInstanceOf(IllegalStateException.class);
  }

  private void bring(String one, String state) throws Exception {
    if (state.equals("NONE")) {
      return;
    }
    parcels.keep(new ParcelOrder(ZONE, one, TO, 500), AT);
    if (state.equals("KEPT")) {
      return;
    }
    happens(one, "book");
    switch (state) {
      case "PACKED" -> happens(one, "scan");
      case "DELIVERED", "TOLD" -> happens(one, "deliver");
      case "CANCELLED" -> happens(one, "cancel");
      default -> {}
    }
    if (state.equals("TOLD")) {
      happens(one, "tell");
    }
  }

  private void happens(String one, String event) throws Exception {
    switch (event) {
      case "book" -> assertThat(parcels.book(ZONE, one, AT)).isNotNull();
      case "scan" ->
          assertThat(parcels.scan(ZONE, one, TAG, Set.of(TAG), "staff:a", AT)).isNotNull();
      case "deliver" -> {
        boolean first = parcels.delivered(ZONE, one, AT, "staff:a");
        assertThat(parcels.delivered(ZONE, one, AT, "staff:a")).as("first was " + first).isFalse();
      }
      case "tell" -> parcels.customsTold(ZONE, one, AT);
      case "cancel" -> {
        if (parcels.view(ZONE, one).isPresent()) {
          parcels.cancel(parcels.view(ZONE, one).orElseThrow(), AT);
        }
      }
      default -> parcels.forget(ZONE, one);
    }
  }

  private String state(String one) {
    ParcelView view = parcels.view(ZONE, one).orElse(null);
    if (view == null) {
      return "NONE";
    }
    if (view.cancelled()) {
      return "CANCELLED";
    }
    if (view.deliveredAt().isPresent()) {
      return view.customsTold() ? "TOLD" : "DELIVERED";
    }
    if (view.packedAt().isPresent()) {
      return "PACKED";
    }
    return view.waybillNo().isPresent() ? "BOOKED" : "KEPT";
  }
}
