package bondgate.server.bondedlist;

import static bondgate.server.bondedlist.TestCustomsOffice.AT;
import static bondgate.server.bondedlist.TestCustomsOffice.ofLists;
import static bondgate.server.bondedlist.TestCustomsOffice.ofParts;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.bondedlist.SandboxSwitch.Fate;
import bondgate.server.customs.OutgoingMessage;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gate passes of gathered lists: which lists they may carry, on their way to customs, and back. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BondedPassesTest {
  @Inject BondedPasses passes;
  @Inject ListInbox inbox;
  @Inject ListOutbox outbox;
  @Inject TestCustomsOffice customs;
  @Inject AgroalDataSource database;

  private PaperStanding standing(String zone, String innerNo) {
    return passes.find(zone, innerNo).orElseThrow().standing();
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_IMPORTED, CANCELLED, false",
    "IN_HAND, IN_HAND, true",
    "CANCELLED, CANCELLED, false",
    "APPROVED, APPROVED, true",
    "DELETED, VOID, false",
    "PARTLY_PASSED, PARTLY_PASSED, true",
    "WRITTEN, PASSED, true"
  })
  void aPassMeetsEachFateWhateverTheOrderOfItsReceipts(Fate fate, Stage stage, boolean holds) {
    for (boolean odd : List.of(false, true)) {
      String zone = "bps-%s-%s".formatted(fate.name().toLowerCase(Locale.ROOT), odd);
      String listNo = customs.list(zone, "BL-1", "S-1", "APPROVED");
      assertThat(passes.declare(zone, ofLists("HF-1", List.of("BL-1")), AT))
          .isInstanceOf(PassResult.Declared.class);
      customs.rounds(zone, new SandboxSwitch(fate, odd, odd), AT);

      assertThat(standing(zone, "HF-1").stage())
          .as("%s, twice and backwards: %s", fate, odd)
          .isEqualTo(stage);
      assertThat(inbox.contradictions(zone, 10)).isEmpty();
      BondedPassView pass = passes.find(zone, "HF-1").orElseThrow();
      assertThat(pass.papers()).containsExactly(new BondedPassView.Paper("BL-1", listNo));
      assertThat(pass.lines()).hasSize(2);
      PassResult next = passes.declare(zone, ofLists("HF-2", List.of("BL-1")), AT);
      assertThat(next)
          .isInstanceOf(holds ? PassResult.TakenAlready.class : PassResult.Declared.class);
    }
  }

  @Test
  void aListIsCarriedOnceCustomsApprovedItAndUntilItIsPastTheGate() {
    String zone = "bps-which";
    customs.list(zone, "BL-1", "S-1", "IN_HAND");
    assertThat(passes.declare(zone, ofLists("HF-1", List.of("BL-1")), AT))
        .isEqualTo(new PassResult.NotApproved("BL-1", Stage.IN_HAND));
    customs.list(zone, "BL-2", "S-2", "WRITTEN");
    assertThat(passes.declare(zone, ofLists("HF-1", List.of("BL-2")), AT))
        .isEqualTo(new PassResult.NotApproved("BL-2", Stage.PASSED));
    assertThat(passes.declare(zone, ofLists("HF-1", List.of("BL-9")), AT))
        .isEqualTo(new PassResult.PaperUnknown("BL-9"));
    assertThat(passes.declare(zone, ofLists("HF-1", List.of()), AT))
        .isEqualTo(new PassResult.NothingCarried());
    assertThat(passes.declare(zone, ofLists("HF-1", List.of("BL-2", "BL-2")), AT))
        .isEqualTo(new PassResult.NothingCarried());
    assertThat(passes.declare(zone, ofLists("../x", List.of("BL-1")), AT))
        .isInstanceOf(PassResult.NumberMalformed.class);
    assertThat(passes.declare(zone, ofLists("BL-2", List.of("BL-1")), AT))
        .as("an answer at the door could not tell it from the list")
        .isEqualTo(new PassResult.NumberTaken("BL-2"));
    assertThat(passes.newest(zone, 10)).isEmpty();
  }

  @Test
  void manyListsGoInOneVehicleAndPartsOfOneAreNeverMoreThanItsLines() {
    String zone = "bps-parts";
    String one = customs.list(zone, "BL-1", "S-1", "APPROVED");
    String two = customs.list(zone, "BL-2", "S-2", "APPROVED");
    assertThat(passes.declare(zone, ofLists("HF-1", List.of("BL-1", "BL-2")), AT))
        .isInstanceOf(PassResult.Declared.class);
    assertThat(passes.message(zone, "HF-1").orElseThrow()).contains(one + "\\" + two);
    customs.rounds(zone, "DELETED", AT);

    assertThat(passes.declare(zone, ofParts("HF-2", "BL-1", 3, "1"), AT))
        .isEqualTo(new PassResult.LineUnknown("BL-1", 3, 2));
    assertThat(passes.declare(zone, ofParts("HF-2", "BL-1", 1, "0.5"), AT))
        .isInstanceOf(PassResult.Declared.class);
    PassResult rest = passes.declare(zone, ofParts("HF-3", "BL-1", 1, "99"), AT);
    assertThat(rest).isInstanceOf(PassResult.MoreThanListed.class);
    String left = ((PassResult.MoreThanListed) rest).left().toPlainString();
    assertThat(passes.declare(zone, ofLists("HF-3", List.of("BL-1")), AT))
        .isEqualTo(new PassResult.TakenAlready("BL-1", "HF-2"));
    assertThat(passes.declare(zone, ofParts("HF-3", "BL-1", 1, left), AT))
        .isInstanceOf(PassResult.Declared.class);
    assertThat(passes.declare(zone, ofParts("HF-4", "BL-1", 1, "0.00001"), AT))
        .isInstanceOf(PassResult.MoreThanListed.class);
    customs.rounds(zone, "APPROVED", AT);
    assertThat(standing(zone, "HF-3").stage()).isEqualTo(Stage.APPROVED);
  }

  @Test
  void ofTwoThatCarryTheSameListAtOnceOneIsKept() throws Exception {
    String zone = "bps-race";
    customs.list(zone, "BL-1", "S-1", "APPROVED");
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Callable<PassResult>> asked =
          List.of(
              () -> passes.declare(zone, ofLists("HF-1", List.of("BL-1")), AT),
              () -> passes.declare(zone, ofLists("HF-2", List.of("BL-1")), AT));
      List<PassResult> results = new ArrayList<>();
      for (Future<PassResult> one : both.invokeAll(asked)) {
        results.add(one.get());
      }
      assertThat(results).filteredOn(PassResult.Declared.class::isInstance).hasSize(1);
      assertThat(results).filteredOn(PassResult.TakenAlready.class::isInstance).hasSize(1);
    } finally {
      both.shutdownNow();
    }
    assertThat(passes.newest(zone, 10)).hasSize(1);
  }

  @Test
  void whoAppliesAndTheVehicleAreInTheSealedMessageAlone() throws Exception {
    String zone = "bps-personal";
    customs.list(zone, "BL-1", "S-1", "APPROVED");
    passes.declare(zone, ofLists("HF-1", List.of("BL-1")), AT);
    assertThat(passes.message(zone, "HF-1").orElseThrow()).contains("贵A12345", "王五");
    String leaf =
        text(
            "SELECT encode(bytes, 'escape') FROM evidence_leaf WHERE zone = 'bps-personal'"
                + " AND leaf_index = (SELECT leaf_index FROM bonded_pass WHERE zone = 'bps-personal')");
    assertThat(leaf).contains("declareGatePass", "BL-1");
    for (String personal : List.of("贵A12345", "王五")) {
      String hex = java.util.HexFormat.of().formatHex(personal.getBytes(StandardCharsets.UTF_8));
      assertThat(
              text(
                  "SELECT encode(content, 'hex') FROM bonded_pass_message WHERE zone ="
                      + " 'bps-personal'"))
          .doesNotContain(hex);
      assertThat(
              text(
                  "SELECT encode(bytes, 'hex') FROM evidence_leaf WHERE zone = 'bps-personal'"
                      + " ORDER BY leaf_index DESC LIMIT 1"))
          .doesNotContain(hex);
    }
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).as(sql).isTrue();
      return row.getString(1);
    }
  }

  /** Handed over, and dead before that was written down: the second copy must not end the pass. */
  @Test
  void aCrashBetweenSendingAndKnowingItNeverEndsThePass() {
    String zone = "bps-crash";
    customs.list(zone, "BL-1", "S-1", "APPROVED");
    passes.declare(zone, ofLists("HF-1", List.of("BL-1")), AT);
    SandboxListOffice office = customs.office(zone);
    office.behave(new SandboxSwitch(Fate.APPROVED, false, false));
    ListOutbox.Taken taken = outbox.take(PaperKind.SAS121, zone, 1, AT).get(0);
    office.send(
        OutgoingMessage.of(
            "SAS121", taken.innerNo(), taken.content().getBytes(StandardCharsets.UTF_8)),
        AT);
    // The first answers are lost with the server; after the start it is sent again.
    office.collect(10, AT).forEach(office::taken);
    outbox.recover(zone, AT);
    customs.rounds(zone, "APPROVED", AT);

    assertThat(standing(zone, "HF-1").stage().isAlive()).isTrue();
    assertThat(inbox.contradictions(zone, 10))
        .extracting(BondedListView.Receipt::trouble)
        .containsExactly(java.util.Optional.of(Trouble.SENT_MORE_THAN_ONCE));
  }

  @Test
  void aWordThatContradictsChangesNothingAndIsShownToAPerson() {
    String zone = "bps-against";
    customs.list(zone, "BL-1", "S-1", "APPROVED");
    passes.declare(zone, ofLists("HF-1", List.of("BL-1")), AT);
    customs.rounds(zone, "WRITTEN", AT);
    assertThat(customs.says(zone, "HF-1", "SAS224", "6", AT))
        .isInstanceOfSatisfying(
            ReceiveResult.Kept.class,
            kept -> assertThat(kept.trouble()).contains(Trouble.ENDS_TOO_LATE));
    assertThat(standing(zone, "HF-1").stage()).isEqualTo(Stage.PASSED);
    assertThat(inbox.contradictions(zone, 10)).hasSize(1);
    // A late one says nothing new.
    assertThat(customs.says(zone, "HF-1", "SAS222", "1", AT))
        .isInstanceOfSatisfying(
            ReceiveResult.Kept.class,
            kept -> assertThat(kept.effect()).isEqualTo(ReceiptEffect.KNOWN));
  }
}
