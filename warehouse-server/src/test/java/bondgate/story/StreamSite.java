package bondgate.story;

import bondgate.simulator.day.ServerApi;
import bondgate.simulator.day.SiteProcess;
import bondgate.simulator.day.SiteSettings;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** The packaged server and some load agents as processes of their own, to be struck. */
final class StreamSite implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_WITHIN = Duration.ofSeconds(90);
  private static final int TAGS_EACH = 20;

  private final SiteSettings settings;
  private final Path project = Path.of(System.getProperty("bondgate.project", ".."));
  private final SiteProcess server;
  private final List<LoadProcess> agents = new ArrayList<>();

  /** A site on that folder; further settings of the server may name a broker or a database. */
  StreamSite(Path folder, Map<String, String> further) throws IOException {
    settings = SiteSettings.onFreePorts(folder, project);
    server = server(further);
  }

  private SiteProcess server(Map<String, String> further) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("bondgate.data", data().toString());
    all.put("bondgate.zone", SiteSettings.ZONE);
    all.put("bondgate.broker.port", Integer.toString(settings.brokerPort()));
    all.put("quarkus.http.port", Integer.toString(settings.serverPort()));
    all.put("bondgate.exit-with-parent", "true");
    all.put("bondgate.access.login", "off");
    all.putAll(further);
    return new SiteProcess("server", settings.serverJar(), all, data().resolve("logs/server.log"));
  }

  Path data() {
    return settings.dataFolder();
  }

  URI uri() {
    return settings.serverUri();
  }

  Path serverJar() {
    return settings.serverJar();
  }

  /** Starts a server that has to wait for its turn. */
  void startWaiting() throws IOException {
    server.start();
  }

  SiteProcess server() {
    return server;
  }

  void stopServer() throws IOException {
    server.stop(Duration.ofSeconds(10));
  }

  ServerApi api() {
    return new ServerApi(settings.serverUri(), SiteSettings.ZONE);
  }

  int brokerPort() {
    return settings.brokerPort();
  }

  List<LoadProcess> agents() {
    return agents;
  }

  Path serverLog() {
    return server.log();
  }

  void startServer() throws IOException, InterruptedException {
    server.start();
    awaitReady(server, START_WITHIN);
  }

  private void awaitReady(SiteProcess process, Duration within) throws InterruptedException {
    boolean ready = until(within, () -> api().isReady() || !process.isAlive());
    if (!ready || !process.isAlive()) {
      throw new IllegalStateException("the server did not start; see " + process.log());
    }
  }

  /** The embedded broker's address and login. */
  Onlooker.Broker embeddedBroker() {
    Properties properties = new Properties();
    try (Reader file = Files.newBufferedReader(data().resolve("broker.properties"))) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the server has not told where its broker is", e);
    }
    return new Onlooker.Broker(
        properties.getProperty("url"),
        properties.getProperty("username"),
        properties.getProperty("password"));
  }

  /** Starts so many agents, lets them make facts, and has them and their tags registered. */
  void startAgents(int count, int perSecond, Onlooker.Broker broker)
      throws IOException, InterruptedException {
    register(count);
    for (int i = 1; i <= count; i++) {
      startAgent(i, perSecond, broker, data(), Map.of());
    }
    for (LoadProcess agent : agents) {
      if (!until(START_WITHIN, () -> Files.exists(agent.publicKey()))) {
        throw new IllegalStateException("the load agent did not start; see " + agent.log());
      }
      ObjectNode act = act("enrol-" + agent.device(), "operator:test", "enrolDevice");
      act.put("device", agent.device());
      act.put("publicKey", Files.readString(agent.publicKey()).strip());
      api().act(act);
    }
  }

  /** Starts one that has its data in that folder, perhaps of another site that is no more. */
  LoadProcess startAgent(
      int number, int perSecond, Onlooker.Broker broker, Path home, Map<String, String> further)
      throws IOException {
    Map<String, String> own = new LinkedHashMap<>(further);
    own.put("bondgate.edge.server-key", data().resolve("server.pub").toString());
    own.put("bondgate.edge.broker.url", broker.url());
    own.put("bondgate.edge.broker.username", broker.username());
    own.put("bondgate.edge.broker.password", broker.password());
    own.put("load.rate", Integer.toString(perSecond));
    own.put("load.tags", String.join(",", tags(number)));
    LoadProcess agent = new LoadProcess(project.toAbsolutePath(), "load-" + number, home, own);
    agents.add(agent);
    agent.start();
    return agent;
  }

  private void register(int count) throws InterruptedException {
    ObjectNode item = act("item-load", "staff:desk-01", "registerItem");
    item.put("item", "LOAD").put("hsCode", "2204210000").put("unit", "142");
    item.put("nameZh", "试验").put("nameEn", "load");
    item.put("unitValueFen", 12_000).put("fullTaxFen", 5_200).put("cbecTaxFen", 3_100);
    api().act(item);
    ObjectNode list = act("list-load", "staff:desk-01", "acceptInboundList");
    ArrayNode epcs =
        list.put("listNo", "QD460126I000000001")
            .putArray("lines")
            .addObject()
            .put("item", "LOAD")
            .putArray("epcs");
    IntStream.rangeClosed(1, count).forEach(i -> tags(i).forEach(epcs::add));
    api().act(list);
  }

  private static List<String> tags(int agent) {
    return IntStream.range(0, TAGS_EACH)
        .mapToObj(tag -> "3034BEEF%016X".formatted(agent * 1_000 + tag))
        .toList();
  }

  private static ObjectNode act(String id, String actor, String name) {
    return JSON.createObjectNode().put("id", id).put("actor", actor).put("act", name);
  }

  /** What can be struck. */
  enum Victim {
    /** One of the agents. */
    AGENT,
    /** The server with the broker inside; the database goes on, without a master. */
    SERVER,
    /** The database; the server has to start it again. */
    DATABASE,
    /** All three at once. */
    SERVER_AND_DATABASE
  }

  /** Kills as {@code kill -9} does, and starts again what does not start by itself. */
  void strike(Victim victim, LoadProcess agent) throws IOException, InterruptedException {
    switch (victim) {
      case AGENT -> {
        agent.kill();
        agent.start();
      }
      case SERVER -> {
        server.kill();
        startServer();
      }
      case DATABASE -> killDatabase();
      case SERVER_AND_DATABASE -> {
        server.kill();
        killDatabase();
        startServer();
      }
    }
  }

  private void killDatabase() throws IOException {
    Path file = data().resolve("postgres.pid");
    if (Files.exists(file)) {
      long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** No more facts; everything that was made is acknowledged, or an agent is named. */
  void quiet(Duration within) throws IOException, InterruptedException {
    for (LoadProcess agent : agents) {
      agent.makeNoMore();
    }
    for (LoadProcess agent : agents) {
      if (!until(within, () -> isDrained(agent))) {
        throw new IllegalStateException(
            "%s is not through after %s; see %s and %s"
                .formatted(agent.device(), within, agent.log(), server.log()));
      }
    }
    for (LoadProcess agent : agents) {
      agent.kill();
    }
  }

  private static boolean isDrained(LoadProcess agent) {
    return agent.witnessTail(200).contains("\nQ ");
  }

  /** Waits until every agent is told that something further of its own is committed. */
  Duration untilAllGoOn(Duration within) throws InterruptedException {
    long from = System.nanoTime();
    for (LoadProcess agent : agents) {
      long before = agent.lastAcked();
      if (!until(within, () -> agent.lastAcked() > before)) {
        throw new IllegalStateException(
            "%s stands still for %s; see %s and %s"
                .formatted(agent.device(), within, agent.log(), server.log()));
      }
    }
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /**
   * The server counts everything again, from the first leaf and the first row, before it is ready.
   *
   * @param within how long that may take: a million leaves some half a minute
   */
  void restartWithFullAudit(Duration within) throws IOException, InterruptedException {
    server.stop(Duration.ofSeconds(10));
    Map<String, String> audit = new LinkedHashMap<>();
    audit.put("bondgate.evidence.audit-on-start", "true");
    audit.put("bondgate.ledger.check-from-beginning", "true");
    SiteProcess auditing = server(audit);
    try {
      auditing.start();
      awaitReady(auditing, within);
    } finally {
      auditing.stop(Duration.ofSeconds(10));
    }
  }

  static boolean until(Duration within, BooleanSupplier isSo) throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    for (LoadProcess agent : agents) {
      agent.end();
    }
    if (!server.stop(Duration.ofSeconds(10))) {
      killDatabase();
    }
  }
}
