package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.audit.ZoneAudit;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Acts that wait while another commits are committed together, and each has its own answer. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ActsTogetherTest {
  private static final int ACTS = 60;

  @Inject ZoneWriter writer;
  @Inject ZoneAudit audit;
  @Inject AgroalDataSource database;

  private final ExecutorService threads = Executors.newFixedThreadPool(ACTS);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void whatWaitsIsCommittedTogether() throws Exception {
    List<ActAnswer> answers = all("acts-together", List.of());

    assertThat(answers).allMatch(ActAnswer.Done.class::isInstance);
    assertThat(answers.stream().map(one -> ((ActAnswer.Done) one).leafIndex()).distinct())
        .hasSize(ACTS);
    assertThat(commits("acts-together")).as("transactions of %d acts", ACTS).isLessThan(ACTS);
    assertThat(audit.audit("acts-together", 10).findings()).isEmpty();
  }

  @Test
  void aRefusedOneLeavesNoTraceAndTheOthersAreDone() throws Exception {
    List<Integer> refused = List.of(0, 7, 8, 30, ACTS - 1);
    assertThat(writer.submit("acts-refused", item(7, 1))).isInstanceOf(ActAnswer.Done.class);

    List<ActAnswer> answers = all("acts-refused", refused);

    for (int i = 0; i < ACTS; i++) {
      assertThat(answers.get(i))
          .as("act %d", i)
          .isInstanceOf(refused.contains(i) ? ActAnswer.Refused.class : ActAnswer.Done.class);
    }
    assertThat(audit.audit("acts-refused", 10))
        .satisfies(report -> assertThat(report.findings()).isEmpty())
        .satisfies(report -> assertThat(report.leaves()).isEqualTo(1 + ACTS - refused.size()));
  }

  @Test
  void theSameActTwiceInOneTransactionTakesEffectOnce() throws Exception {
    List<Callable<ActAnswer>> same = new ArrayList<>();
    for (int i = 0; i < ACTS; i++) {
      same.add(() -> writer.submit("acts-same", item(1, 1)));
    }

    List<ActAnswer> answers = atOnce(same);

    assertThat(answers).filteredOn(ActAnswer.Done.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(ActAnswer.Repeated.class::isInstance).hasSize(ACTS - 1);
  }

  /** Items, one of each number; those named are item 7 with another value, which is refused. */
  private List<ActAnswer> all(String zone, List<Integer> refused) throws Exception {
    List<Callable<ActAnswer>> acts = new ArrayList<>();
    for (int i = 0; i < ACTS; i++) {
      ZoneAct act = refused.contains(i) ? other(i) : item(100 + i, 1);
      acts.add(() -> writer.submit(zone, act));
    }
    return atOnce(acts);
  }

  private List<ActAnswer> atOnce(List<Callable<ActAnswer>> calls) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<ActAnswer>> answers = new ArrayList<>();
    for (Callable<ActAnswer> call : calls) {
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return call.call();
              }));
    }
    start.countDown();
    List<ActAnswer> all = new ArrayList<>();
    for (Future<ActAnswer> answer : answers) {
      all.add(answer.get());
    }
    return all;
  }

  private static ZoneAct item(int number, long valueFen) {
    return item("register-" + number, number, valueFen);
  }

  /** Item 7 is registered with another value already. */
  private static ZoneAct other(int act) {
    return item("register-otherwise-" + act, 7, 2);
  }

  private static ZoneAct item(String id, int number, long valueFen) {
    return new ZoneAct.RegisterItem(
        id,
        "staff:ls-07",
        "ITEM-" + number,
        "2204210000",
        "红葡萄酒",
        "Red wine",
        "011",
        valueFen,
        1,
        1);
  }

  private int commits(String zone) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT count(DISTINCT committed_at) FROM stream_act WHERE zone = ?")) {
      select.setString(1, zone);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
