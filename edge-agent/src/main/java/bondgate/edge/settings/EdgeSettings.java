package bondgate.edge.settings;

import bondgate.events.VerifyKey;
import bondgate.rfid.Epc;
import bondgate.rfid.llrp.client.LlrpTrust;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamEvent;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.PortalFittings;
import bondgate.rfid.serial.SerialSettings;
import bondgate.till.modbus.IoMap;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of one run, checked.
 *
 * @param zone the bonded zone 区域
 * @param device name of this agent in the zone
 * @param epoch epoch of the record sequence that an operator opened, from 1
 * @param data folder of the outbox, the keys and the permit list
 * @param serverKey the key that signs permit lists
 * @param heartbeatEvery interval of the heartbeat records
 * @param alarmFor how long siren and lock stay on after the last cause
 * @param exitWithParent whether the agent ends when the process that started it ends
 * @param httpPort TCP port of the status pages on the loopback address, 0 for any free one
 * @param broker the broker
 * @param outbox what is kept on disk
 * @param clock what is known of the time
 * @param batch how records travel
 * @param reconnect how soon a lost connection is tried again
 * @param detector thresholds of the inference
 * @param readers of gates, by name
 * @param tills by name
 * @param doors for people, by name; there is at least one reader, till or door
 * @param faces how faces are compared and kept; without them doors go by codes
 * @param terminals smart face terminals, if there are any
 */
