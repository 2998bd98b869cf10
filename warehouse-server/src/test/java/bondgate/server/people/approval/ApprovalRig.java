package bondgate.server.people.approval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.SigningKey;
import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.Role;
import bondgate.server.evidence.EvidenceLog;
import io.agroal.api.AgroalDataSource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** People with passwords who state acts and decide about those of others. */
@ApplicationScoped
public class ApprovalRig {
  public static final String PASSWORD = "a password of my own";
  private static final String ZONE = FourEyesDoors.ZONE;
  private static final String API = "/api/v1/zones/" + ZONE;
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Inject Accounts accounts;
  @Inject EvidenceLog evidence;
  @Inject AgroalDataSource database;

  /** Somebody with a password of his own, and one session. */
  public record Person(String name, String session) {}

  /** A number that nothing else here has. */
  static String next(String what) {
    return what + "-" + NUMBERS.incrementAndGet();
  }

  /** Somebody with those roles. */
  public Person person(Role... roles) {
    String name = next("p");
    AccountResult.Issued issued =
        (AccountResult.Issued)
            accounts.create(name, Account.Kind.PERSON, EnumSet.copyOf(List.of(roles)), "test");
    assertThat(accounts.change(name, issued.secret(), PASSWORD))
        .isEqualTo(new AccountResult.Done());
    return again(name);
  }

  /** The same account in another session. */
  Person again(String name) {
    String cookie =
        given()
            .redirects()
            .follow(false)
            .formParam("account", name)
            .formParam("password", PASSWORD)
            .post("/login/enter")
            .cookie("bondgate-session");
    assertThat(cookie).as("session of %s", name).isNotBlank();
    return new Person(name, cookie);
  }

  AccountResult.Issued program(Role role) {
    return (AccountResult.Issued)
        accounts.create(next("feed"), Account.Kind.PROGRAM, EnumSet.of(role), "test");
  }

  /** States an act. */
  Response states(Person by, String json) {
    return given()
        .cookie("bondgate-session", by.session())
        .contentType(ContentType.JSON)
        .body(json)
        .post(API + "/acts");
  }

  Response approves(Person by, String id, String sha256) {
    return given()
        .cookie("bondgate-session", by.session())
        .contentType(ContentType.JSON)
        .body(Map.of("contentSha256", sha256))
        .post(API + "/proposals/" + id + "/approve");
  }

  Response refuses(Person by, String id, String reason) {
    return given()
        .cookie("bondgate-session", by.session())
        .contentType(ContentType.JSON)
        .body(Map.of("reason", reason))
        .post(API + "/proposals/" + id + "/refuse");
  }

  List<String> waitingFor(Person reader) {
    return given()
        .cookie("bondgate-session", reader.session())
        .get(API + "/proposals")
        .jsonPath()
        .getList("id");
  }

  /** A device that the zone knows, so that it can begin another epoch. */
  String device(Person operator) {
    String device = next("edge");
    String key = SigningKey.generate(new SecureRandom()).verifyKey().base64();
    Response enrolled =
        states(
            operator,
            """
            {"act":"enrolDevice","id":"enrol-%s","actor":"operator:%s","device":"%s","publicKey":"%s"}
            """
                .formatted(device, operator.name(), device, key));
    assertThat(enrolled.statusCode()).as(enrolled.asString()).isEqualTo(200);
    return device;
  }

  static String epoch(String id, String actor, String device, String reason) {
    return """
        {"act":"openEpoch","id":"%s","actor":"%s","device":"%s","epoch":2,"reason":"%s"}
        """
        .formatted(id, actor, device, reason);
  }

  /** What a leaf of the zone says. */
  public String leaf(long index) {
    return new String(evidence.leaf(ZONE, index).orElseThrow(), StandardCharsets.UTF_8);
  }

  /** A number that the tables give. */
  public long count(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does what only the owner of the tables could. */
  void execute(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
