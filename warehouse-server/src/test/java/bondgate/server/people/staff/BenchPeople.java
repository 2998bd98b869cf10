package bondgate.server.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** The people of a benchmark, each with an account of his own and a handheld. */
@ApplicationScoped
public class BenchPeople {
  static final int TAGS = Integer.getInteger("bondgate.bench.tags", 1_000_000);
  static final int BINS = Integer.getInteger("bondgate.bench.bins", 50_000);
  static final int HANDHELDS = Integer.getInteger("bondgate.bench.handhelds", 200);
  static final int SECONDS = Integer.getInteger("bondgate.bench.seconds", 60);
  static final int WARM_UP_SECONDS = Integer.getInteger("bondgate.bench.warm-up", 30);
  private static final JsonMapper JSON = new JsonMapper();

  private final Accounts accounts;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Inject
  BenchPeople(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Somebody with a handheld at that server. */
  Handheld handheld(URI server, String name) {
    AccountResult made = accounts.create(name, Account.Kind.PROGRAM, Set.of(Role.STAFF), "bench");
    String secret = ((AccountResult.Issued) made).secret();
    String basic =
        Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return new Handheld(client, server, name, "Basic " + basic);
  }

  /** A handheld in somebody's hand. */
  static final class Handheld {
    private final HttpClient client;
    private final URI server;
    private final String account;
    private final String password;
    private int scans;

    private Handheld(HttpClient client, URI server, String account, String password) {
      this.client = client;
      this.server = server;
      this.account = account;
      this.password = password;
    }

    /** As acts and scans name him. */
    String worker() {
      return "staff:" + account;
    }

    /** Scans once; what is said, which must be good. */
    JsonNode scan(long task, String text) throws IOException, InterruptedException {
      String body =
          "{\"key\":\"%s-%d\",\"verb\":\"SCAN\",\"text\":\"%s\",\"at\":\"%s\",\"by\":\"%s\"}"
              .formatted(account, scans++, text, Instant.now(), account);
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve("/staff/handheld/tasks/" + task + "/scans"))
              .header("Content-Type", "application/json")
              .header("Authorization", password)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode said = JSON.readTree(answer.body());
      assertThat(said.get("tone").textValue()).as(answer.body()).isEqualTo("GOOD");
      return said;
    }
  }
}
