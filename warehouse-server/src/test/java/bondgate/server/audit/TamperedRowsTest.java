package bondgate.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.SmallDay;
import bondgate.server.stream.ZoneWriter;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Whoever owns the tables and changes a row of them is named. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class TamperedRowsTest {
  @Inject ZoneAudit audit;
  @Inject ZoneWriter writer;
  @Inject AgroalDataSource database;

  @Test
  void everyRowThatIsChangedTakenAwayOrPutElsewhereIsNamed() throws Exception {
    new SmallDay(writer, OwnZone.ZONE).play();

    AuditReport report = audit.audit(OwnZone.ZONE, 100);
    report.findings().forEach(System.out::println);
    assertThat(report.sound()).isTrue();
  }
}
