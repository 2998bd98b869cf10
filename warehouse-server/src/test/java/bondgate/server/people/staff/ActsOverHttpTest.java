package bondgate.server.people.staff;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import bondgate.events.Direction;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.TestZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acts and questions over HTTP, through the zone writer, in a zone of their own. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ActsOverHttpTest {
  private static final String EPC = "E280116060000207AABBCC01";
  private static final String REGISTER =
      """
      {"act":"registerItem","id":"%s","actor":"staff:ls-07","item":"WINE","hsCode":"2204210000",
       "nameZh":"红葡萄酒","nameEn":"Red wine","unit":"011","unitValueFen":12000,
       "fullTaxFen":%s,"cbecTaxFen":3100}
      """;

  @Inject TestZone desk;

  @Test
  void aBottleComesInOverHttpAndIsReadBack() {
    String zone = "http-one";
    desk.openPortals(zone);

    post(zone, REGISTER.formatted("a1", 5200))
        .statusCode(200)
        .body("status", equalTo("done"))
        .body("leafIndex", equalTo(0))
        .body("permitsVersion", equalTo(0));
    post(zone, inbound("a2", "QD1")).statusCode(200).body("permitsVersion", equalTo(1));
    get(zone, "/tags")
        .body("$", hasSize(1))
        .body("[0].place", equalTo("ABROAD"))
        .body("[0].openPermit.portal", equalTo("dock"))
        .body("[0].openPermit.document", equalTo("QD1"));
    get(zone, "/book").body("find { it.place == 'WAREHOUSE' }.pendingIn", equalTo(1));

    desk.facts(zone, List.of(TestZone.permitted("dock", EPC, Direction.IN, "QD1")));

    get(zone, "/tags").body("[0].place", equalTo("WAREHOUSE")).body("[0].openPermit", nullValue());
    get(zone, "/book").body("find { it.place == 'WAREHOUSE' }.posted", equalTo(1));
    get(zone, "/fence")
        .body("[0].verdict", equalTo("PERMITTED"))
        .body("[0].document", equalTo("QD1"))
        .body("[0].leafIndex", equalTo(2))
        .body("[0].seenAt", equalTo("2026-03-01T02:00:00Z"));
    get(zone, "/fence?after=2").body("$", hasSize(0));
    get(zone, "/alarms").body("$", hasSize(0));
    get(zone, "/status")
        .body("treeSize", equalTo(3))
        .body("permitsVersion", equalTo(2))
        .body("devices", hasSize(0));
    withoutAGuaranteeItStays(zone);
  }

  private static void withoutAGuaranteeItStays(String zone) {
    refused(
            post(
                zone,
                """
            {"act":"approveGatePass","id":"a3","actor":"staff:ls-07","passNo":"HF1","epcs":["%s"]}
            """
                    .formatted(EPC)),
            "guaranteeExceeded")
        .body("received", equalTo("5200 fen"))
        .body("expected", equalTo("at most 0 fen; no instrument is in force"))
        .body("todo", containsString("lodge"));
    get(zone, "/status").body("treeSize", equalTo(3));
  }

  @Test
  void aRepeatIsAnAnswerAndOtherContentARefusal() {
    String zone = "http-two";
    post(zone, REGISTER.formatted("b1", 5200)).statusCode(200);

    post(zone, REGISTER.formatted("b1", 5200))
        .statusCode(200)
        .body("status", equalTo("repeated"))
        .body("leafIndex", equalTo(0));
    post(zone, REGISTER.formatted("b2", 5200))
        .statusCode(200)
        .body("status", equalTo("repeated"))
        .body("leafIndex", equalTo(0));
    post(zone, REGISTER.formatted("b1", 9999)).statusCode(422).body("code", notNullValue());
    refused(post(zone, REGISTER.formatted("b3", 9999)), "itemIsOtherwise");
    get(zone, "/status").body("treeSize", equalTo(1));
  }

  @Test
  void theGuaranteeIsReadWithItsDay() {
    String zone = "http-three";
    post(
            zone,
            """
            {"act":"lodgeGuarantee","id":"c1","actor":"staff:ls-07","instrument":"BH-1",
             "kind":"CASH_DEPOSIT","amountFen":100000,"validUntil":"2999-12-31"}
            """)
        .statusCode(200);

    get(zone, "/guarantee")
        .body("lodgedFen", equalTo(100000))
        .body("heldFen", equalTo(0))
        .body("settledFen", equalTo(0))
        .body("headroomFen", equalTo(100000));
    get(zone, "/guarantee/history").body("$", hasSize(1)).body("[0].headroomFen", equalTo(100000));
    get(zone, "/guarantee/history?day=2001-01-01").body("$", hasSize(0));
    refused(
        post(
            zone,
            """
            {"act":"lodgeGuarantee","id":"c2","actor":"staff:ls-07","instrument":"BH-2",
             "kind":"INSURANCE","amountFen":1,"validUntil":"2020-12-31"}
            """),
        "instrumentExpired");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "{}",
        "null",
        "[]",
        "{\"act\":\"flyAway\",\"id\":\"x\",\"actor\":\"staff:a\"}",
        // a field is missing, unknown, doubled, of another type, or out of its range
        "{\"act\":\"acknowledgeAlarm\",\"id\":\"x\",\"actor\":\"staff:a\",\"alarmId\":1}",
        "{\"act\":\"acknowledgeAlarm\",\"id\":\"x\",\"actor\":\"staff:a\",\"outcome\":\"o\"}",
        "{\"act\":\"acknowledgeAlarm\",\"id\":\"x\",\"actor\":\"staff:a\",\"alarmId\":1,"
            + "\"outcome\":\"o\",\"more\":1}",
        "{\"act\":\"acknowledgeAlarm\",\"id\":\"x\",\"actor\":\"staff:a\",\"alarmId\":1,"
            + "\"alarmId\":2,\"outcome\":\"o\"}",
        "{\"act\":\"acknowledgeAlarm\",\"id\":\"x\",\"actor\":\"staff:a\",\"alarmId\":1.5,"
            + "\"outcome\":\"o\"}",
        "{\"act\":\"acknowledgeAlarm\",\"id\":\"x\",\"actor\":\"staff:a\",\"alarmId\":\"1\","
            + "\"outcome\":\"o\"}",
        "{\"act\":\"acknowledgeAlarm\",\"id\":\"x\",\"actor\":\"A Person\",\"alarmId\":1,"
            + "\"outcome\":\"o\"}",
        "{\"act\":\"approveGatePass\",\"id\":\"x\",\"actor\":\"staff:a\",\"passNo\":\"P\","
            + "\"epcs\":[]}",
        "{\"act\":\"approveGatePass\",\"id\":\"x\",\"actor\":\"staff:a\",\"passNo\":\"P\","
            + "\"epcs\":[\"AAAA\",\"AAAA\"]}",
        "{\"act\":\"approveGatePass\",\"id\":\"x\",\"actor\":\"staff:a\",\"passNo\":\"P\","
            + "\"epcs\":[\"aaaa\"]}",
        "{\"act\":\"approveGatePass\",\"id\":\"x\",\"actor\":\"staff:a\",\"passNo\":\"P/1\","
            + "\"epcs\":[\"AAAA\"]} {}"
      })
  void whatIsNoActIsRefusedAndLeavesNothing(String body) {
    post("http-four", body)
        .statusCode(400)
        .body("status", equalTo("refused"))
        .body("code", equalTo("malformed"))
        .body("received", notNullValue());
    get("http-four", "/status").body("treeSize", equalTo(0));
  }

  @Test
  void aZoneThatCannotBeOneIsRefused() {
    post("No%20Zone", REGISTER.formatted("d1", 1))
        .statusCode(400)
        .body("code", equalTo("zoneMalformed"));
  }

  private static String inbound(String id, String listNo) {
    return """
        {"act":"acceptInboundList","id":"%s","actor":"staff:ls-07","listNo":"%s",
         "lines":[{"item":"WINE","epcs":["%s"]}]}
        """
        .formatted(id, listNo, EPC);
  }

  private static ValidatableResponse post(String zone, String body) {
    return given()
        .urlEncodingEnabled(false)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/zones/" + zone + "/acts")
        .then();
  }

  private static ValidatableResponse get(String zone, String path) {
    return given().get("/api/v1/zones/" + zone + path).then().statusCode(200);
  }

  private static ValidatableResponse refused(ValidatableResponse answer, String code) {
    return answer.statusCode(422).body("status", equalTo("refused")).body("code", equalTo(code));
  }
}
