package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.events.TagCrossing;
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
import java.util.List;
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

  /** Pieces of both places are destroyed before a witness. */
  void destroys(String zone, FakeAgent agent) throws Exception {
    List<String> broken = List.of("E280117000D00001", "E280117000D00002", "E280117000D00003");
    ActAnswer listed =
        writer.submit(
            zone,
            BookZone.asked(
                "broken-list",
                "staff:ls-07",
                "acceptInboundList",
                "'listNo':'QD-X','lines':[{'item':'WINE','epcs':[%s]}]"
                    .formatted(RetailZone.epcs(broken))));
    assertThat(listed).isInstanceOf(ActAnswer.Done.class);
    for (TagCrossing one : TestZone.crossings(broken, "dock", Direction.IN, "QD-X")) {
      agent.send(List.of(agent.record(one)), agent.key, "");
      agent.accepted();
    }
    for (String epc : broken) {
      ActAnswer bound =
          writer.submit(
              zone,
              BookZone.asked(
                  "tag-" + epc,
                  "staff:ls-07",
                  "commissionTag",
                  "'epc':'%1$s','item':'WINE','lot':'L1','expiresOn':'2027-01-01','tid':'E2801160%1$s'"
                      .formatted(epc)));
      assertThat(bound).isInstanceOf(ActAnswer.Done.class);
    }
    done(
        zone,
        BookZone.asked(
            "broken",
            "staff:ls-07",
            "destroyPieces",
            "'number':'XH-1','customsNo':'XK-1','reason':'broken','epcs':[%s]"
                .formatted(RetailZone.epcs(broken))));
  }
}
