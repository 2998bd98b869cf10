package bondgate.server.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may decide about a proposal, and when: the decision itself, without a database. */
class ProposalTest {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final String SHA = "a".repeat(64);
  private static final Proposal PROPOSAL =
      new Proposal(
          "zone",
          "e-2",
          "openEpoch",
          "operator:op-1",
          "{}",
          SHA,
          Set.of(Role.OPERATOR, Role.SUPERVISOR),
          NOON,
          NOON.plus(Duration.ofHours(24)));

  private static Approver person(String account, Role... roles) {
    return new Approver(account, Set.of(roles), false);
  }

  private static Decision approved(Approver by) {
    return PROPOSAL.approvedBy(by, SHA, NOON, Optional.empty());
  }

  @Test
  void anotherPersonInOneOfTheRolesMay() {
    assertThat(approved(person("ls-2", Role.STAFF, Role.SUPERVISOR)))
        .isEqualTo(new Decision.May(PROPOSAL, "supervisor:ls-2"));
  }

  @Test
  void whoStatedItMayNotInAnyRole() {
    assertThat(approved(person("op-1", Role.OPERATOR)))
        .isEqualTo(new Decision.YourOwn("operator:op-1"));
    assertThat(approved(person("op-1", Role.SUPERVISOR)))
        .isEqualTo(new Decision.YourOwn("operator:op-1"));
    // A name that only begins alike is another account.
    assertThat(approved(person("op-11", Role.OPERATOR))).isInstanceOf(Decision.May.class);
  }

  @Test
  void aProgramAndAnotherRoleMayNot() {
    assertThat(approved(new Approver("feed", Set.of(Role.SUPERVISOR), true)))
        .isEqualTo(new Decision.NoPerson("feed"));
    assertThat(approved(person("off-1", Role.OFFICER, Role.AUDITOR, Role.STAFF)))
        .isEqualTo(new Decision.WrongRole(PROPOSAL.approvers()));
  }

  @Test
  void whatWasNotShownIsNotApproved() {
    String other = "b".repeat(64);

    assertThat(PROPOSAL.approvedBy(person("ls-2", Role.SUPERVISOR), other, NOON, Optional.empty()))
        .isEqualTo(new Decision.OtherContent(SHA, other));
  }

  @Test
  void itIsOverAtItsLastMomentAndNotBefore() {
    Approver other = person("ls-2", Role.SUPERVISOR);
    Instant end = PROPOSAL.until();

    assertThat(PROPOSAL.approvedBy(other, SHA, end.minusNanos(1), Optional.empty()))
        .isInstanceOf(Decision.May.class);
    assertThat(PROPOSAL.approvedBy(other, SHA, end, Optional.empty()))
        .isEqualTo(new Decision.Expired(end));
    assertThat(PROPOSAL.refusedBy(other, end, Optional.empty()))
        .isEqualTo(new Decision.Expired(end));
  }

  @Test
  void whatIsDecidedStaysDecided() {
    Approver other = person("ls-2", Role.SUPERVISOR);
    ProposalEnd end = new ProposalEnd.Approved("supervisor:ls-3", NOON, 7);

    assertThat(PROPOSAL.approvedBy(other, SHA, NOON, Optional.of(end)))
        .isEqualTo(new Decision.EndedBefore(end));
    assertThat(PROPOSAL.refusedBy(other, NOON, Optional.of(end)))
        .isEqualTo(new Decision.EndedBefore(end));
  }

  @Test
  void whoStatedItMayTakeItBackAndAnotherRefuse() {
    assertThat(PROPOSAL.refusedBy(person("op-1", Role.STAFF), NOON, Optional.empty()))
        .isEqualTo(new Decision.May(PROPOSAL, "operator:op-1"));
    assertThat(PROPOSAL.refusedBy(person("ls-2", Role.SUPERVISOR), NOON, Optional.empty()))
        .isEqualTo(new Decision.May(PROPOSAL, "supervisor:ls-2"));
    assertThat(PROPOSAL.refusedBy(person("ls-3", Role.STAFF), NOON, Optional.empty()))
        .isInstanceOf(Decision.WrongRole.class);
  }
}
