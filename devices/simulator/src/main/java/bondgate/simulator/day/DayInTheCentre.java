package bondgate.simulator.day;

import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.RawReplay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The README's first command: starts a whole site in one terminal and plays a day in it. */
public final class DayInTheCentre {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

  private final SiteSettings settings;
  private final long seed;
  private final Optional<SiteFaces> faces;

  private DayInTheCentre(SiteSettings settings, long seed, Optional<SiteFaces> faces) {
    this.settings = settings;
    this.seed = seed;
    this.faces = faces;
  }

  /**
   * Settings are system properties: {@code bondgate.seed}, {@code .data}, {@code .replay}, and
   * {@code bondgate.faces.models} with {@code .photographs}.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String replay = System.getProperty("bondgate.replay", "");
    SiteSettings settings =
        SiteSettings.onThisLaptop(
            Path.of(System.getProperty("bondgate.data", ".bondgate")), Path.of(""));
    exitWithParent();
    try {
      DayInTheCentre demonstration =
          new DayInTheCentre(
              settings,
              Long.getLong("bondgate.seed", 20_261_123L),
              SiteFaces.of(
                  System.getProperty(SiteFaces.MODELS, ""),
                  System.getProperty(SiteFaces.PHOTOGRAPHS, "")));
      demonstration.requireFreePorts();
      if (replay.isEmpty() || replay.startsWith("${")) {
        demonstration.playDays();
      } else {
        demonstration.replay(Path.of(replay));
      }
    } catch (IllegalStateException | IOException e) {
      say(e.getMessage());
      System.exit(1);
    }
  }

  /** Whoever stops Maven alone stops us too. */
  private static void exitWithParent() {
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    Thread watch =
        new Thread(
            () -> {
              parent.onExit().join();
              System.exit(0);
            },
            "watch the parent");
    watch.setDaemon(true);
    watch.start();
  }

  private void playDays() throws IOException, InterruptedException {
    SiteDoor door = SiteDoor.open(settings, faces);
    Site site = Site.withTillShopAndDoor(settings, seed, door);
    Supervisor supervisor = start(site);
    DayBook book = new DayBook(settings.dataFolder());
    DayPlan plan = book.next(seed);
    say("Day %d, seed %d.".formatted(plan.day(), plan.seed()));
    say("The till's screen: %s".formatted(site.tillPage()));
    say("The web shop: %s".formatted(site.shopPage()));
    new DayPlayer(
            plan,
            site.api(),
            site.agentApi(),
            site.carriers(),
            DayInTheCentre::say,
            Optional.of(site.shopper(TillShopper.Person.NOBODY)))
        .with(site.storekeeper(plan))
        .with(site.doorOfTheDay(DayInTheCentre::say))
        .play(site.parcel(DayInTheCentre::say));
    book.finished(plan);
    say("The day is over. Everything goes on running; look around. Ctrl-C stops it.");
    supervisor.await();
  }

  private void replay(Path recording) throws IOException, InterruptedException {
    PseudoTerminal terminal = PseudoTerminal.open();
    Site site = new Site(settings, Map.of("exit", terminal.slavePath()));
    Supervisor supervisor = start(site);
    say("Playing the bytes of %s to the reader at the exit ...".formatted(recording));
    RawReplay.read(recording).play(terminal);
    say("... played. Its tags stand in the fence log. Ctrl-C stops everything.");
    drain(terminal);
    supervisor.await();
  }

  /** What the agent goes on asking is taken off the line, or it would fill up. */
  private static void drain(PseudoTerminal terminal) {
    Thread drain =
        new Thread(
            () -> {
              while (terminal.isPlugged()) {
                terminal.read(Duration.ofSeconds(1));
              }
            },
            "drain the line");
    drain.setDaemon(true);
    drain.start();
  }

  private Supervisor start(Site site) throws IOException, InterruptedException {
    Supervisor supervisor = new Supervisor(site, DayInTheCentre::say);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop the site"));
    say("Starting the server (PostgreSQL and MQTT broker with it) ...");
    site.startServer();
    say("Starting the edge agent ...");
    site.startAgent();
    site.enrolAgent();
    supervisor.begin();
    say(
        "Bondgate runs: %s   Ctrl-C stops it. Logs: %s"
            .formatted(settings.serverUri(), settings.dataFolder().resolve("logs")));
    return supervisor;
  }

  private void requireFreePorts() {
    requireFree(settings.serverPort(), "the server's pages");
    requireFree(settings.brokerPort(), "the MQTT broker");
    requireFree(settings.agentPort(), "the edge agent's status");
  }

  private static void requireFree(int port, String what) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      throw new IllegalStateException(
          "port %d is taken, and %s need it; stop the program that has it (another Bondgate?)"
              .formatted(port, what),
          e);
    }
  }

  private static void say(String sentence) {
    System.out.println(CLOCK.format(Instant.now()) + "  " + sentence);
  }

  /** Starts a process again that died, as an operating system's service manager would. */
  private static final class Supervisor {
    private static final long LOOK_EVERY_MILLIS = 500;

    private final Site site;
    private final Narrator narrator;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "supervisor");

    Supervisor(Site site, Narrator narrator) {
      this.site = site;
      this.narrator = narrator;
      thread.setDaemon(true);
    }

    void begin() {
      thread.start();
    }

    void await() throws InterruptedException {
      stopped.await();
    }

    void stop() {
      stopped.countDown();
      thread.interrupt();
      site.close();
    }

    private void watch() {
      try {
        while (stopped.getCount() > 0) {
          Thread.sleep(LOOK_EVERY_MILLIS);
          restartIfDead(site.server(), Site.Victim.SERVER);
          restartIfDead(site.agent(), Site.Victim.AGENT);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException | IllegalStateException e) {
        narrator.say(e.getMessage());
      }
    }

    private void restartIfDead(SiteProcess process, Site.Victim victim)
        throws IOException, InterruptedException {
      if (stopped.getCount() > 0 && !process.isAlive()) {
        narrator.say("The %s is gone. Starting it again ...".formatted(process.name()));
        site.restart(victim);
        narrator.say("The %s is back.".formatted(process.name()));
      }
    }
  }
}
