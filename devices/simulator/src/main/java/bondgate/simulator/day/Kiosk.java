package bondgate.simulator.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The agent's page {@code /faces.html} on the screen by the door, by what its script asks. */
final class Kiosk {
  private static final Duration PATIENCE = Duration.ofSeconds(70);

  private final HttpJson http;
  private final String door;

  /** The page of that agent, about that door. */
  Kiosk(URI agent, String door) {
    this.http = new HttpJson(agent);
    this.door = door;
  }

  /** The hash of the text that it shows. */
  String showsTheText() throws InterruptedException {
    return ask("doors/consent?language=zh", Optional.empty()).path("sha256").asText();
  }

  /**
   * Somebody agrees to the text with that hash.
   *
   * @return the enrolment's id
   */
  String agrees(String ticket, String textSha256) throws InterruptedException {
    ObjectNode agreed = holder(ticket).put("textSha256", textSha256).put("guardian", false);
    return done(ask("doors/%s/enrolments".formatted(door), Optional.of(agreed)))
        .path("text")
        .asText();
  }

  /**
   * How far an enrolment has come.
   *
   * @param ended whether nothing more will change
   * @param kept whether the face is kept
   * @param have good pictures so far
   * @param advice what the page says to do
   */
  record Progress(boolean ended, boolean kept, int have, String advice) {}

  /** What the page shows of an enrolment now. */
  Progress progress(String enrolment) throws InterruptedException {
    JsonNode now = ask("doors/%s/enrolments/%s".formatted(door, enrolment), Optional.empty());
    String state = now.path("state").asText();
    boolean kept = state.equals("DONE");
    boolean ended = kept || state.equals("GIVEN_UP") || state.equals("FAILED");
    return new Progress(ended, kept, now.path("have").asInt(), state + " " + now.path("en"));
  }

  /** Whether a face is held of whoever holds that ticket. */
  boolean holds(String ticket) throws InterruptedException {
    return done(ask("doors/held", Optional.of(holder(ticket)))).path("held").asBoolean();
  }

  /** Withdraws; whether there was something to erase. */
  boolean withdraws(String ticket) throws InterruptedException {
    return done(ask("doors/withdrawals", Optional.of(holder(ticket)))).path("held").asBoolean();
  }

  private static ObjectNode holder(String ticket) {
    return HttpJson.JSON.createObjectNode().put("ticket", ticket).put("language", "zh");
  }

  private static JsonNode done(JsonNode answer) {
    if (!answer.path("outcome").asText().equals("OK")) {
      throw new IllegalStateException("the kiosk says " + answer.path("outcome").asText());
    }
    return answer;
  }

  /** Who gets no answer presses again; only to agree twice is told that it is busy already. */
  private JsonNode ask(String path, Optional<ObjectNode> body) throws InterruptedException {
    JsonNode[] answer = new JsonNode[1];
    Patience.insist(
        "the kiosk's answer",
        PATIENCE,
        () -> {
          try {
            answer[0] = body.isEmpty() ? http.get("/" + path) : posted("/" + path, body.get());
            return true;
          } catch (IOException e) {
            return false;
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at the kiosk", e);
          }
        });
    return answer[0];
  }

  private JsonNode posted(String path, ObjectNode body) throws IOException, InterruptedException {
    HttpJson.Reply reply = http.post(path, body);
    if (reply.status() != 200) {
      throw new IOException("the kiosk answered %d".formatted(reply.status()));
    }
    return HttpJson.JSON.readTree(reply.body());
  }
}
