package bondgate.server.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.audit.OwnZone;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.files.FileTrees;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a wish for a backup is answered, to programs and on the page. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class BackupAnswersTest {
  private static final String API = "/api/v1/backups";
  private static final String PAGE = "/operator/backups";

  @Inject AgroalDataSource database;
  @Inject Backups backups;
  @Inject InstantSource clock;

  @ConfigProperty(name = "bondgate.data")
  Path data;

  @Test
  void whoAsksWhileOneIsMadeIsToldSo() throws Exception {
    try (Connection connection = database.getConnection();
        Statement lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("LOCK TABLE access_event IN ACCESS EXCLUSIVE MODE");
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(() -> given().post(API).statusCode());
      untilItWaits();

      Response second = given().post(API);
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(second.jsonPath().getString("error")).contains("is being made");
      Response page = given().redirects().follow(false).post(PAGE);
      assertThat(page.statusCode()).isEqualTo(303);
      assertThat(page.header("Location")).endsWith(PAGE + "?notice=BUSY");

      connection.rollback();
      assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(201);
    }
  }

  @Test
  void thePageThatFollowsCanBeReloadedWithoutMakingAnother() throws Exception {
    Response made = given().redirects().follow(false).post(PAGE);
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(made.header("Location")).endsWith(PAGE + "?notice=MADE");
    int before = backups.all().size();

    Response page = given().queryParam("notice", "MADE").get(PAGE);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).contains("备份已完成");
    assertThat(backups.all()).hasSize(before);
    for (String unknown : new String[] {"FAILED", "<b>", ""}) {
      Response quiet = given().queryParam("notice", unknown).get(PAGE);
      assertThat(quiet.statusCode()).isEqualTo(200);
      assertThat(quiet.asString()).doesNotContain("备份已完成", "没有生成备份", "<b>");
    }
  }

  @Test
  void thatThereIsNoneIsSaidWithItsReason() throws Exception {
    FileTrees.deleteAll(backups.folder());
    Path inTheWay = Files.createFile(backups.folder());
    try {
      Response api = given().post(API);
      assertThat(api.statusCode()).isEqualTo(500);
      assertThat(api.jsonPath().getString("error"))
          .contains("no backup was made", "its disk has room");
      Response page = given().redirects().follow(false).post(PAGE);
      assertThat(page.statusCode()).isEqualTo(500);
      assertThat(page.asString()).contains("没有生成备份", "its disk has room");
    } finally {
      Files.delete(inTheWay);
    }
    assertThat(given().post(API).statusCode()).isEqualTo(201);
    assertThat(given().get(API).jsonPath().getList("name")).hasSize(1);
  }

  @Test
  void aFolderThatCannotBeReadIsNoFolderWithoutBackups() throws Exception {
    QuarkusMock.installMockForType(
        new Backups(database, clock, data, Optional.empty(), 1) {
          @Override
          List<Path> folders() throws IOException {
            throw new IOException("of this disk");
          }
        },
        Backups.class);

    Response api = given().get(API);
    assertThat(api.statusCode()).isEqualTo(500);
    assertThat(api.jsonPath().getString("error")).contains("cannot be read", "of this disk");
    Response page = given().get(PAGE);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).contains("无法读取备份文件夹的内容", "of this disk").doesNotContain("还没有备份");
    Response wish = given().redirects().follow(false).post(PAGE);
    assertThat(wish.statusCode()).isEqualTo(500);
    assertThat(wish.asString()).contains("没有生成备份").doesNotContain("还没有备份");
    // What was read before is shown for five seconds.
    TimeUnit.SECONDS.sleep(6);
    assertThat(given().get("/q/metrics").asString())
        .containsPattern("bondgate_evidence_leaves\\{[^}]*} [0-9]")
        .containsPattern("bondgate_backup_age_seconds\\{[^}]*} NaN");
  }

  /** Another session waits for the table that this one holds. */
  private void untilItWaits() throws Exception {
    for (int i = 0; i < 100; i++) {
      try (Connection connection = database.getConnection();
          Statement ask = connection.createStatement();
          ResultSet row =
              ask.executeQuery(
                  "SELECT count(*) FROM pg_locks WHERE NOT granted"
                      + " AND relation = 'access_event'::regclass")) {
        row.next();
        if (row.getInt(1) > 0) {
          return;
        }
      }
      // It reads the tables before that one first.
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("no backup is being made");
  }
}
