package bondgate.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.Direction;
import bondgate.events.EventJson;
import bondgate.events.MalformedMessageException;
import bondgate.events.Permit;
import bondgate.events.PermitList;
import bondgate.events.SignedPermits;
import bondgate.events.SigningKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list that the agent decides by when nobody can be asked. */
class PermitStoreTest {
  private static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);

  @TempDir Path folder;
  private AgentDatabase database;
  private PermitStore permits;

  @BeforeEach
  void open() throws Exception {
    database = AgentDatabase.open(folder);
    permits = PermitStore.open(database, "guiyang-o2o", SERVER.verifyKey());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void atFirstThereIsNoList() {
    assertThat(permits.current()).isEmpty();
    assertThat(permits.version()).isZero();
  }

  @Test
  void aNewerListIsTakenAndThereAfterARestart() throws Exception {
    assertThat(permits.arrived(signed("guiyang-o2o", 3, SERVER))).isTrue();
    assertThat(permits.arrived(signed("guiyang-o2o", 7, SERVER))).isTrue();
    reopen();
    assertThat(permits.version()).isEqualTo(7);
    assertThat(permits.current().orElseThrow().permits()).hasSize(1);
  }

  @Test
  void anOlderListPlayedAgainChangesNothing() throws Exception {
    permits.arrived(signed("guiyang-o2o", 7, SERVER));
    assertThat(permits.arrived(signed("guiyang-o2o", 6, SERVER))).isFalse();
    assertThat(permits.arrived(signed("guiyang-o2o", 7, SERVER))).isFalse();
    reopen();
    assertThat(permits.version()).isEqualTo(7);
  }

  @Test
  void aListOfAnotherKeyIsNotUsed() throws Exception {
    byte[] seed = new byte[32];
    seed[0] = 1;
    permits.arrived(signed("guiyang-o2o", 2, SERVER));
    assertThatThrownBy(() -> permits.arrived(signed("guiyang-o2o", 9, SigningKey.ofSeed(seed))))
        .isInstanceOf(MalformedMessageException.class);
    assertThat(permits.version()).isEqualTo(2);
  }

  @Test
  void theListOfAnotherZoneIsNotUsed() {
    assertThatThrownBy(() -> permits.arrived(signed("other-zone", 9, SERVER)))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("'other-zone'");
    assertThat(permits.version()).isZero();
  }

  @Test
  void aListThatWasChangedOnTheDiskOpensNothingUntilTheServerSendsOne() throws Exception {
    permits.arrived(signed("guiyang-o2o", 7, SERVER));
    database.commit(
        "forge",
        c -> {
          try (java.sql.Statement statement = c.createStatement()) {
            return statement.executeUpdate(
                "UPDATE permits SET message ="
                    + " CAST(replace(CAST(message AS TEXT), 'exit', 'dock') AS BLOB)");
          }
        });
    reopen();
    assertThat(permits.current()).isEmpty();
    assertThat(permits.foundUnusable().orElseThrow()).contains("not signed by the server's key");
    assertThat(permits.arrived(signed("guiyang-o2o", 7, SERVER))).isTrue();
    reopen();
    assertThat(permits.foundUnusable()).isEmpty();
    assertThat(permits.version()).isEqualTo(7);
  }

  private void reopen() throws Exception {
    database.close();
    database = AgentDatabase.open(folder);
    permits = PermitStore.open(database, "guiyang-o2o", SERVER.verifyKey());
  }

  private static byte[] signed(String zone, long version, SigningKey key) {
    return EventJson.writeSignedPermits(
        SignedPermits.sign(
            new PermitList(
                zone,
                version,
                Instant.parse("2026-03-02T09:00:00Z"),
                List.of(new Permit("ABCD", "exit", Direction.OUT, "S-1"))),
            key));
  }
}
