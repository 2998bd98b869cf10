package bondgate.simulator.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole site on one machine: server and edge agent as processes of their own, and the portals
 * around which people move. The portals outlive whatever process dies.
 */
public final class Site implements AutoCloseable {
  /** Portals in the order in which a bottle meets them. */
  public static final List<String> PORTALS = List.of("dock", "passage", "exit");

  /** The opening of the warehouse by which parcels leave, where there is a web shop. */
  static final String DISPATCH = "dispatch";

  private static final Duration START_WITHIN = Duration.ofSeconds(90);

  /** Both together stay below the five seconds that a person waits after Ctrl-C. */
  private static final Duration AGENT_STOPS_WITHIN = Duration.ofMillis(1_500);

  private static final Duration SERVER_STOPS_WITHIN = Duration.ofSeconds(3);

  private final SiteSettings settings;
  private final SiteProcess server;
  private final SiteProcess agent;
  private final Map<String, VirtualPortal> portals = new LinkedHashMap<>();
  private VirtualTray tray;
  private Optional<SiteDoor> door = Optional.empty();

  /**
   * The same with an unattended till, and with sandboxes of payment firm and customs at the server:
   * what is sold there is paid and declared as it would be, and no money is real.
   */
  public static Site withTill(SiteSettings settings, long seed) throws IOException {
    Files.createDirectories(settings.dataFolder().resolve("tty"));
    return withTray(
        virtual(settings, seed, PORTALS, SiteTill.ofServer(settings), SiteTill.ofAgent(settings)),
        seed);
  }

  /**
   * The same with a web shop, an opening by which its parcels leave, and a door for members, which
   * this site switches off.
   */
  public static Site withTillShopAndDoor(SiteSettings settings, long seed, SiteDoor door)
      throws IOException {
    List<String> portals = new ArrayList<>(PORTALS);
    portals.add(DISPATCH);
    Map<String, String> server = SiteTill.ofServerWithShop(settings);
    Map<String, String> agent = SiteBasics.with(SiteTill.ofAgent(settings), door.ofAgent());
    Site site = withTray(virtual(settings, seed, portals, server, agent), seed);
    site.door = Optional.of(door);
    return site;
  }

  private static Site withTray(Site site, long seed) throws IOException {
    SiteSettings settings = site.settings;
    site.tray =
        new VirtualTray(
            SiteTill.tray(settings),
            SiteTill.scale(settings),
            seed + SiteSettings.TILL.hashCode(),
            InstantSource.system());
    return site;
  }

  /** A site with virtual portals whose noise has that seed. */
  public static Site virtual(SiteSettings settings, long seed) throws IOException {
    return virtual(settings, seed, PORTALS, Map.of(), Map.of());
  }

  private static Site virtual(
      SiteSettings settings,
      long seed,
      List<String> portals,
      Map<String, String> serverMore,
      Map<String, String> agentMore)
      throws IOException {
    Map<String, String> ports = new LinkedHashMap<>();
    Path folder = Files.createDirectories(settings.dataFolder().resolve("tty"));
    for (String portal : portals) {
      ports.put(portal, folder.resolve(portal).toString());
    }
    Map<String, String> agent = SiteBasics.with(SiteBasics.beamsOfAgent(ports), agentMore);
    Site site = new Site(settings, ports, serverMore, agent);
    for (String portal : portals) {
      site.portals.put(
          portal,
          new VirtualPortal(
              portal,
              Path.of(ports.get(portal)),
              seed + portal.hashCode(),
              InstantSource.system()));
    }
    return site;
  }

  /** A site whose readers are at those serial ports, by name of their portal. */
  public Site(SiteSettings settings, Map<String, String> serialPorts) {
    this(settings, serialPorts, Map.of(), Map.of());
  }

  private Site(
      SiteSettings settings,
      Map<String, String> serialPorts,
      Map<String, String> serverMore,
      Map<String, String> agentMore) {
    this.settings = settings;
    Path logs = settings.dataFolder().resolve("logs");
    this.server =
        new SiteProcess(
            "server",
            settings.serverJar(),
            SiteBasics.with(SiteBasics.ofServer(settings), serverMore),
            logs.resolve("server.log"));
    this.agent =
        new SiteProcess(
            "edge agent",
            settings.agentJar(),
            SiteBasics.with(SiteBasics.ofAgent(settings, serialPorts), agentMore),
            logs.resolve("edge-1.log"));
  }

  /** Starts both processes and waits until they answer; the agent is enrolled by an operator. */
  public void start() throws IOException, InterruptedException {
    startServer();
    startAgent();
    enrolAgent();
  }

