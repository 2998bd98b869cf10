package bondgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.till.TillRig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kiosk's page on the same machine is told, and who is told nothing. */
@QuarkusTest
class TillOverHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECEIPT =
      """
      {"id":"sale-1","lines":[
        {"kind":"TITLE","text":"贵阳综保区","quantity":0,"fen":0},
        {"kind":"AMOUNT","text":"合计","quantity":0,"fen":59600},
        {"kind":"QR","text":"https://bonded.example/r/1","quantity":0,"fen":0}]}
      """;

  @Inject AgentAtWork atWork;

  @TestHTTPResource("/till/till-1/")
  URI base;

  @TempDir Path folder;
  private TillRig rig;

  @BeforeEach
  void begin() throws Exception {
    rig = new TillRig(folder);
    atWork.begin(rig.agent);
  }

  @AfterEach
  void end() throws Exception {
    atWork.end();
    rig.end();
  }

  @Test
  void aCardIsGivenToThePageThatAsksWithTheTokenAndIsNotCached() throws Exception {
    Await.until(
        "the reader is ready", () -> json(get("status")).path("card").asText().equals("READY"));
    rig.cards.put(TillRig.madeUp("测试甲"));
    AtomicReference<HttpResponse<String>> last = new AtomicReference<>();
    Await.until(
        "the card is read",
        () -> {
          last.set(get("card?visit=visit-one"));
          return json(last.get()).path("state").asText().equals("READ");
        });
    assertThat(json(last.get()).path("name").asText()).isEqualTo("测试甲");
    assertThat(last.get().headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(last.get().headers().firstValue("Access-Control-Allow-Origin"))
        .contains(TillRig.ORIGIN);
    assertThat(json(get("card?visit=visit-one")).path("state").asText()).isEqualTo("WAITING");
  }

  @Test
  void aReceiptIsPrinted() throws Exception {
    Await.until(
        "the printer is ready", () -> json(get("status")).path("printer").asText().equals("READY"));
    HttpResponse<String> answer =
        send(
            request("receipt", TillRig.ORIGIN, TillRig.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(RECEIPT)));
    assertThat(json(answer).path("outcome").asText()).isEqualTo("PRINTED");
    assertThat(rig.printer.lines()).contains("贵阳综保区", "[QR https://bonded.example/r/1]");
  }

  @Test
  void aReceiptThatCannotBePrintedIsRefusedWithWords() throws Exception {
    HttpResponse<String> answer =
        send(
            request("receipt", TillRig.ORIGIN, TillRig.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(RECEIPT.replace("合计", "\\u001b@"))));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("control characters");
  }

  @Test
  void aTillWithoutACameraSaysSoAndAClaimIsTakenWithTheTokenOnly() throws Exception {
    assertThat(json(get("status")).path("camera").asText("?")).isEmpty();
    String claim = "{\"claim\":\"BGF1.none\"}";
    assertThat(json(claim(claim, TillRig.TOKEN)).path("state").asText()).isEqualTo("NO_CAMERA");
    assertThat(json(get("face?visit=visit-one")).path("state").asText()).isEqualTo("NOBODY");
    assertThat(claim("{}", TillRig.TOKEN).statusCode()).isEqualTo(400);
    assertThat(claim(claim, "wrong").statusCode()).isEqualTo(401);
    assertThat(status("face?visit=visit-one", "https://evil.example", TillRig.TOKEN))
        .isEqualTo(403);
  }

  private HttpResponse<String> claim(String body, String token) throws Exception {
    return send(
        request("face?visit=visit-one", TillRig.ORIGIN, token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void anotherOriginAnotherTokenAnotherTillAndANamelessVisitAreRefused() throws Exception {
    assertThat(status("card?visit=visit-one", "https://evil.example", TillRig.TOKEN))
        .isEqualTo(403);
    assertThat(status("card?visit=visit-one", TillRig.ORIGIN, "wrong")).isEqualTo(401);
    assertThat(status("card?visit=visit-one", TillRig.ORIGIN, null)).isEqualTo(401);
    assertThat(status("../till-2/status", TillRig.ORIGIN, TillRig.TOKEN)).isEqualTo(404);
    assertThat(status("card", TillRig.ORIGIN, TillRig.TOKEN)).isEqualTo(400);
    assertThat(status("status", TillRig.ORIGIN, TillRig.TOKEN)).isEqualTo(200);
  }

  @Test
  void aBrowserIsToldBeforehandWhoMayAsk() throws Exception {
    HttpResponse<String> ours = preflight(TillRig.ORIGIN);
    assertThat(ours.statusCode()).isEqualTo(204);
    assertThat(ours.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("X-Till-Token");
    assertThat(ours.headers().firstValue("Access-Control-Allow-Private-Network")).contains("true");
    HttpResponse<String> others = preflight("https://evil.example");
    assertThat(others.headers().firstValue("Access-Control-Allow-Headers")).isEmpty();
    assertThat(others.headers().firstValue("Access-Control-Allow-Origin"))
        .as("never the one that asked")
        .contains(TillRig.ORIGIN);
  }

  private HttpResponse<String> preflight(String origin) throws Exception {
    return send(
        HttpRequest.newBuilder(base.resolve("card"))
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "GET")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
  }

  private int status(String path, String origin, String token) throws Exception {
    return send(request(path, origin, token)).statusCode();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path, TillRig.ORIGIN, TillRig.TOKEN));
  }

  private HttpRequest.Builder request(String path, String origin, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).header("Origin", origin);
    return token == null ? request : request.header("X-Till-Token", token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }
}
