package bondgate.edge.load;

import bondgate.edge.RunningAgent;
import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.OutboxException;
import bondgate.edge.outbox.RecordClock;
import bondgate.edge.portal.FakeReader;
import bondgate.edge.settings.EdgeConfig;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.SettingsCheck;
import bondgate.edge.settings.SettingsResult;
import bondgate.events.SealedRecord;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The agent's own outbox, key and uplink as a process that is fed with made-up facts instead of a
 * reader's. What it intends, and what its outbox answered, stands in a file of its own ({@link
 * Witness}), so that whoever checks the server need not believe the outbox.
 *
 * <p>System properties: all of the agent's, and {@code load.rate} (facts a second), {@code
 * load.seed}, {@code load.witness} (the file), {@code load.stop} (a file: once it is there, no more
 * facts are made), {@code load.tags} (tags that the server knows, separated by commas).
 */
public final class LoadAgent {
  private static final long TICK_MILLIS = 20;
  private static final int MOST_AT_ONCE = 200;

  private final Outbox outbox;
  private final Witness witness;
  private final LoadMix mix;
  private final int perSecond;
  private final Path stop;

  private LoadAgent(Outbox outbox, Witness witness, LoadMix mix, int perSecond, Path stop) {
    this.outbox = outbox;
    this.witness = witness;
    this.mix = mix;
    this.perSecond = perSecond;
    this.stop = stop;
  }

  /** Runs until it is killed, or whoever started it ends. */
  public static void main(String[] args) throws Exception {
    ProcessHandle.current().parent().ifPresent(LoadAgent::endWith);
    EdgeSettings settings = settings();
    RecordClock clock =
        new RecordClock(InstantSource.system(), System::nanoTime, UUID.randomUUID());
    try (Witness witness = Witness.open(Path.of(System.getProperty("load.witness")))) {
      witness.started(clock.bootId());
      RunningAgent agent =
          RunningAgent.start(
              settings, "load", clock, new SecureRandom(), (reader, steady) -> new FakeReader());
      LoadMix mix =
          new LoadMix(
              new Random(Long.getLong("load.seed", 1) + System.nanoTime()),
              List.of(System.getProperty("load.tags", "ABCD").split(",", -1)),
              clock.wall());
      new LoadAgent(
              agent.outbox(),
              witness,
              mix,
              Integer.getInteger("load.rate", 500),
              Path.of(System.getProperty("load.stop")))
          .run();
    }
  }

  private static void endWith(ProcessHandle parent) {
    Thread watch =
        new Thread(
            () -> {
              parent.onExit().join();
              Runtime.getRuntime().halt(1);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static EdgeSettings settings() throws IOException {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withMapping(EdgeConfig.class)
            .withValidateUnknown(false)
            .withSources(
                new PropertiesConfigSource(
                    LoadAgent.class.getResource("/application.properties"), 100),
                new SysPropConfigSource())
            .build();
    SettingsResult result =
        SettingsCheck.check(config.getConfigMapping(EdgeConfig.class), config.getPropertyNames());
    if (result instanceof SettingsResult.Unusable unusable) {
      throw new IllegalArgumentException(unusable.problems().toString());
    }
    return ((SettingsResult.Usable) result).settings();
  }

  private void run() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    long made = 0;
    long saidAcked = -1;
    long saidDrained = -1;
    while (true) {
      if (!Files.exists(stop)) {
        long due = (System.nanoTime() - begun) * perSecond / TimeUnit.SECONDS.toNanos(1) - made;
        made += make((int) Math.min(due, MOST_AT_ONCE));
      } else if (outbox.unsent() == 0 && outbox.ackedSeq() != saidDrained) {
        saidDrained = outbox.ackedSeq();
        witness.drained(saidDrained);
      }
      long acked = outbox.ackedSeq();
      if (acked != saidAcked) {
        saidAcked = acked;
        witness.acknowledged(acked);
      }
      TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
    }
  }

  private int make(int due) throws IOException {
    if (due <= 0) {
      return 0;
    }
    List<Fact> facts = mix.next(due);
    witness.intends(facts);
    try {
      List<SealedRecord> records = outbox.append(facts);
      witness.produced(records);
    } catch (OutboxException e) {
      System.err.println("not appended: " + e.getMessage());
    }
    return due;
  }
}