  /** Starts the server and waits until it is ready. */
  public void startServer() throws IOException, InterruptedException {
    server.start();
    server.awaitStart(START_WITHIN, () -> api().isReady());
  }

  /** Starts the agent and waits until it answers. */
  public void startAgent() throws IOException, InterruptedException {
    agent.start();
    agent.awaitStart(START_WITHIN, () -> agentApi().status().isPresent());
  }

  /** The operator reads the key that the agent shows, and enrols it. */
  public void enrolAgent() throws IOException, InterruptedException {
    Path key = settings.agentData().resolve("device.pub");
    Patience.insist("the agent's public key " + key, START_WITHIN, () -> Files.exists(key));
    new Desk(api(), DayPlan.small(0)).enrol(SiteSettings.DEVICE, Files.readString(key).strip());
  }

  /** Kills a process as {@code kill -9} does. */
  public void kill(Victim victim) throws InterruptedException {
    switch (victim) {
      case SERVER -> server.kill();
      case SERVER_AND_DATABASE -> {
        server.kill();
        killDatabase();
      }
      case AGENT -> agent.kill();
    }
  }

  private void killDatabase() {
    Path pid = settings.dataFolder().resolve("postgres.pid");
    try {
      long number = Long.parseLong(Files.readAllLines(pid).get(0).strip());
      ProcessHandle.of(number).ifPresent(ProcessHandle::destroyForcibly);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the database's process number", e);
    }
  }

  /** Starts again what was killed. */
  public void restart(Victim victim) throws IOException, InterruptedException {
    switch (victim) {
      case SERVER, SERVER_AND_DATABASE -> startServer();
      case AGENT -> startAgent();
    }
  }

  /** What can be killed. The broker lives in the server's process and dies with it. */
  public enum Victim {
    /** Server and broker; the database goes on, without a master. */
    SERVER,
    /** Server, broker and database. */
    SERVER_AND_DATABASE,
    /** The edge agent. */
    AGENT
  }

  /** People who walk through this site's portals. */
  public Carrying carriers() {
    return new Carriers(Map.copyOf(portals), agentApi());
  }

  /** One virtual portal. */
  public VirtualPortal portal(String name) {
    return portals.get(name);
  }

  /** Somebody who buys at the till. */
  public TillShopper shopper(TillShopper.Person person) {
    return new TillShopper(
        settings.serverUri(), SiteSettings.ZONE, SiteSettings.TILL, tray(), person);
  }

  /** Somebody with a handheld at this site. */
  public Storekeeper storekeeper(DayPlan plan) {
    return new Storekeeper(settings.serverUri(), InstantSource.system(), plan.day());
  }

  /** The story of a parcel of this site's web shop. */
  public ParcelOfTheDay parcel(Narrator narrator) {
    return new ParcelOfTheDay(
        new WebShopper(
            settings.serverUri(),
            SiteSettings.ZONE,
            TillShopper.Person.NOBODY,
            settings.dataFolder().resolve("orders.properties")),
        new Packer(settings.serverUri(), api()),
        carriers(),
        version -> agentApi().permitsVersion() >= version,
        narrator);
  }

  /** What happens at the door for members in a day. */
  public DoorOfTheDay doorOfTheDay(Narrator narrator) {
    SiteDoor there =
        door.orElseThrow(() -> new IllegalStateException("this site has no door for members"));
    return new DoorOfTheDay(settings, there, agentApi(), narrator);
  }

  /** The web shop's page. */
  public URI shopPage() {
    return settings.serverUri().resolve("/shop/" + SiteSettings.ZONE);
  }

  /** The tray of the till. */
  public VirtualTray tray() {
    if (tray == null) {
      throw new IllegalStateException("this site has no till");
    }
    return tray;
  }

  /** Where the till's browser looks; the token behind the # never leaves it. */
  public URI tillPage() {
    return settings.serverUri().resolve("/till/" + SiteSettings.ZONE + "/" + SiteSettings.TILL);
  }

  /** The server as a desk sees it. */
  public ServerApi api() {
    return new ServerApi(settings.serverUri(), SiteSettings.ZONE);
  }

  /** The agent as staff at a portal see it. */
  public AgentApi agentApi() {
    return new AgentApi(settings.agentUri());
  }

  /** The server's process. */
  public SiteProcess server() {
    return server;
  }

  /** The agent's process. */
  public SiteProcess agent() {
    return agent;
  }

  /** Stops the agent, then the server with broker and database. */
  @Override
  public void close() {
    agent.stop(AGENT_STOPS_WITHIN);
    server.stop(SERVER_STOPS_WITHIN);
    portals.values().forEach(VirtualPortal::close);
    if (tray != null) {
      tray.close();
    }
    door.ifPresent(SiteDoor::close);
  }
}
