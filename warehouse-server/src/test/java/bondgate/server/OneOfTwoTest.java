package bondgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.audit.OwnZone;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.embedded.FreshDatabases;
import bondgate.server.standby.ServingTurn;
import bondgate.server.standby.TurnAnswer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The process of a server that does not get its turn: what it says, and how it ends. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class OneOfTwoTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String WAITS = "this one waits";
  private static final Pattern PID = Pattern.compile("pid=(\\d+)");

  @Inject FreshDatabases fresh;
  @TempDir Path folder;
  private PGSimpleDataSource database;
  private ServingTurn other;

  @BeforeEach
  void anEmptyDatabase() throws Exception {
    database = fresh.empty();
  }

  @AfterEach
  void nobodyServes() {
    if (other != null) {
      other.close();
    }
  }

  @Test
  void withoutStandbyItSaysThatAnotherOneServesAndEnds() throws Exception {
    anotherOneServes();
    ServerChild child = child("-Dbondgate.ledger.lease=PT1S");
    assertThat(child.exitCode(SOON)).isEqualTo(1);
    assertThat(child.words())
        .contains("bondgate: another server serves this database", "-Dbondgate.standby=true")
        .doesNotContain("\tat ");
  }

  @Test
  void aWrongPasswordIsSaidAsSuchAndAtOnce() throws Exception {
    database.setPassword("another one");
    ServerChild child = child("-Dbondgate.ledger.lease=PT10M");
    assertThat(child.exitCode(SOON)).isEqualTo(1);
    assertThat(child.words())
        .contains("password authentication failed", "check bondgate.database.url")
        .doesNotContain("stop that one", "another one");
  }

  @Test
  void withoutTheKeysItDoesNotEvenWait() throws Exception {
    Files.writeString(Files.createDirectories(data()).resolve("server.key"), "a key");
    ServerChild child = child("-Dbondgate.standby=true");
    assertThat(child.exitCode(SOON)).isEqualTo(1);
    assertThat(child.words()).contains("are missing [server.pub, personal.key]");
    assertThat(data().resolve("lock")).as("nothing was begun").doesNotExist();
  }

  @Test
  void withoutTheOthersBrokerItDoesNotEvenWait() throws Exception {
    giveKeys();
    ServerChild child = child("-Dbondgate.standby=true", "-Dbondgate.broker.url=");
    assertThat(child.exitCode(SOON)).isEqualTo(1);
    assertThat(child.words()).contains("set bondgate.broker.url");
  }

  @Test
  void whileItWaitsItStopsAtOnceWhenItIsToldTo() throws Exception {
    giveKeys();
    anotherOneServes();
    ServerChild child = child("-Dbondgate.standby=true");
    child.untilItSays(WAITS, SOON);
    child.stop();
    // Well below the time that a server has to stop in.
    assertThat(child.exitCode(Duration.ofSeconds(10))).isEqualTo(128 + 15);
  }

  @Test
  void whileItWaitsItEndsWithItsParent() throws Exception {
    giveKeys();
    anotherOneServes();
    ServerChild shell =
        ServerChild.ofAShell(
            folder, words("-Dbondgate.standby=true", "-Dbondgate.exit-with-parent=true"));
    shell.untilItSays(WAITS, SOON);
    Matcher pid = PID.matcher(shell.words());
    assertThat(pid.find()).isTrue();
    ProcessHandle server = ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    try {
      assertThat(server.isAlive()).isTrue();
      shell.kill();
      server.onExit().get(10, TimeUnit.SECONDS);
    } finally {
      server.destroyForcibly();
    }
  }

  private void anotherOneServes() throws InterruptedException {
    other = new ServingTurn(fresh.named(database, "bondgate-other"), Duration.ofDays(1));
    assertThat(other.take(Duration.ZERO)).isInstanceOf(TurnAnswer.Ours.class);
    other.keep(() -> {});
  }

  private ServerChild child(String... options) throws IOException {
    return ServerChild.of(folder, words(options));
  }

  private String[] words(String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "-Dbondgate.data=" + data(),
                "-Dbondgate.database.url=" + database.getUrl(),
                "-Dbondgate.database.username=" + database.getUser(),
                "-Dbondgate.database.password=" + database.getPassword(),
                "-Dbondgate.broker.url=tcp://127.0.0.1:9"));
    words.addAll(List.of(options));
    words.add(BondgateServer.class.getName());
    return words.toArray(String[]::new);
  }

  private Path data() {
    return folder.resolve("second");
  }

  private void giveKeys() throws IOException {
    Files.createDirectories(data());
    for (String key : List.of("server.key", "server.pub", "personal.key")) {
      Files.writeString(data().resolve(key), "looked at only once it serves");
    }
  }
}
