package bondgate.server.agents;

import bondgate.events.Topics;
import bondgate.server.fleet.Access;
import bondgate.server.fleet.Accesses;
import bondgate.server.secret.OwnersFile;
import bondgate.server.secret.RandomSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The agents' access to the embedded broker. The table says who may come; the broker's file says
 * the same, and is written from it. With a broker of somebody else's there is nothing to do here.
 */
@ApplicationScoped
public class AgentAccess {
  private static final String SERVER = "server";

  private final Accesses accesses;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final String zone;
  private final Path agents;
  private final Optional<Path> usersFile;
  private final String url;
  private final Path authority;

  // What the file says, as we wrote it last; owned by whoever holds the lock of this.
  private String written = "";
  private boolean refreshed;

  @Inject
  AgentAccess(
      Accesses accesses,
      InstantSource clock,
      RandomGenerator random,
      @ConfigProperty(name = "bondgate.zone") String zone,
      @ConfigProperty(name = "bondgate.data", defaultValue = ".bondgate") Path data,
      @ConfigProperty(name = "bondgate.broker.users") Optional<Path> usersFile,
      @ConfigProperty(name = "bondgate.broker.agents.url") Optional<String> url,
      @ConfigProperty(name = "bondgate.broker.agents.ca") Optional<Path> authority) {
    this.accesses = accesses;
    this.clock = clock;
    this.random = random;
    this.zone = zone;
    this.agents = data.resolve("agents");
    this.usersFile = usersFile;
    this.url = url.orElse("");
    this.authority = authority.orElse(Path.of(""));
  }

  /** Whether the broker is the embedded one. */
  public boolean isOurs() {
    return usersFile.isPresent();
  }

  /** How all enrolled devices stand, by name. */
  public List<Access> all() {
    return accesses.all(zone);
  }

  /** Where the agents' folders are put. */
  public Path folder() {
    return agents;
  }

  /** Lets the device come by another secret, whose file is put in its folder, and by no earlier. */
  public synchronized AccessResult issue(String device, String by) throws IOException {
    Optional<AccessResult> refused = refusal(device);
    if (refused.isPresent()) {
      return refused.get();
    }
    issue(device, Access.Why.ISSUED_AGAIN, by);
    tellBroker();
    return new AccessResult.Issued(device, folder(device).file());
  }

  /** Lets the device come no more. */
  public synchronized AccessResult close(String device, String by) throws IOException {
    Optional<AccessResult> refused = refusal(device);
    if (refused.isPresent()) {
      return refused.get();
    }
    boolean closed = accesses.close(zone, device, Access.Why.CLOSED, by, clock.instant());
    tellBroker();
    return closed ? new AccessResult.Closed(device) : new AccessResult.ClosedBefore(device);
  }

  private Optional<AccessResult> refusal(String device) {
    if (!isOurs()) {
      return Optional.of(new AccessResult.NotOurBroker());
    }
    return accesses.of(zone, device).isEmpty()
        ? Optional.of(new AccessResult.Unknown(device))
        : Optional.empty();
  }

  /**
   * Brings everything to where the table says it is: devices that were enrolled get their first
   * secret, a secret that a crash left beside its place is settled, and the broker knows who may
   * come. Called again and again; after a crash it is the recovery.
   */
  synchronized void reconcile() throws IOException {
    for (Access access : all()) {
      if (access.last().isEmpty()) {
        issue(access.device(), Access.Why.ENROLLED, SERVER);
      } else {
        folder(access.device()).settle(access.secretSha256());
      }
      if (!refreshed) {
        folder(access.device()).refresh();
      }
    }
    refreshed = true;
    tellBroker();
  }

  private void issue(String device, Access.Why why, String by) throws IOException {
    String secret = RandomSecret.fresh(random);
    String hash = RandomSecret.sha256(secret);
    folder(device).prepare(secret);
    // A crash here leaves the earlier secret, and the next start forgets this one.
    accesses.open(zone, device, hash, why, by, clock.instant());
    // Decided. A crash here leaves it beside its place: the next start puts it there.
    folder(device).settle(Optional.of(hash));
  }

  private void tellBroker() throws IOException {
    String users =
        all().stream()
            .filter(access -> access.secretSha256().isPresent())
            .map(
                access ->
                    "%s=%s"
                        .formatted(
                            new Topics.Source(zone, access.device()).user(),
                            access.secretSha256().get()))
            .collect(Collectors.joining("\n", "# Written by the server; changes are lost.\n", ""));
    if (!users.equals(written)) {
      OwnersFile.writeSecret(usersFile.orElseThrow(), users);
      written = users;
    }
  }

  private AgentFolder folder(String device) {
    return new AgentFolder(agents, new Topics.Source(zone, device), url, authority);
  }
}
