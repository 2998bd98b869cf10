package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Role;
import bondgate.server.proposal.Approver;
import bondgate.server.proposal.KeepResult;
import bondgate.server.proposal.Proposal;
import bondgate.server.proposal.Proposals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Acts that one person states and another approves, where nobody has to sign in. */
@ApplicationScoped
class SmallApprovals {
  private static final Set<Role> ROLES = Set.of(Role.OFFICER);

  @Inject ZoneWriter writer;
  @Inject Proposals proposals;

  void done(String zone, ZoneAct act) throws InterruptedException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    byte[] content = ActJson.content(act);
    Proposal proposal =
        new Proposal(
            zone,
            act.id(),
            ActKind.of(act),
            act.actor(),
            new String(content, StandardCharsets.UTF_8),
            Sha256.hex(content),
            ROLES,
            now,
            now.plus(Duration.ofHours(1)));
    assertThat(proposals.keep(proposal, now)).isInstanceOf(KeepResult.Waits.class);
    ActAnswer answer =
        writer.approve(zone, act.id(), new Approver("second", ROLES, false), Sha256.hex(content));
    assertThat(answer).as(act.toString()).isInstanceOf(ActAnswer.Done.class);
  }
}
