package bondgate.server.people.programs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.ClosedDoors;
import bondgate.server.access.Role;
import bondgate.server.embedded.EmbeddedPostgresResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The paper that programs read names every address for them, and nothing in it is refused. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ApiPaperTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WORDS =
      Set.of("string", "integer", "number", "boolean", "array", "object");
  private static String secret;

  @Inject Accounts accounts;

  @BeforeEach
  void aProgramWithEveryRole() {
    if (secret == null
        && accounts.create("wms-1", Account.Kind.PROGRAM, EnumSet.allOf(Role.class), "test")
            instanceof AccountResult.Issued issued) {
      secret = issued.secret();
    }
  }

  @Test
  void anybodyReadsItAndItIsOneThatReadersUnderstand() throws IOException {
    JsonNode paper = paper();

    assertThat(paper.path("openapi").asText()).startsWith("3.");
    assertThat(paper.path("info").path("title").asText()).isEqualTo("Bondgate");
    assertThat(paper.path("info").path("version").asText()).isNotBlank();
    List<String> wrong = new ArrayList<>();
    references(paper, paper, wrong);
    schemas(paper.path("components").path("schemas"), wrong);
    assertThat(wrong).isEmpty();
    Set<String> ids = new TreeSet<>();
    operations(paper)
        .forEach(
            (address, operation) -> {
              assertThat(operation.path("summary").asText()).as(address).isNotBlank();
              assertThat(ids.add(operation.path("operationId").asText())).as(address).isTrue();
              assertThat(operation.path("responses").properties())
                  .as(address)
                  .anyMatch(response -> response.getKey().startsWith("2"));
            });
  }

  @Test
  void everyAddressForProgramsIsInItAndNoPageIs() throws IOException {
    Set<String> written = new TreeSet<>(operations(paper()).keySet());
    Set<String> there = doors();

    assertThat(there).hasSizeGreaterThan(20);
    assertThat(written).containsAll(there);
    written.removeAll(there);
    assertThat(written).allMatch(address -> address.startsWith("GET /q/health"));
    assertThat(written).isNotEmpty();
  }

  @Test
  void whoMayIsWrittenAsItStandsOnTheEndpoint() throws IOException {
    Map<String, JsonNode> operations = operations(paper());

    assertThat(texts(operations.get("POST /api/v1/backups").path("x-roles")))
        .containsExactly("operator");
    assertThat(texts(operations.get("GET /api/v1/zones/{zone}/tags").path("x-roles")))
        .containsExactlyInAnyOrder("staff", "supervisor", "officer", "auditor", "operator");
    assertThat(operations.get("GET /evidence/{zone}/checkpoint").has("x-roles")).isFalse();
    assertThat(operations.get("GET /evidence/{zone}/checkpoint").has("security")).isFalse();
    operations.forEach(
        (address, operation) ->
            assertThat(operation.has("x-roles") == operation.path("responses").has("401"))
                .as(address)
                .isTrue());
    assertThat(
            operations
                .get("POST /api/v1/zones/{zone}/acts")
                .at("/responses/422/content/application~1json/schema/$ref")
                .asText())
        .isEqualTo("#/components/schemas/Refusal");
  }

  @Test
  void theServerTakesEveryExampleForAnAct() throws IOException {
    JsonNode refusal = paper().at("/components/schemas/Refusal/properties");
    Map<String, String> wrong = new TreeMap<>();
    int done = 0;
    Set<String> waits = new TreeSet<>();
    List<String> answers = new ArrayList<>();
    JsonNode examples = body("POST /api/v1/zones/{zone}/acts").path("examples");
    assertThat(examples).hasSizeGreaterThan(30);
    for (Map.Entry<String, JsonNode> example : examples.properties()) {
      Response answer =
          post("/api/v1/zones/" + ClosedDoors.ZONE + "/acts", example.getValue().path("value"));
      answers.add(example.getKey() + " " + answer.statusCode() + " " + answer.path("code"));
      if (answer.statusCode() == 200) {
        done++;
      } else if (answer.statusCode() == 202) {
        waits.add(example.getValue().at("/value/act").asText());
      } else if (answer.statusCode() != 422) {
        wrong.put(example.getKey(), answer.statusCode() + " " + answer.asString());
      } else {
        assertThat(JSON.readTree(answer.asByteArray()).properties())
            .extracting(Map.Entry::getKey)
            .containsExactlyInAnyOrderElementsOf(
                refusal.properties().stream().map(Map.Entry::getKey).toList());
      }
    }

    System.out.println("ApiPaperTest: " + String.join(", ", answers));
    assertThat(wrong).isEmpty();
    assertThat(waits).as("acts that need a second person").contains("openEpoch");
    assertThat(done).isGreaterThan(9);
    // So does the control: one letter more, and it is no act.
    JsonNode broken =
        JSON.readTree("{\"act\":\"moveHoldss\",\"id\":\"x\",\"actor\":\"staff:wms-1\"}");
    assertThat(post("/api/v1/zones/" + ClosedDoors.ZONE + "/acts", broken).statusCode())
        .isEqualTo(400);
  }

  @Test
  void theServerQuotesTheExampleOfAQuestion() throws IOException {
    Response answer = post("/api/v1/tax/quotes", body("POST /api/v1/tax/quotes").path("example"));

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  @Test
  void thereIsNoPageThatSendsActsByAClick() {
    given().get("/q/swagger-ui/").then().statusCode(404);
  }

  private static JsonNode paper() throws IOException {
    Response answer = given().get("/q/openapi?format=json");
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.asByteArray());
  }

  private static JsonNode body(String address) throws IOException {
    return operations(paper()).get(address).at("/requestBody/content/application~1json");
  }

  private static Response post(String address, JsonNode body) {
    RequestSpecification as = given().auth().preemptive().basic("wms-1", secret);
    return as.contentType("application/json").body(body.toString()).post(address);
  }

  private static Map<String, JsonNode> operations(JsonNode paper) {
    Map<String, JsonNode> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : paper.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
        if (one.getValue().has("responses")) {
          operations.put(
              one.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
              one.getValue());
        }
      }
    }
    return operations;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static void references(JsonNode node, JsonNode paper, List<String> wrong) {
    String ref = node.path("$ref").asText("");
    if (ref.startsWith("#/") && paper.at(ref.substring(1)).isMissingNode()) {
      wrong.add("nothing at " + ref);
    }
    node.forEach(child -> references(child, paper, wrong));
  }

  private static void schemas(JsonNode schemas, List<String> wrong) {
    for (Map.Entry<String, JsonNode> one : schemas.properties()) {
      JsonNode schema = one.getValue();
      if (schema.path("type").isTextual() && !WORDS.contains(schema.path("type").asText())) {
        wrong.add(one.getKey() + " is of type " + schema.path("type"));
      }
      for (String field : texts(schema.path("required"))) {
        if (!schema.path("properties").has(field)) {
          wrong.add(one.getKey() + " requires " + field + ", which it does not have");
        }
      }
    }
  }

  /** What stands on the endpoints below the addresses that are for programs. */
  private static Set<String> doors() {
    Set<String> doors = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("bondgate.server")) {
      String base =
          type.isAnnotatedWith(Path.class) ? type.getAnnotationOfType(Path.class).value() : "";
      if (base.matches("/(api/v1|evidence|audit)/.*")) {
        type.getMethods()
            .forEach(
                method -> {
                  String own =
                      method.isAnnotatedWith(Path.class)
                          ? "/" + method.getAnnotationOfType(Path.class).value()
                          : "";
                  // In the paper a part of an address has a name, and no pattern.
                  String address = (base + own).replaceAll("\\{([^:}]*):[^}]*\\}", "{$1}");
                  if (method.isAnnotatedWith(GET.class)) {
                    doors.add("GET " + address);
                  }
                  if (method.isAnnotatedWith(POST.class)) {
                    doors.add("POST " + address);
                  }
                });
      }
    }
    return doors;
  }
}
