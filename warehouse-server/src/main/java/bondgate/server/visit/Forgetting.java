package bondgate.server.visit;

import bondgate.events.Forgotten;
import bondgate.events.Topics;
import bondgate.server.evidence.ServerKey;
import bondgate.server.member.Members;
import bondgate.server.stream.BrokerLink;
import bondgate.server.stream.BrokerReached;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells the agents of the zone whose faces they erase, since those are members no longer: the whole
 * list, signed and retained, with every connection and whenever a member withdraws.
 */
@ApplicationScoped
public class Forgetting {
  private static final Logger LOG = Logger.getLogger(Forgetting.class);

  /** No agent keeps a face for longer (1098 days), so that nothing older need be said. */
  private static final int SAID_FOR_DAYS = 1_100;

  private final Members members;
  private final ServerKey key;
  private final BrokerLink link;
  private final InstantSource clock;
  private final String zone;

  @Inject
  Forgetting(
      Members members,
      ServerKey key,
      BrokerLink link,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.members = members;
    this.key = key;
    this.link = link;
    this.clock = clock;
    this.zone = zone;
  }

  void reached(@Observes BrokerReached reached) {
    tell();
  }

  /**
   * Tells all that there is to tell. Without a connection the next one tells it: a member's
   * withdrawal is done, whoever cannot be told yet.
   */
  public void tell() {
    try {
      LocalDate from =
          LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(SAID_FOR_DAYS);
      Forgotten list = new Forgotten(zone, members.forgottenSince(from));
      if (!link.publish(Topics.forgotten(zone), list.message(key.signingKey()), true)) {
        LOG.infof("%d forgotten persons are told with the next connection", list.persons().size());
      }
    } catch (RuntimeException e) {
      // The stream and the withdrawal go on; the next connection tries again.
      LOG.warnf("agents could not be told whom to forget: %s", e.getMessage());
    }
  }
}
