package bondgate.server.people.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.access.AccountResult;
import bondgate.server.access.Role;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.approval.ApprovalRig.Person;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.OpenEpoch;
import bondgate.server.stream.ZoneWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 双人复核: what one person states takes effect on another's word alone, and every other way is shut.
 */
@QuarkusTest
@TestProfile(FourEyesDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class FourEyesOverHttpTest {
  private static final String ZONE = FourEyesDoors.ZONE;

  @Inject ApprovalRig rig;
  @Inject ZoneWriter writer;

  private Person operator;
  private Person supervisor;
  private String device;
  private String id;

  /** What the first answer to a statement says. */
  private String sha256;

  @BeforeEach
  void anOperatorStatesThatADeviceBeginsAnotherEpoch() {
    operator = rig.person(Role.OPERATOR, Role.SUPERVISOR);
    supervisor = rig.person(Role.SUPERVISOR);
    device = rig.device(operator);
    id = ApprovalRig.next("epoch");
    Response stated = rig.states(operator, epoch("a new disk"));
    assertThat(stated.statusCode()).as(stated.asString()).isEqualTo(202);
    assertThat(stated.jsonPath().getString("status")).isEqualTo("waits");
    assertThat(stated.jsonPath().getList("approvers")).containsExactly("operator", "supervisor");
    sha256 = stated.jsonPath().getString("contentSha256");
  }

  private String epoch(String reason) {
    return ApprovalRig.epoch(id, "operator:" + operator.name(), device, reason);
  }

  private static void refused(Response answer, String code) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    assertThat(answer.jsonPath().getString("todo")).isNotBlank();
  }

  private long epochs() {
    return rig.count(
        "SELECT coalesce(max(epoch), 1) FROM fleet_epoch WHERE device = '" + device + "'");
  }

  @Test
  void itTakesEffectOnAnothersWordAndItsLeafNamesBoth() {
    assertThat(epochs()).as("it waits").isEqualTo(1);
    assertThat(rig.waitingFor(supervisor)).contains(id);

    Response approved = rig.approves(supervisor, id, sha256);

    assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
    assertThat(epochs()).isEqualTo(2);
    assertThat(rig.leaf(approved.jsonPath().getLong("leafIndex")))
        .contains("\"act\":\"openEpoch\"")
        .contains("\"actor\":\"operator:" + operator.name() + "\"")
        .contains("\"approvedBy\":\"supervisor:" + supervisor.name() + "\"")
        .contains("\"proposedAt\":");
    assertThat(rig.waitingFor(supervisor)).doesNotContain(id);
    refused(rig.approves(rig.person(Role.SUPERVISOR), id, sha256), "proposalApprovedBefore");
    Response again = rig.states(operator, epoch("a new disk"));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.jsonPath().getString("status")).isEqualTo("repeated");
    refused(rig.states(operator, epoch("another disk")), "actIdTaken");
  }

  @Test
  void whoStatedItCannotApproveItInAnotherSessionOrRole() {
    refused(rig.approves(operator, id, sha256), "proposalIsYourOwn");
    refused(rig.approves(rig.again(operator.name()), id, sha256), "proposalIsYourOwn");
    assertThat(epochs()).isEqualTo(1);
  }

  @Test
  void aProgramAnotherRoleAndAStrangeNumberAreNoSecondPerson() {
    AccountResult.Issued program = rig.program(Role.SUPERVISOR);
    Response byProgram =
        RestAssured.given()
            .auth()
            .preemptive()
            .basic(program.name(), program.secret())
            .contentType(ContentType.JSON)
            .body(Map.of("contentSha256", sha256))
            .post("/api/v1/zones/%s/proposals/%s/approve".formatted(ZONE, id));
    refused(byProgram, "approverIsProgram");
    refused(rig.approves(rig.person(Role.OFFICER, Role.STAFF), id, sha256), "approverMayNot");
    refused(rig.approves(supervisor, "no-such-number", sha256), "proposalUnknown");
    assertThat(rig.waitingFor(rig.person(Role.OFFICER))).as("not his").doesNotContain(id);
    assertThat(epochs()).isEqualTo(1);
  }

  @Test
  void whatIsNotAsItWasShownOrStatedIsNotCarriedOut() {
    refused(rig.approves(supervisor, id, "0".repeat(64)), "proposalIsOtherwise");
    assertThatThrownBy(
            () -> rig.execute("UPDATE act_proposal SET content = '{}' WHERE id = '" + id + "'"))
        .as("the table only grows")
        .hasMessageContaining("act_proposal");
    for (String changed : List.of("replace(content, 'a new disk', 'another')", "'{}'")) {
      rig.execute(
          ("ALTER TABLE act_proposal DISABLE TRIGGER append_only;"
                  + " UPDATE act_proposal SET content = %s WHERE id = '%s';"
                  + " ALTER TABLE act_proposal ENABLE TRIGGER append_only")
              .formatted(changed, id));
      refused(rig.approves(supervisor, id, sha256), "proposalIsOtherwise");
    }
    // Nobody else's list must stumble over it.
    assertThat(rig.refuses(supervisor, id, "changed").statusCode()).isEqualTo(200);
    assertThat(epochs()).isEqualTo(1);
  }

  @Test
  void whatIsRefusedTakenBackOrOverStaysWithoutEffect() {
    refused(rig.refuses(supervisor, id, "  "), "reasonMissing");
    Response refusal = rig.refuses(supervisor, id, "the disk is sound");
    assertThat(refusal.jsonPath().getString("status")).isEqualTo("refused");
    refused(rig.approves(rig.person(Role.SUPERVISOR), id, sha256), "proposalRefused");
    refused(rig.states(operator, epoch("a new disk")), "proposalRefused");

    id = ApprovalRig.next("epoch");
    String own = rig.states(operator, epoch("a new disk")).jsonPath().getString("contentSha256");
    assertThat(rig.refuses(operator, id, "wrong device").jsonPath().getString("status"))
        .isEqualTo("withdrawn");
    refused(rig.approves(supervisor, id, own), "proposalWithdrawn");

    String over = ApprovalRig.next("over");
    rig.execute(
        ("INSERT INTO act_proposal SELECT zone, '%s', kind, actor, content, content_sha256,"
                + " approvers, now() - interval '25 h', now() - interval '1 h' FROM act_proposal"
                + " WHERE id = '%s'")
            .formatted(over, id));
    refused(rig.approves(supervisor, over, own), "proposalExpired");
    refused(rig.refuses(supervisor, over, "late"), "proposalExpired");
    assertThat(epochs()).isEqualTo(1);
  }

  @Test
  void whatCannotTakeEffectIsRefusedAtOnceAndAsksNobody() {
    String other = ApprovalRig.next("epoch");
    refused(
        rig.states(
            operator,
            ApprovalRig.epoch(other, "operator:" + operator.name(), "edge-nobody", "a disk")),
        "deviceUnknown");
    assertThat(rig.waitingFor(supervisor)).doesNotContain(other);
    assertThat(rig.count("SELECT count(*) FROM act_proposal WHERE id = '" + other + "'")).isZero();
  }

  @Test
  void anActThatBecameImpossibleGoesOnWaiting() {
    String first = id;
    String shaOfFirst = sha256;
    id = ApprovalRig.next("epoch");
    String second = rig.states(operator, epoch("twice")).jsonPath().getString("contentSha256");
    assertThat(rig.approves(supervisor, id, second).statusCode()).isEqualTo(200);

    Response impossible = rig.approves(supervisor, first, shaOfFirst);

    assertThat(impossible.statusCode()).as(impossible.asString()).isEqualTo(422);
    assertThat(rig.waitingFor(supervisor)).contains(first);
    assertThat(rig.count("SELECT count(*) FROM act_approval WHERE act_id = '" + first + "'"))
        .isZero();
  }

  @Test
  void actsThatQueueTogetherDoNotSlipPast() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      List<Callable<ActAnswer>> all =
          IntStream.range(0, 16)
              .mapToObj(
                  i ->
                      (Callable<ActAnswer>)
                          () ->
                              writer.submit(
                                  ZONE,
                                  new OpenEpoch(
                                      ApprovalRig.next("together"),
                                      "operator:" + operator.name(),
                                      device,
                                      2,
                                      "at once",
                                      null)))
              .toList();
      for (Future<ActAnswer> one : people.invokeAll(all)) {
        assertThat(((ActAnswer.Refused) one.get()).code())
            .isEqualTo(ActAnswer.AWAITS_SECOND_PERSON);
      }
    } finally {
      people.shutdownNow();
    }
    assertThat(epochs()).isEqualTo(1);
  }
}
