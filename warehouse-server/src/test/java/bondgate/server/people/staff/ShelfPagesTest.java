package bondgate.server.people.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.ClosedDoors;
import bondgate.server.access.Role;
import bondgate.server.book.Books;
import bondgate.server.book.DocumentReading;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.goods.Place;
import bondgate.server.handling.HandheldZone;
import bondgate.server.handling.HandheldZone.Paper;
import bondgate.server.handling.OpenResult;
import bondgate.server.handling.ScanVerb;
import bondgate.server.handling.TaskKind;
import bondgate.server.handling.Tasks;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import bondgate.server.people.Widths;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Bins, and what handhelds did, as supervisors see and post it. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ShelfPagesTest {
  private static final String ZONE = ClosedDoors.ZONE;
  private static final String BINS = "/staff/handheld/bins";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @Inject HandheldDesk desk;
  @Inject Accounts accounts;
  @Inject Tasks tasks;
  @Inject Books books;
  @Inject DocumentReading documents;

  private record Person(String name, String secret) {}

  private Person person(Role... roles) {
    String name = "shelf-" + PEOPLE.incrementAndGet();
    AccountResult made =
        accounts.create(name, Account.Kind.PROGRAM, EnumSet.copyOf(List.of(roles)), "test");
    return new Person(name, ((AccountResult.Issued) made).secret());
  }

  private static RequestSpecification as(Person person) {
    return given()
        .auth()
        .preemptive()
        .basic(person.name(), person.secret())
        .header("Accept-Language", "en")
        .queryParam("lang", "en")
        .redirects()
        .follow(false);
  }

  private static Response adds(Person person, String code, String place, String capacity) {
    return as(person)
        .formParam("code", code)
        .formParam("place", place)
        .formParam("capacity", capacity)
        .post(BINS);
  }

  @Test
  void aSupervisorAddsBlocksAndFreesBinsAndNobodyElse() {
    desk.zone();
    Person supervisor = person(Role.SUPERVISOR);
    Person staff = person(Role.STAFF);

    assertThat(adds(supervisor, "q-07-01", "WAREHOUSE", "12").statusCode()).isEqualTo(303);
    String page = as(staff).get(BINS).asString();
    assertThat(page).contains("Q-07-01", "0 / 12").doesNotContain("bins/use");
    assertThat(adds(staff, "Q-07-02", "WAREHOUSE", "").statusCode()).isEqualTo(403);
    for (List<String> wrong :
        List.of(
            List.of("Q-07-01", "WAREHOUSE", "", "There is such a bin"),
            List.of("Q 07", "WAREHOUSE", "", "A label is 1 to 24"),
            List.of("Q-07-03", "STREET", "", "Choose the warehouse"),
            List.of("Q-07-03", "WAREHOUSE", "0", "whole number from 1"),
            List.of("Q-07-03", "WAREHOUSE", "many", "whole number from 1"))) {
      Response answer = adds(supervisor, wrong.get(0), wrong.get(1), wrong.get(2));
      assertThat(answer.statusCode()).as(wrong.toString()).isEqualTo(422);
      assertThat(answer.asString()).contains(wrong.get(3));
    }
    Response blocked =
        as(supervisor)
            .formParam("code", "Q-07-01")
            .formParam("blocked", "true")
            .formParam("reason", "shelf bent <b>")
            .post(BINS + "/use");
    assertThat(blocked.statusCode()).isEqualTo(303);
    assertThat(as(staff).get(BINS).asString()).contains("Out of use: shelf bent &lt;b&gt;");
    assertThat(as(supervisor).formParam("code", "Q-07-01").post(BINS + "/use").statusCode())
        .isEqualTo(303);
    assertThat(as(staff).get(BINS).asString()).doesNotContain("shelf bent");
    assertThat(as(supervisor).formParam("code", "Q-99-99").post(BINS + "/use").asString())
        .contains("There is no such bin");
  }

  @Test
  void aCountIsPostedOnceByASupervisorWhoDidNotCount() {
    HandheldZone zone = desk.zone();
    Paper list = zone.displayed(ZONE, HandheldZone.WINE, 3);
    zone.countedInAndStored(ZONE, list, "C-01-01");
    Person counter = person(Role.STAFF, Role.SUPERVISOR);
    Person other = person(Role.SUPERVISOR);
    String by = "staff:" + counter.name();
    long count = ((OpenResult.Open) tasks.count(ZONE, Place.CENTRE, by)).taskId();
    zone.scan(ZONE, count, "C-01-01", by);
    list.epcs().subList(0, 2).forEach(epc -> zone.scan(ZONE, count, epc, by));
    String report = "/staff/handheld/tasks/" + count + "/report";
    String post = "/staff/handheld/tasks/" + count + "/post";

    assertThat(as(person(Role.STAFF)).get(report).statusCode()).as("blind").isEqualTo(403);
    assertThat(as(other).post(post).asString()).contains("still under way");
    zone.press(ZONE, count, ScanVerb.FINISH, by);
    assertThat(as(counter).post(post).asString()).contains("You took part in this count");
    String seen = as(other).get(report).asString();
    assertThat(seen).contains("There are differences", "PD-" + count);
    long before = inTheCentre();
    assertThat(as(other).post(post).asString()).contains("A program cannot post a count");
    assertThat(inTheCentre()).isEqualTo(before);
    String second = desk.supervisor();
    assertThat(
            given()
                .redirects()
                .follow(false)
                .cookie("bondgate-session", desk.session(second))
                .post(post)
                .statusCode())
        .isEqualTo(303);
    assertThat(inTheCentre()).isEqualTo(before - 1);
    assertThat(as(other).get(report).asString()).contains("on the book already");
    assertThat(as(other).post(post).statusCode()).isEqualTo(422);
    assertThat(inTheCentre()).as("once").isEqualTo(before - 1);
    assertThat(documents.find(ZONE, "PD-" + count).orElseThrow().head().by())
        .as("one who counted; others of this zone may have joined in")
        .startsWith("staff:");
    assertThat(desk.approvers("count-" + count)).containsExactly("supervisor:" + second);
  }

  private long inTheCentre() {
    return books.rows(ZONE).stream()
        .filter(row -> row.place() == Place.CENTRE && row.item().equals(HandheldZone.WINE))
        .mapToLong(row -> row.posted())
        .sum();
  }

  @Test
  void aCountWithBinsLeftOutIsNotPosted() {
    HandheldZone zone = desk.zone();
    zone.stored(ZONE, HandheldZone.BEER, 1, "A-01-01");
    Person other = person(Role.SUPERVISOR);
    long count = ((OpenResult.Open) tasks.count(ZONE, Place.WAREHOUSE, HandheldZone.LS)).taskId();
    zone.press(ZONE, count, ScanVerb.FINISH_ANYWAY, HandheldZone.LS);

    Response answer = as(other).post("/staff/handheld/tasks/" + count + "/post");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.asString()).contains("finished with bins left out");
    long put = zone.begin(ZONE, TaskKind.PUT_AWAY, HandheldZone.WM);
    assertThat(as(other).post("/staff/handheld/tasks/" + put + "/post").asString())
        .doesNotContain("PD-" + put);
    assertThat(as(other).get("/staff/handheld/tasks/999999/report").statusCode()).isEqualTo(404);
  }

  private static String basic(Person person) {
    String both = person.name() + ":" + person.secret();
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();
  @TestHTTPResource String address;

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void thePagesLookWell(int width, String language) {
    HandheldZone zone = desk.zone();
    Paper list = zone.arrived(ZONE, HandheldZone.WINE, 3);
    long receive = zone.choose(ZONE, list.number(), HandheldZone.LS);
    zone.scan(ZONE, receive, list.epcs().get(0), HandheldZone.LS);
    zone.press(ZONE, receive, ScanVerb.DAMAGED, HandheldZone.LS);
    zone.scan(ZONE, receive, "3074257BF719FFFF0000000A", HandheldZone.LS);
    zone.press(ZONE, receive, ScanVerb.FINISH_ANYWAY, HandheldZone.LS);
    long count = ((OpenResult.Open) tasks.count(ZONE, Place.CENTRE, HandheldZone.LS)).taskId();
    zone.scan(ZONE, count, "C-01-01", HandheldZone.LS);
    zone.scan(ZONE, count, list.epcs().get(0), HandheldZone.LS);
    zone.scan(ZONE, count, "3074257BF719FFFF0000000B", HandheldZone.LS);
    Page page = browser.page(width, language, address);
    page.setExtraHTTPHeaders(Map.of("Authorization", basic(person(Role.SUPERVISOR))));
    for (String one :
        List.of(
            BINS,
            "/staff/handheld/finished",
            "/staff/handheld/tasks/" + receive + "/report",
            "/staff/handheld/tasks/" + count + "/report")) {
      page.navigate(one);
      String name = one.replaceAll("\\d+", "n").replaceAll("\\W+", "-");
      Looks.well(page, "shelf%s-%d-%s".formatted(name, width, language));
    }
    page.context().close();
    zone.press(ZONE, count, ScanVerb.FINISH_ANYWAY, HandheldZone.LS);
  }
}
