package bondgate.edge;

import bondgate.camera.gallery.MemoryDumps;
import bondgate.edge.door.DoorDuty;
import bondgate.edge.outbox.AgentDatabase;
import bondgate.edge.outbox.DiskGuard;
import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.Keeping;
import bondgate.edge.outbox.KeyRing;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.OutboxException;
import bondgate.edge.outbox.PermitStore;
import bondgate.edge.outbox.RecordClock;
import bondgate.edge.outbox.SteadyClock;
import bondgate.edge.outbox.ToldOnce;
import bondgate.edge.outbox.WaitingFacts;
import bondgate.edge.portal.PortalDuty;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.terminal.TerminalDuty;
import bondgate.edge.till.TillDuty;
import bondgate.edge.uplink.LostHistory;
import bondgate.edge.uplink.Uplink;
import bondgate.events.AgentStarted;
import bondgate.events.VerifyKey;
import bondgate.rfid.RfidReader;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** An agent at work, from opening its outbox to closing it. */
public final class RunningAgent implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RunningAgent.class);

  private static final int STATES_IN_MEMORY = 1000;

  private final EdgeSettings settings;
  private final AgentDatabase database;
  private final KeyRing keys;
  private final SecureRandom random;
  private final Outbox outbox;
  private final PermitStore permits;
  private final PortalDuty portals;
  private final TillDuty tills;
  private final DoorDuty doors;
  private final TerminalDuty terminals;
  private final Uplink uplink;

  private RunningAgent(
      EdgeSettings settings,
      AgentDatabase database,
      KeyRing keys,
      SecureRandom random,
      RecordClock clock,
      BiFunction<EdgeSettings.Reader, InstantSource, RfidReader> readers)
      throws OutboxException {
    this.settings = settings;
    this.database = database;
    this.keys = keys;
    this.random = random;
    this.outbox =
        Outbox.open(
            database,
            DiskGuard.open(
                database,
                settings.data(),
                settings.outbox().reserveBytes(),
                new Keeping(settings.outbox().keep(), settings.outbox().keepBytes())),
            clock,
            settings.zone(),
            settings.device(),
            settings.epoch());
    SteadyClock steady = new SteadyClock(clock);
    this.permits = PermitStore.open(database, settings.zone(), settings.serverKey());
    this.portals =
        new PortalDuty(
            settings,
            settings.detector(),
            reader -> readers.apply(reader, steady),
            outbox,
            permits,
            steady,
            clock.wall(),
            random);
    this.tills =
        new TillDuty(
            settings.tills(),
            tray -> readers.apply(tray, steady),
            outbox,
            steady,
            clock.wall(),
            random);
    this.doors = new DoorDuty(settings, outbox, MemoryDumps.faults(), steady, clock.wall(), random);
    this.terminals =
        new TerminalDuty(
            settings,
            TerminalDuty.salt(settings, random),
            new ToldOnce(database, outbox),
            new WaitingFacts(outbox, STATES_IN_MEMORY),
            steady,
            clock.wall(),
            random);
    portals.alsoTellOf(tills::heartbeatRows);
    this.uplink = new Uplink(settings, outbox, permits, keys, clock.bootId(), steady, random);
    uplink.onForgotten(
        persons -> {
          doors.forget(persons);
          terminals.forget(persons);
        });
    tills.tellAgainWhenBack(() -> uplink.status().online());
  }

  /**
   * Opens the outbox, records that the agent begins, and starts readers, duties and uplink.
   *
   * @param readers makes a reader that times its reads by the clock given
   * @throws OutboxException if the data folder cannot be used
   */
  public static RunningAgent start(
      EdgeSettings settings,
      String version,
      RecordClock clock,
      SecureRandom random,
      BiFunction<EdgeSettings.Reader, InstantSource, RfidReader> readers)
      throws OutboxException {
    AgentDatabase database = AgentDatabase.open(settings.data());
    try {
      KeyRing keys = KeyRing.open(settings.data(), database, random);
      RunningAgent agent = new RunningAgent(settings, database, keys, random, clock, readers);
      agent
          .permits
          .foundUnusable()
          .ifPresent(
              why -> LOG.errorf("all portals are closed until a permit list comes: %s", why));
      // The first record of every run, before anything can be heard.
      agent.outbox.append(
          new Fact(
              new AgentStarted(version, agent.permits.version(), countReaders(settings)),
              clock.wall().instant()));
      if (settings.outbox().historyLost().isPresent()) {
        LostHistory.take(settings.outbox().historyLost().get(), database, agent.outbox);
      }
      agent.uplink.start();
      agent.portals.start();
      agent.tills.start();
      agent.doors.start();
      agent.terminals.start();
      return agent;
    } catch (OutboxException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Its settings. */
  public EdgeSettings settings() {
    return settings;
  }

  /** The public half of its key in Base64. */
  public String publicKey() {
    return keys.newest().base64();
  }

  /**
   * Makes a new key, states it in the chain of records, and signs with it from then on.
   *
   * @return the new key, whose private half is on disk
   * @throws OutboxException if a roll is under way, or the disk refuses
   */
  public VerifyKey rollKey() throws OutboxException {
    return keys.roll(outbox, random);
  }

  /** Its outbox. */
  public Outbox outbox() {
    return outbox;
  }

  /** Its permit list. */
  public PermitStore permits() {
    return permits;
  }

  /** Its portals' duty. */
  public PortalDuty portals() {
    return portals;
  }

  private static int countReaders(EdgeSettings settings) {
    return settings.readers().size() + settings.tills().size();
  }

  /** Its tills' duty. */
  public TillDuty tills() {
    return tills;
  }

  /** Its doors' duty. */
  public DoorDuty doors() {
    return doors;
  }

  /** Its face terminals' duty. */
  public TerminalDuty terminals() {
    return terminals;
  }

  /** Its way to the server. */
  public Uplink uplink() {
    return uplink;
  }

  /** Readers first, so that nothing new is heard; then what they heard is recorded; then leave. */
  @Override
  public void close() {
    terminals.close();
    doors.close();
    tills.close();
    portals.close();
    uplink.close();
    database.close();
  }
}
