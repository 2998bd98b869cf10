package bondgate.server.visit;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.DoorTicket;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.ServerKey;
import bondgate.server.member.Members;
import bondgate.server.member.Person;
import bondgate.server.member.Registered;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a member's ticket says, for how long, and that it ends with the member. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class DoorTicketsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

  @Inject DoorTickets tickets;
  @Inject Members members;
  @Inject ServerKey key;

  @Test
  void aTicketIsCheckedByThePublicKeyAloneAndNamesNobody() {
    Registered.Done member = register();
    DoorTickets.Shown shown = tickets.of("zone-a", member.key(), NOON).orElseThrow();
    DoorTicket read = read(shown.text());
    assertThat(read.zone()).isEqualTo("zone-a");
    assertThat(read.until()).isEqualTo(shown.until());
    assertThat(shown.text()).doesNotContain(member.memberNo(), member.key());
    assertThat(shown.toString()).doesNotContain(shown.text(), read.person());
    assertThat(read(tickets.of("zone-a", member.key(), NOON.plusSeconds(9_000)).get().text()))
        .as("the same person, later")
        .extracting(DoorTicket::person)
        .isEqualTo(read.person());
    assertThat(read(tickets.of("zone-a", register().key(), NOON).get().text()).person())
        .as("another one")
        .isNotEqualTo(read.person());
  }

  @Test
  void itIsTheSameWithinAStepAndHoldsOneStepAtTheLeast() {
    String member = register().key();
    DoorTickets.Shown first = tickets.of("zone-a", member, NOON).orElseThrow();
    Instant last = first.next().minusMillis(1);
    assertThat(tickets.of("zone-a", member, last)).contains(first);
    assertThat(tickets.of("zone-a", member, first.next()).orElseThrow().text())
        .isNotEqualTo(first.text());
    assertThat(first.until()).isEqualTo(first.next().plusSeconds(DoorTickets.STEP_SECONDS));
  }

  @Test
  void whoWithdrewHasNoTicketAndNobodyEverHadOneByAnotherKey() {
    Registered.Done member = register();
    assertThat(members.erase(member.key())).isTrue();
    assertThat(tickets.of("zone-a", member.key(), NOON)).isEmpty();
    assertThat(tickets.of("zone-a", "", NOON)).isEmpty();
  }

  private DoorTicket read(String text) {
    return DoorTicket.read(text, key.signingKey().verifyKey()).orElseThrow();
  }

  private Registered.Done register() {
    return (Registered.Done)
        members.register(
            new Person("测试会员", "440524188001010014", "13800138000"), Members.CONSENT_VERSION);
  }
}
