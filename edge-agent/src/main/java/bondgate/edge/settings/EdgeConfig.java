package bondgate.edge.settings;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/**
 * The settings as they were written, text by text. Units, defaults and ranges stand beside each key
 * in {@code application.properties}; {@link SettingsCheck} turns this into {@link EdgeSettings}.
 * Everything is optional text here, so that every problem can be told at once and in our words.
 */
@ConfigMapping(prefix = "bondgate.edge")
public interface EdgeConfig {
  Optional<String> zone();

  Optional<String> device();

  Optional<String> epoch();

  Optional<String> data();

  Optional<String> serverKey();

  Optional<String> heartbeatEvery();

  Optional<String> alarmFor();

  Optional<String> exitWithParent();

  Optional<String> httpPort();

  Broker broker();

  Outbox outbox();

  Clock clock();

  Batch batch();

  Reconnect reconnect();

  Detector detector();

  Map<String, Reader> readers();

  Map<String, TillConfig> tills();

  Map<String, DoorConfig> doors();

  FacesConfig faces();

  TerminalsConfig terminals();

  /** Where the broker is and who we are there. */
  interface Broker {
    Optional<String> url();

    Optional<String> username();

    Optional<String> password();

    Optional<String> trust();

    Optional<String> file();
  }

  /** What is kept on disk. */
  interface Outbox {
    Optional<String> reserveMib();

    Optional<String> keep();

    Optional<String> keepMib();

    Optional<String> historyLost();
  }

  /** What is known of the time. */
  interface Clock {
    Optional<String> timeServer();

    Optional<String> jumpFrom();
  }

  /** How records travel. */
  interface Batch {
    Optional<String> records();

    Optional<String> waitFor();

    Optional<String> answerWithin();

    Optional<String> unknownDeviceRetry();

    Optional<String> window();

    Optional<String> refusedRetry();

    Optional<String> refusedMost();
  }

  /** How soon a lost connection is tried again. */
  interface Reconnect {
    Optional<String> least();

    Optional<String> most();
  }

  /** Thresholds of the inference. */
  interface Detector {
    Optional<String> quiet();

    Optional<String> longest();

    Optional<String> spreadFloorCentiDb();

    Optional<String> gapFloor();

    Optional<String> leastReads();

    Optional<String> decidingReads();

    Optional<String> relativeFloorPermille();

    Optional<String> acrossLimitPermille();

    Optional<String> balanceLimitCentiDb();

    Optional<String> insideOpeningDbm();

    Optional<String> stillAfter();

    Optional<String> movedCentiDb();

    Optional<String> forgetAfter();

    Optional<String> closeByDbm();

    Optional<String> aheadCentiDb();

    Optional<String> tendencyAfter();

    Optional<String> tendencyReads();

    Optional<String> poolPartners();

    Optional<String> poolWait();

    Optional<String> referenceSilentAfter();

    Optional<String> beamBridge();

    Optional<String> beamStuckAfter();

    Optional<String> strayMarginPercent();

    Optional<String> faintMarginPercent();

    Optional<String> faintMarginWithBeamsPercent();
  }

  /** One reader and the openings it looks at. */
  interface Reader {
    Optional<String> port();

    Optional<String> protocol();

    Optional<String> baud();

    Optional<String> ports();

    Optional<String> alarmOutput();

    Optional<String> lockOutput();

    Optional<String> trust();

    Optional<String> tidWords();

    Map<String, Portal> portals();
  }

  /** The two rows of antennas of one opening, and its reference tag. */
  interface Portal {
    Optional<String> referenceTag();

    Optional<String> inside();

    Optional<String> outside();

    Beams beams();
  }

  /** The box of contacts that the light beams of an opening are wired to. */
  interface Beams {
    Optional<String> port();

    Optional<String> baud();

    Optional<String> unit();

    Optional<String> map();
  }
}