public record EdgeSettings(
    String zone,
    String device,
    long epoch,
    Path data,
    VerifyKey serverKey,
    Duration heartbeatEvery,
    Duration alarmFor,
    boolean exitWithParent,
    int httpPort,
    Broker broker,
    Outbox outbox,
    Clock clock,
    Batch batch,
    Reconnect reconnect,
    CrossingSettings detector,
    List<Reader> readers,
    List<TillSettings> tills,
    List<DoorSettings> doors,
    Optional<FaceSettings> faces,
    Optional<TerminalsSettings> terminals) {
  /** Takes a copy. */
  public EdgeSettings {
    readers = List.copyOf(readers);
    tills = List.copyOf(tills);
    doors = List.copyOf(doors);
  }

  /**
   * The MQTT broker.
   *
   * @param url {@code tcp://host:port} or {@code ssl://host:port}
   * @param username empty for none
   * @param password empty for none
   * @param trust for {@code ssl://}, the file with the authority that is believed; empty for the
   *     JDK's own
   * @param file where all of this stands, read anew for each connection; empty if in the settings
   */
  public record Broker(
      String url, String username, String password, Optional<Path> trust, Optional<Path> file) {
    /** One that stands in the settings, and without an authority of its own. */
    public Broker(String url, String username, String password) {
      this(url, username, password, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
      return url; // never the password
    }
  }

  /**
   * What is kept on disk.
   *
   * @param reserveBytes size of the file that is given up when the disk is full; 0 for none
   * @param keep how long a record stays that the server has committed
   * @param keepBytes room for those records; 0 for none
   * @param historyLost a person's word that the server lost what it had signed; empty for none
   */
  public record Outbox(
      long reserveBytes, Duration keep, long keepBytes, Optional<HistoryLost> historyLost) {
    /** One that keeps nothing. */
    public Outbox(long reserveBytes) {
      this(reserveBytes, Duration.ZERO, 0, Optional.empty());
    }
  }

  /**
   * The word of who runs this agent that the server lost what it had signed.
   *
   * @param size entries of the log in the checkpoint that the agent holds and is to let go of
   * @param reason why
   */
  public record HistoryLost(long size, String reason) {}

  /**
   * What is known of the time.
   *
   * @param timeServer host, or host:port, that is asked by SNTP; empty for none
   * @param jumpFrom from which difference on the wall clock is said to have jumped
   */
  public record Clock(String timeServer, Duration jumpFrom) {}

  /**
   * How records travel.
   *
   * @param records most records of a batch
   * @param waitFor how long the first record of a batch waits for more
   * @param answerWithin when a batch without an answer is sent again
   * @param unknownDeviceRetry when it is sent again to a server that does not know this device yet
   * @param window most batches on their way at a time, from 1
   * @param refusedRetry when a batch that the server refused is tried again, the first time
   * @param refusedMost the longest such wait; each is twice the one before
   */
  public record Batch(
      int records,
      Duration waitFor,
      Duration answerWithin,
      Duration unknownDeviceRetry,
      int window,
      Duration refusedRetry,
      Duration refusedMost) {}

  /**
   * How soon a lost connection is tried again.
   *
   * @param least shortest wait
   * @param most longest wait
   */
  public record Reconnect(Duration least, Duration most) {}

  /**
   * One reader.
   *
   * @param name its name in records
   * @param protocol name of the protocol that it speaks, see {@code ReaderProtocols}
   * @param serial how to reach it
   * @param alarmOutput the reader's output that drives the siren
   * @param lockOutput the reader's output that drives the lock
   * @param portals the openings it looks at, by name
   * @param trust whose certificates are believed of a reader that speaks TLS; empty without TLS
   * @param tidWords so many words of each tag's TID are read, 0 to 31; 0: none
   */
  public record Reader(
      String name,
      String protocol,
      SerialSettings serial,
      int alarmOutput,
      int lockOutput,
      List<Portal> portals,
      Optional<LlrpTrust> trust,
      int tidWords) {
    /** One without TLS that reads no TID. */
    public Reader(
        String name,
        String protocol,
        SerialSettings serial,
        int alarmOutput,
        int lockOutput,
        List<Portal> portals) {
      this(name, protocol, serial, alarmOutput, lockOutput, portals, Optional.empty(), 0);
    }

    /** Takes a copy. */
    public Reader {
      portals = List.copyOf(portals);
    }

    /** Its inputs that the beams of its openings are wired to, in order. */
    public List<Integer> beamInputs() {
      return portals.stream()
          .flatMap(portal -> portal.beams().stream())
          .filter(beams -> beams.line().isEmpty())
          .flatMap(beams -> beams.inputs().stream())
          .distinct()
          .sorted()
          .toList();
    }
  }

  /**
   * One opening 通道门 and its two rows of antennas.
   *
   * @param name its name in records
   * @param inside antenna ports of the inside row, from 0
   * @param outside antenna ports of the outside row, from 0
   * @param referenceTag a tag fixed within earshot, whose silence says that the opening is blind
   * @param beams the light beams across it, if there are any
   */
  public record Portal(
      String name,
      Set<Integer> inside,
      Set<Integer> outside,
      Optional<Epc> referenceTag,
      Optional<Beams> beams) {
    /** An opening without beams. */
    public Portal(
        String name, Set<Integer> inside, Set<Integer> outside, Optional<Epc> referenceTag) {
      this(name, inside, outside, referenceTag, Optional.empty());
    }

    /** Takes a copy. */
    public Portal {
      inside = Set.copyOf(inside);
      outside = Set.copyOf(outside);
    }
  }

  /**
   * Light beams 光电对射 across an opening, at a box of contacts (Modbus RTU) or at the reader's own
   * inputs.
   *
   * @param line how the box is reached; empty if they are wired to the reader
   * @param map which input is which beam: {@code inside} and {@code outside}, or {@code middle};
   *     active while something stands in it
   * @param fitted how many there are
   */
  public record Beams(Optional<TillSettings.Device> line, IoMap map, PortalFittings.Beams fitted) {
    /** What stands for the port of a box where the beams are wired to the reader itself. */
    public static final String AT_READER = "reader";

    /** How two beams are wired to a reader, which counts its inputs from 1. */
    public static final String USUAL_MAP_AT_READER = "inside=input 1, outside=input 2";

    /** Beams at a box. */
    public Beams(TillSettings.Device line, IoMap map, PortalFittings.Beams fitted) {
      this(Optional.of(line), map, fitted);
    }

    /** How two beams are wired if nothing else is said. */
    public static final String USUAL_MAP = "inside=input 0, outside=input 1";

    /** How a map of beams is written, for who wrote another. */
    public static final String EXPECTED_MAP =
        "'inside=input <n>, outside=input <n>', or 'middle=input <n>' where there is one; with"
            + " inverted where the input is on while nothing stands in the beam";

    /** Which beams a map names; empty if it is no map of beams. */
    public static Optional<PortalFittings.Beams> fittedBy(IoMap map) {
      boolean inputs =
          map.points().values().stream().allMatch(point -> point.kind() == IoMap.Kind.INPUT);
      Set<String> names = map.points().keySet();
      if (inputs && names.equals(Set.of(name(Beam.INSIDE), name(Beam.OUTSIDE)))) {
        return Optional.of(PortalFittings.Beams.TWO);
      }
      return inputs && names.equals(Set.of(name(Beam.MIDDLE)))
          ? Optional.of(PortalFittings.Beams.ONE)
          : Optional.empty();
    }

    /** The inputs that they are wired to, in order. */
    public List<Integer> inputs() {
      return map.points().values().stream().map(IoMap.Point::address).sorted().toList();
    }

    /** What an input of a reader says of the beams; nothing for one that none is wired to. */
    public Optional<BeamEvent> event(int input, boolean high, Instant at) {
      return map.points().entrySet().stream()
          .filter(point -> point.getValue().address() == input)
          .map(
              point -> new BeamEvent(beam(point.getKey()), high != point.getValue().inverted(), at))
          .findFirst();
    }

    /** What a beam is called in a map. */
    public static String name(Beam beam) {
      return beam.name().toLowerCase(Locale.ROOT);
    }

    /** The beam of that name. */
    public static Beam beam(String name) {
      return Beam.valueOf(name.toUpperCase(Locale.ROOT));
    }
  }
}
