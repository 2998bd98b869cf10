package bondgate.edge;

import bondgate.edge.outbox.OutboxException;
import bondgate.edge.outbox.RecordClock;
import bondgate.edge.outbox.RecordClock.TimeOffset;
import bondgate.edge.settings.EdgeConfig;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.LlrpAddress;
import bondgate.edge.settings.SettingsCheck;
import bondgate.edge.settings.SettingsProblem;
import bondgate.edge.settings.SettingsResult;
import bondgate.rfid.RfidReader;
import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.llrp.client.LlrpReader;
import bondgate.rfid.llrp.client.LlrpSettings;
import bondgate.rfid.serial.SerialR2000Reader;
import bondgate.rfid.serial.SerialSettings;
import bondgate.rfid.serial.SerialUhfReader;
import bondgate.rfid.serial.UhfReaderSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** The agent's program: reads the settings, starts the agent, waits, and stops it. */
public final class EdgeAgent implements QuarkusApplication {
  /** What the program ends with when the settings or the data folder do not let it start. */
  public static final int CANNOT_START = 2;

  private static final int NTP_PORT = 123;
  private static final Logger LOG = Logger.getLogger(EdgeAgent.class);

  private final EdgeConfig config;
  private final Config allKeys;
  private final AgentAtWork atWork;

  EdgeAgent(EdgeConfig config, Config allKeys, AgentAtWork atWork) {
    this.config = config;
    this.allKeys = allKeys;
    this.atWork = atWork;
  }

  @Override
  public int run(String... args) throws InterruptedException {
    SettingsResult result = SettingsCheck.check(config, allKeys.getPropertyNames());
    if (result instanceof SettingsResult.Unusable unusable) {
      refuse(unusable.problems());
      return CANNOT_START;
    }
    EdgeSettings settings = ((SettingsResult.Usable) result).settings();
    RecordClock clock =
        new RecordClock(
            InstantSource.system(),
            System::nanoTime,
            UUID.randomUUID(),
            time(settings.clock().timeServer()),
            settings.clock().jumpFrom());
    try (RunningAgent agent =
        RunningAgent.start(settings, version(), clock, new SecureRandom(), EdgeAgent::reader)) {
      atWork.begin(agent);
      LOG.infof(
          "edge agent %s/%s works: %d readers, records from %d on, key %s",
          settings.zone(),
          settings.device(),
          settings.readers().size(),
          agent.outbox().ackedSeq() + 1,
          agent.publicKey());
      exitWithParent(settings);
      Quarkus.waitForExit();
      atWork.end();
    } catch (OutboxException e) {
      LOG.errorf("cannot start: %s", e.getMessage());
      return CANNOT_START;
    }
    LOG.info("edge agent stopped");
    return 0;
  }

  private static Supplier<Optional<TimeOffset>> time(String server) {
    if (server.isEmpty()) {
      return Optional::empty;
    }
    String[] parts = server.split(":", 2);
    int port = parts.length == 1 ? NTP_PORT : Integer.parseInt(parts[1]);
    TimeServer asked = new TimeServer(parts[0], port, InstantSource.system(), System::nanoTime);
    asked.start();
    return asked::offset;
  }

  private static void refuse(List<SettingsProblem> problems) {
    LOG.errorf("cannot start, %d settings are wrong:", problems.size());
    for (SettingsProblem problem : problems) {
      LOG.errorf("  %s", problem);
    }
  }

  static RfidReader reader(EdgeSettings.Reader reader, InstantSource clock) {
    SerialSettings line = reader.serial();
    if (reader.protocol().equals(LlrpAddress.PROTOCOL)) {
      LlrpAddress at = LlrpAddress.of(line.portPath()).orElseThrow();
      LlrpSettings plain =
          LlrpSettings.of(at.host(), line.antennas())
              .withPort(at.port())
              .withInputs(reader.beamInputs())
              .withTid(reader.tidWords());
      return new LlrpReader(
          reader.trust().map(plain::withTls).orElse(plain), clock, new SecureRandom());
    }
    if (reader.protocol().equals("r2000")) {
      return new SerialR2000Reader(line, clock);
    }
    return new SerialUhfReader(
        UhfReaderSettings.of(line.portPath(), reader.protocol(), line.antennas())
            .withBaud(line.baud())
            .withDialect(new DialectSettings(DialectSettings.ANY_ADDRESS, line.ports()))
            .withRetry(line.retryFirst(), line.retryLongest()),
        clock);
  }

  private static void exitWithParent(EdgeSettings settings) {
    if (!settings.exitWithParent()) {
      return;
    }
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    if (parent.isEmpty()) {
      Quarkus.asyncExit();
      return;
    }
    CompletableFuture<Void> unused = parent.get().onExit().thenRun(Quarkus::asyncExit);
  }

  private static String version() {
    String version = EdgeAgent.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
