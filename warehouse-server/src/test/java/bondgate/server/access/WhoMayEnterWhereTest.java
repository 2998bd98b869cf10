package bondgate.server.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each role walks to each door. What is not named here is closed to it. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class WhoMayEnterWhereTest {
  private static final String ASKS = "WWW-Authenticate";
  private static final String OPEN = "open";
  private static final String OWN = "signed in";
  private static final String STAFF = "staff supervisor";
  private static final String CUSTOMS = "officer auditor supervisor";
  private static final String ENTRIES = "officer auditor supervisor operator";
  private static final String ACTING = "staff supervisor officer operator";
  private static final String ALL = "staff supervisor officer auditor operator";

  /** By address, and below each other the methods: who may. */
  private static final Map<String, String> DOORS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("GET /", OPEN),
              Map.entry("GET /login", OPEN),
              Map.entry("GET /login/company", OPEN),
              Map.entry("GET /login/company/back", OPEN),
              Map.entry("POST /login/leave", OPEN),
              Map.entry("GET /login/password", OWN),
              Map.entry("POST /login/password", OWN),
              Map.entry("GET /member", OPEN),
              Map.entry("GET /member/door", OPEN),
              Map.entry("POST /member", OPEN),
              Map.entry("POST /member/erase", OPEN),
              Map.entry("GET /staff/handheld/finished", "supervisor"),
              Map.entry("GET /staff/handheld/tasks/{id: \\d{1,18}}/report", "supervisor"),
              Map.entry("POST /staff/handheld/tasks/{id: \\d{1,18}}/post", "supervisor"),
              Map.entry("POST /staff/handheld/bins", "supervisor"),
              Map.entry("POST /staff/handheld/bins/use", "supervisor"),
              Map.entry("GET /approvals", ALL),
              Map.entry("POST /approvals/approve", ACTING),
              Map.entry("POST /approvals/refuse", ACTING),
              Map.entry("POST /api/v1/zones/{zone}/proposals/{id}/approve", ACTING),
              Map.entry("POST /api/v1/zones/{zone}/proposals/{id}/refuse", ACTING),
              Map.entry("POST /staff/waves", "supervisor"),
              Map.entry("POST /staff/waves/release", "supervisor"),
              Map.entry("POST /staff/waves/take-out", "supervisor"),
              Map.entry("POST /staff/waves/go-on", "supervisor"),
              Map.entry("POST /staff/waves/wait", "supervisor"),
              Map.entry("GET /operator/accounts", "operator auditor"),
              Map.entry("POST /operator/accounts", "operator"),
              Map.entry("POST /operator/accounts/{name}/reset", "operator"),
              Map.entry("POST /operator/accounts/{name}/disable", "operator"),
              Map.entry("POST /operator/accounts/{name}/enable", "operator"),
              Map.entry("GET /operator/backups", "operator auditor"),
              Map.entry("POST /operator/backups", "operator"),
              Map.entry("GET /operator/agents", "operator auditor"),
              Map.entry("POST /operator/agents/{device}/issue", "operator"),
              Map.entry("POST /operator/agents/{device}/close", "operator"),
              Map.entry("GET /api/v1/backups", "operator auditor"),
              Map.entry("POST /api/v1/backups", "operator"),
              Map.entry("GET /audit/{zone}", "officer auditor operator"),
              Map.entry("POST /api/v1/tax/quotes", "staff supervisor officer auditor"),
              Map.entry("POST /api/v1/payments/{provider}/notify", OPEN),
              Map.entry(
                  "GET /api/v1/payments/{provider}/zones/{zone}/days/{day}", "supervisor auditor"),
              Map.entry("POST /api/v1/customs/platDataOpen", OPEN),
              Map.entry("GET /api/v1/silence", CUSTOMS),
              Map.entry("GET /api/v1/silence/evidence.zip", CUSTOMS),
              Map.entry("POST /api/v1/zones/{zone}/acts", ACTING),
              Map.entry("GET /evidence/{zone}/checkpoint", OPEN),
              Map.entry("GET /evidence/{zone}/vkey", OPEN),
              Map.entry("GET /evidence/{zone}/proof", OPEN),
              Map.entry("GET /evidence/{zone}/receipt", OPEN),
              Map.entry("GET /evidence/{zone}/consistency", OPEN),
              Map.entry("GET /evidence/{zone}/consistency.txt", OPEN),
              Map.entry("GET /evidence/{zone}/tile/{path:.+}", OPEN),
              Map.entry("GET /evidence/{zone}/tile/entries/{path:.+}", ENTRIES),
              Map.entry("GET /evidence/{zone}/entries/{index}", ENTRIES),
              Map.entry("GET /receipt/{zone}/{sale}", OPEN),
              Map.entry("POST /officer/alarms/{alarm}/acknowledge", "officer supervisor"),
              Map.entry("GET /officer/customs/{way: sent|received}/{number: \\d{1,18}}", "officer"),
              Map.entry("POST /staff/lists", "supervisor"),
              Map.entry("POST /staff/passes", "supervisor"),
              Map.entry("POST /officer/guarantee/run/prepare", "supervisor"),
              Map.entry("POST /officer/guarantee/run/bill", "supervisor"),
              Map.entry("POST /officer/guarantee/run/{runNo}/settle", "supervisor"),
              Map.entry("POST /officer/guarantee/run/{runNo}/drop", "supervisor"),
              Map.entry("POST /officer/controls/{zone}", "officer"),
              Map.entry("POST /officer/controls/{zone}/lift", "officer")));

  /** Groups of doors that are open to the same people, by how their address begins. */
  private static final Map<String, String> GROUPS =
      Map.of(
          "GET /officer/", CUSTOMS,
          "GET /staff/", STAFF,
          "POST /staff/", STAFF,
          "GET /api/v1/zones/", ALL,
          "GET /till/", OPEN,
          "POST /till/", OPEN,
          "GET /shop/", OPEN,
          "POST /shop/", OPEN,
          "GET /sandbox/", OPEN,
          "POST /sandbox/", OPEN);

  private static final Map<Role, String> SECRETS = new EnumMap<>(Role.class);

  @Inject Accounts accounts;

  @BeforeEach
  void anAccountOfEachRole() {
    for (Role role : Role.values()) {
      SECRETS.computeIfAbsent(
          role,
          one ->
              accounts.create("walks-" + one.id(), Account.Kind.PROGRAM, Set.of(one), "test")
                      instanceof AccountResult.Issued issued
                  ? issued.secret()
                  : null);
    }
  }

  @Test
  void everyDoorIsNamedAndNoOtherOneIsThere() {
    Set<String> found = new TreeSet<>(found());
    Set<String> unnamed = new TreeSet<>(found);
    unnamed.removeIf(door -> DOORS.containsKey(door) || group(door) != null);
    Set<String> gone = new TreeSet<>(DOORS.keySet());
    gone.removeAll(found);

    assertThat(found).hasSizeGreaterThan(70);
    assertThat(unnamed).as("doors without a row in this test").isEmpty();
    assertThat(gone).as("rows without a door").isEmpty();
  }

  @Test
  void eachRoleEntersWhatItMayAndNothingElse() {
    List<String> wrong = new ArrayList<>();
    int walked = 0;
    for (String door : found()) {
      String may = DOORS.getOrDefault(door, group(door));
      for (Role role : Role.values()) {
        boolean enters = may.equals(OPEN) || may.equals(OWN) || may.contains(role.id());
        int status =
            call(given().auth().preemptive().basic("walks-" + role.id(), SECRETS.get(role)), door);
        walked++;
        if (enters == (status == 403) || status == 401 || status == 500) {
          wrong.add(door + " as " + role.id() + ": " + status);
        }
      }
      int nobody = call(given(), door);
      walked++;
      if (may.equals(OPEN) == (nobody == 401) || nobody == 403 || nobody == 500) {
        wrong.add(door + " as nobody: " + nobody);
      }
    }

    System.out.printf("WhoMayEnterWhereTest: %d doors, %d walks%n", found().size(), walked);
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatIsNoEndpointOfOursIsClosedToo() {
    assertThat(call(given(), "GET /live")).isEqualTo(401);
    assertThat(call(given(), "GET /q/metrics")).isEqualTo(401);
    assertThat(call(given(), "GET /q/health")).isEqualTo(200);
    assertThat(call(given(), "GET /q/openapi")).isEqualTo(200);
    assertThat(call(given(), "GET /q/swagger-ui")).isEqualTo(404);
    assertThat(
            call(
                given().auth().preemptive().basic("walks-staff", SECRETS.get(Role.STAFF)),
                "GET /q/metrics"))
        .isEqualTo(403);
    assertThat(
            call(
                given().auth().preemptive().basic("walks-operator", SECRETS.get(Role.OPERATOR)),
                "GET /q/metrics"))
        .isEqualTo(200);
  }

  private static String group(String door) {
    return GROUPS.entrySet().stream()
        .filter(group -> door.startsWith(group.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static int call(RequestSpecification as, String door) {
    String[] parts = door.split(" ", 2);
    String path =
        parts[1]
            .replace("{zone}", ClosedDoors.ZONE)
            .replace("{provider}", "wechat")
            .replace("{day}", "2026-03-01")
            .replace("{way: sent|received}", "sent")
            .replaceAll("\\{[^}]*\\}\\}", "0")
            .replaceAll("\\{[^}]*\\}", "0");
    RequestSpecification request =
        as.redirects().follow(false).header("Accept", "*/*").urlEncodingEnabled(false);
    Response answer =
        parts[0].equals("GET")
            ? request.get(path)
            : request.contentType(type(parts[1])).body("").post(path);
    // Who sends news of a payment is refused with 401 too, by its signature.
    boolean bySignature = answer.statusCode() == 401 && !answer.headers().hasHeaderWithName(ASKS);
    return bySignature ? 400 : answer.statusCode();
  }

  private static String type(String path) {
    return path.startsWith("/api/") || path.endsWith("/scans")
        ? "application/json"
        : "application/x-www-form-urlencoded";
  }

  private static List<String> found() {
    List<String> doors = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("bondgate.server")) {
      if (type.isAnnotatedWith(Path.class)) {
        String base = type.getAnnotationOfType(Path.class).value();
        type.getMethods()
            .forEach(
                method -> {
                  String own =
                      method.isAnnotatedWith(Path.class)
                          ? method.getAnnotationOfType(Path.class).value()
                          : "";
                  if (method.isAnnotatedWith(GET.class)) {
                    doors.add("GET " + joined(base, own));
                  }
                  if (method.isAnnotatedWith(POST.class)) {
                    doors.add("POST " + joined(base, own));
                  }
                });
      }
    }
    return doors;
  }

  private static String joined(String base, String own) {
    String path =
        String.join(
            "/",
            Arrays.stream((base + "/" + own).split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList());
    return "/" + path;
  }
}
