package bondgate.simulator.llrp;

import bondgate.rfid.Epc;
import bondgate.rfid.llrp.LlrpBuilder;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.Octets;
import bondgate.simulator.RadioField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * A virtual LLRP reader on a TCP port of this host. It takes one client, refuses the second as a
 * real one does, wants its keepalives acknowledged, and hears what the {@link RadioField} lets it
 * hear. Its clock stands a stated time beside the host's.
 */
public final class SimulatedLlrpReader implements AutoCloseable {
  private final ServerSocket server;
  private final RadioField field;
  private final InstantSource clock;
  private final Traits traits;
  private final List<Output> outputs = new CopyOnWriteArrayList<>();
  private final List<LlrpMessage> requests = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile Optional<LlrpSession> session = Optional.empty();
  private volatile boolean running = true;
  private volatile boolean mute;
  private volatile boolean refusesAccess;
  private final Map<Epc, Octets> tids = new ConcurrentHashMap<>();
  private final VirtualInputs inputs = new VirtualInputs();

  /**
   * What kind of reader it is.
   *
   * @param impinj whether it reports Impinj's phase and fine strength
   * @param versions whether it knows 1.1; one of 1.0.1 answers the question with an error
   * @param clockAhead how far its clock is ahead of the host's
   */
  public record Traits(boolean impinj, boolean versions, Duration clockAhead) {}

  /**
   * An output was set.
   *
   * @param port from 1
   * @param on the level
   * @param at when its request was decoded
   */
  public record Output(int port, boolean on, Instant at) {}

  private SimulatedLlrpReader(
      ServerSocket server, RadioField field, InstantSource clock, Traits traits) {
    this.server = server;
    this.field = field;
    this.clock = clock;
    this.traits = traits;
    this.thread = new Thread(this::accept, "simulated llrp");
    thread.setDaemon(true);
  }

  /** Switches one on at a free port of the loopback interface. */
  public static SimulatedLlrpReader start(RadioField field, InstantSource clock, Traits traits)
      throws IOException {
    return start(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), field, clock, traits);
  }

  /** The same behind TLS, with the key and certificate of that context. */
  public static SimulatedLlrpReader startTls(
      RadioField field, InstantSource clock, Traits traits, SSLContext tls) throws IOException {
    return start(
        tls.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress()),
        field,
        clock,
        traits);
  }

  private static SimulatedLlrpReader start(
      ServerSocket server, RadioField field, InstantSource clock, Traits traits) {
    SimulatedLlrpReader reader = new SimulatedLlrpReader(server, field, clock, traits);
    reader.thread.start();
    return reader;
  }

  /** Its TCP port. */
  public int port() {
    return server.getLocalPort();
  }

  /** All writes of outputs so far, in order. */
  public List<Output> outputs() {
    return List.copyOf(outputs);
  }

  /** All messages that clients sent, in order. */
  public List<LlrpMessage> requests() {
    return List.copyOf(requests);
  }

  /** Makes it refuse every AccessSpec, as a reader without room for one. */
  public void setRefusesAccess(boolean refuses) {
    refusesAccess = refuses;
  }

  /** Puts a tag's EPC on a chip with that TID; without this each EPC has a chip of its own. */
  public void setTid(Epc epc, Octets tid) {
    tids.put(epc, tid);
  }

  /**
   * Puts a level on an input, as a beam sensor does that is wired to it. Like a real one it tells
   * its client of the change only if that input is watched.
   *
   * @param port 1 to 4
   */
  public void setInput(int port, boolean high) {
    if (inputs.set(port, high)) {
      send(LlrpBuilder.of("GPIEvent").set("GPIPortNumber", port).set("GPIEvent", high ? 1 : 0));
    }
  }

  /** Makes it refuse to say how its inputs stand, as one that knows only their changes. */
  public void setRefusesLevels(boolean refuses) {
    inputs.setRefuses(refuses);
  }

  VirtualInputs inputs() {
    return inputs;
  }

  boolean refusesAccess() {
    return refusesAccess;
  }

  /** Six words: an extended TID with 48 bits of serial number. */
  Octets tidOf(Epc epc) {
    return tids.computeIfAbsent(
        epc, chip -> Octets.hex("E28011602000%012X".formatted(chip.hashCode() & 0xFFFF_FFFFL)));
  }

  /** Makes it silent, as one that hangs with its connection open, or lets it speak again. */
  public void setMute(boolean silent) {
    mute = silent;
  }

  /** Sends an event: {@code AntennaEvent}, {@code ReportBufferOverflowErrorEvent}, … */
  public void send(LlrpBuilder event) {
    session.ifPresent(s -> s.say(LlrpAnswers.event(event, clock.instant())));
  }

  /** Drops the connection without a word, as a pulled cable that somebody noticed. */
  public void drop() {
    session.ifPresent(LlrpSession::close);
  }

  boolean isMute() {
    return mute;
  }

  RadioField field() {
    return field;
  }

  InstantSource clock() {
    return clock;
  }

  Traits traits() {
    return traits;
  }

  void asked(LlrpMessage request) {
    requests.add(request);
  }

  void set(Output output) {
    outputs.add(output);
  }

  private void accept() {
    while (running) {
      try {
        Socket socket = server.accept();
        LlrpSession next = new LlrpSession(this, socket);
        if (session.filter(LlrpSession::isOpen).isPresent()) {
          next.refuse();
        } else {
          session = Optional.of(next);
          next.start();
        }
      } catch (IOException e) {
        if (running) {
          throw new UncheckedIOException("the virtual reader's port failed", e);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    running = false;
    server.close();
    session.ifPresent(LlrpSession::close);
  }
}
