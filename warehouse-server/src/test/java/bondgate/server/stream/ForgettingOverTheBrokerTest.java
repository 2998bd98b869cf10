package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.DoorTicket;
import bondgate.events.Forgotten;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.ServerKey;
import bondgate.server.member.Members;
import bondgate.server.member.Person;
import bondgate.server.member.Registered;
import bondgate.server.people.ZoneApart;
import bondgate.server.visit.DoorTickets;
import bondgate.server.visit.Forgetting;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whoever ends his membership is forgotten by the agents too, and nobody can tell who it was. */
@QuarkusTest
@TestProfile(ZoneApart.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ForgettingOverTheBrokerTest {
  private static final String ZONE = ZoneApart.ZONE;

  @Inject Members members;
  @Inject DoorTickets tickets;
  @Inject Forgetting forgetting;
  @Inject ServerKey key;
  @Inject AgroalDataSource database;

  @Test
  void anAgentIsToldWithItsConnectionAndWhenAMemberWithdraws() throws Exception {
    Registered.Done leaves = register();
    Registered.Done stays = register();
    String gone = person(leaves);
    String there = person(stays);
    try (FakeAgent agent = new FakeAgent(ZONE, "edge-forget")) {
      forgetting.tell();
      assertThat(read(agent.forgotten()).persons()).doesNotContain(gone, there);

      RestAssured.given()
          .cookie("bondgate-member", leaves.key())
          .formParam("sure", "yes")
          .redirects()
          .follow(false)
          .post("/member/erase")
          .then()
          .statusCode(303);

      assertThat(untilNews(agent, gone).persons()).contains(gone).doesNotContain(there);
    }
    try (FakeAgent later = new FakeAgent(ZONE, "edge-later")) {
      assertThat(read(later.forgotten()).persons()).as("retained").contains(gone);
    }
    assertThat(leaves.memberNo()).isNotEqualTo(gone);
    assertThat(dayOf(gone)).as("a day and no time").matches("\\d{4}-\\d{2}-\\d{2}");
  }

  private Forgotten untilNews(FakeAgent agent, String gone) throws Exception {
    Forgotten list = read(agent.forgotten());
    while (!list.persons().contains(gone)) {
      list = read(agent.forgotten());
    }
    return list;
  }

  private Forgotten read(byte[] message) throws Exception {
    return Forgotten.read(message, key.signingKey().verifyKey());
  }

  private String person(Registered.Done member) {
    String text = tickets.of(ZONE, member.key(), Instant.now()).orElseThrow().text();
    return DoorTicket.read(text, key.signingKey().verifyKey()).orElseThrow().person();
  }

  private String dayOf(String person) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select forgotten_on::text from member_forgotten where person = '"
                    + person
                    + "'")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private Registered.Done register() {
    return (Registered.Done)
        members.register(
            new Person("测试会员", "440524188001010014", "13800138000"), Members.CONSENT_VERSION);
  }
}
