package bondgate.server.agents;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.SigningKey;
import bondgate.events.Topics;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.embedded.MqttMailbox;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/** From the enrolment of a device to its own secret, and what happens to whoever goes beyond it. */
@QuarkusTest
@TestProfile(AgentAccessTest.ZoneOfItsOwn.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class AgentAccessTest {
  private static final String ZONE = "agents";

  @Inject AgroalDataSource database;

  @ConfigProperty(name = "bondgate.data")
  Path data;

  /** A server that nobody else enrols devices at. */
  public static final class ZoneOfItsOwn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bondgate.zone", ZONE);
    }
  }

  @Test
  void anEnrolledDeviceGetsASecretOfItsOwnOfWhichTheServerKeepsTheHash() throws Exception {
    Properties own = enrolled("own-secret");
    assertThat(own)
        .containsEntry("username", "agents/own-secret")
        .containsEntry("ca", "broker-ca.pem")
        .containsKey("url");
    Path file = folder("own-secret").resolve("broker.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder("own-secret").resolve("broker-ca.pem")).exists();
    assertThat(rows("SELECT secret_sha256 FROM fleet_access WHERE device = 'own-secret'"))
        .containsExactly(MqttMailbox.sha256(own.getProperty("password")));
    eventually(() -> comes("own-secret", own));
    // Another device's is another one.
    assertThat(enrolled("own-secret-2").getProperty("password"))
        .isNotEqualTo(own.getProperty("password"));
    assertThatThrownBy(
            () -> execute("UPDATE fleet_access SET set_by = 'x' WHERE device = 'own-secret'"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aDeviceThatPublishesAsAnotherComesBeforeTheOfficerOnceAnHour() throws Exception {
    Properties own = enrolled("liar");
    enrolled("honest");
    double before = refusals("topic");
    eventually(() -> comes("liar", own));
    for (int i = 0; i < 2; i++) {
      try (MqttMailbox liar = open("liar", own)) {
        assertThat(liar.mayPublish(Topics.batches(ZONE, "honest"), new byte[] {1})).isFalse();
      }
    }
    eventually(() -> alarms("liar").equals(List.of("AS_ANOTHER")));
    assertThat(rows("SELECT detail FROM stream_quarantine WHERE device = 'liar'"))
        .containsExactly("user agents/liar: tried topic bondgate/1/agents/honest/batch");
    assertThat(rows("SELECT 1 FROM stream_quarantine WHERE device = 'honest'")).isEmpty();
    assertThat(refusals("topic")).isGreaterThan(before);
    String board =
        given().header("Accept-Language", "en").get("/officer/alarms?lang=en").asString();
    assertThat(board).contains("tried to be another one", "bondgate/1/agents/honest/batch");
  }

  @Test
  void aWrongSecretComesBeforeTheOfficerToo() throws Exception {
    Properties own = enrolled("guessed");
    eventually(() -> comes("guessed", own));
    Properties guess = new Properties();
    guess.putAll(own);
    guess.setProperty("password", "guess");
    assertThat(comes("guessed", guess)).isFalse();
    eventually(() -> alarms("guessed").equals(List.of("WRONG_SECRET")));
  }

  @Test
  void aNewSecretEndsTheEarlierOneAndItIsKeptWhoHadItMade() throws Exception {
    Properties first = enrolled("renewed");
    eventually(() -> comes("renewed", first));
    try (MqttMailbox device = open("renewed", first)) {
      given().post("/operator/agents/renewed/issue").then().statusCode(200);
      assertThat(device.lost(5)).as("the connection ends within seconds").isTrue();
    }
    assertThat(comes("renewed", first)).isFalse();
    Properties second = properties("renewed");
    assertThat(comes("renewed", second)).isTrue();
    assertThat(
            rows(
                "SELECT why || ' ' || set_by FROM fleet_access WHERE device = 'renewed'"
                    + " ORDER BY number"))
        .containsExactly("ENROLLED server", "ISSUED_AGAIN operator:desk");
  }

  @Test
  void whoIsClosedOrHasARevokedKeyIsOutWithinSeconds() throws Exception {
    SigningKey key = SigningKey.generate(new SecureRandom());
    Properties closed = enrolled("closed");
    Properties revoked = enrolled("revoked", key);
    eventually(() -> comes("closed", closed) && comes("revoked", revoked));
    try (MqttMailbox one = open("closed", closed);
        MqttMailbox other = open("revoked", revoked)) {
      given().post("/operator/agents/closed/close").then().statusCode(200);
      act(
          "{\"id\":\"revoke-revoked\",\"actor\":\"operator:desk\",\"act\":\"revokeKey\","
              + "\"device\":\"revoked\",\"keyId\":\"%s\",\"reason\":\"lost\"}",
          key.verifyKey().id());
      assertThat(one.lost(5)).isTrue();
      assertThat(other.lost(5)).isTrue();
    }
    assertThat(comes("closed", closed)).isFalse();
    assertThat(comes("revoked", revoked)).isFalse();
    assertThat(rows("SELECT why FROM fleet_access WHERE device = 'revoked' ORDER BY number"))
        .containsExactly("ENROLLED", "KEY_REVOKED");
    given().post("/operator/agents/closed/close").then().statusCode(422);
    given().post("/operator/agents/nobody/issue").then().statusCode(422);
  }

  private Properties enrolled(String device) throws Exception {
    return enrolled(device, SigningKey.generate(new SecureRandom()));
  }

  /** What the server hands over for the agent, soon after its enrolment. */
  private Properties enrolled(String device, SigningKey key) throws Exception {
    act(
        "{\"id\":\"enrol-%1$s\",\"actor\":\"operator:desk\",\"act\":\"enrolDevice\","
            + "\"device\":\"%1$s\",\"publicKey\":\"%2$s\"}",
        device, key.verifyKey().base64());
    eventually(() -> Files.exists(folder(device).resolve("broker.properties")));
    return properties(device);
  }

  private Properties properties(String device) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder(device).resolve("broker.properties"))) {
      properties.load(reader);
    }
    return properties;
  }

  private Path folder(String device) {
    return data.resolve("agents").resolve(device);
  }

  private static void act(String json, Object... values) {
    given()
        .contentType(ContentType.JSON)
        .body(json.formatted(values))
        .post("/api/v1/zones/" + ZONE + "/acts")
        .then()
        .statusCode(200);
  }

  private static MqttMailbox open(String device, Properties access) throws MqttException {
    return MqttMailbox.open(
        access.getProperty("url"),
        Topics.clientId(ZONE, device),
        access.getProperty("username"),
        access.getProperty("password"));
  }

  private static boolean comes(String device, Properties access) throws MqttException {
    try {
      open(device, access).close();
      return true;
    } catch (MqttException e) {
      return false;
    }
  }

  private List<String> alarms(String device) throws SQLException {
    return rows("SELECT trouble FROM fence_alarm WHERE device = '%s'".formatted(device));
  }

  private static double refusals(String what) {
    Matcher line =
        Pattern.compile("bondgate_broker_refusals_total\\{for=\"" + what + "\"} (\\S+)")
            .matcher(given().get("/q/metrics").asString());
    assertThat(line.find()).isTrue();
    return Double.parseDouble(line.group(1));
  }

  private List<String> rows(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void eventually(Callable<Boolean> isSo) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!isSo.call()) {
      assertThat(System.nanoTime()).as("within 20 s").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(50); // the server looks once a second
    }
  }
}
