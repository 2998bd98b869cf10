package bondgate.simulator.llrp;

import bondgate.rfid.Epc;
import bondgate.rfid.llrp.LlrpBuilder;
import bondgate.rfid.llrp.LlrpDecoder;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.LlrpParameter;
import bondgate.rfid.llrp.LlrpStream;
import bondgate.rfid.llrp.LlrpTypes;
import bondgate.rfid.llrp.Octets;
import bondgate.simulator.RadioField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One client's connection to a virtual reader. */
final class LlrpSession {
  private static final Duration ROUND = Duration.ofMillis(35);
  private static final int PHASES = 4096;
  private static final int TID_BANK = 2;

  private final SimulatedLlrpReader reader;
  private final Socket socket;
  private final LlrpAnswers says;
  private final LlrpStream stream = new LlrpStream();
  private volatile boolean open = true;

  // Owned by the session's thread.
  private Optional<LlrpParameter.Known> spec = Optional.empty();
  private Optional<LlrpParameter.Known> access = Optional.empty();
  private boolean accessEnabled;
  private boolean enabled;
  private boolean started;
  private Duration keepaliveEvery = Duration.ZERO;
  private Instant nextKeepalive = Instant.MAX;
  private long nextId = 1;
  private int turn;

  LlrpSession(SimulatedLlrpReader reader, Socket socket) {
    this.reader = reader;
    this.socket = socket;
    this.says = new LlrpAnswers(reader.field().antennas(), reader.traits().impinj());
  }

  boolean isOpen() {
    return open;
  }

  void start() {
    Thread thread = new Thread(this::run, "simulated llrp client");
    thread.setDaemon(true);
    thread.start();
  }

  /** Says that a client is here already, and goes. */
  void refuse() {
    say(LlrpAnswers.event(attempt(2), reader.clock().instant()));
    close();
  }

  private static LlrpBuilder attempt(int status) {
    return LlrpBuilder.of("ConnectionAttemptEvent").set("Status", status);
  }

  void close() {
    open = false;
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a socket did not close", e);
    }
  }

  /** Sends a message, unless the reader hangs. */
  synchronized void say(LlrpMessage message) {
    if (reader.isMute()) {
      return;
    }
    try {
      socket.getOutputStream().write(message.toOctets().toArray());
    } catch (IOException e) {
      // The client is gone; the session ends at its next read.
      open = false;
    }
  }

  private void run() {
    say(LlrpAnswers.event(attempt(0), reader.clock().instant()));
    byte[] buffer = new byte[4096];
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) ROUND.toMillis());
      while (open) {
        int count = read(buffer);
        if (count < 0) {
          break;
        }
        for (Octets whole : stream.feed(Arrays.copyOf(buffer, count))) {
          LlrpMessage request = LlrpDecoder.decode(whole);
          reader.asked(request);
          obey(request);
        }
        work();
      }
    } catch (IOException e) {
      // The client is gone, or close() was called.
      open = false;
    }
    close();
  }

  private int read(byte[] buffer) throws IOException {
    try {
      return socket.getInputStream().read(buffer);
    } catch (SocketTimeoutException e) {
      return 0;
    }
  }

  private void work() {
    Instant now = reader.clock().instant();
    if (!now.isBefore(nextKeepalive)) {
      nextKeepalive = now.plus(keepaliveEvery);
      say(LlrpBuilder.of("KEEPALIVE").message(1, nextId++));
    }
    if (started) {
      List<Integer> antennas = antennas();
      int antenna = antennas.get(turn++ % antennas.size());
      for (RadioField.Hit hit : reader.field().inventory(antenna, now, ROUND)) {
        Instant readerTime = now.plus(reader.traits().clockAhead());
        int phase = (int) (nextId * 613 % PHASES);
        say(
            says.report(
                hit.epc(), antenna, hit.rssiDbm(), phase, readerTime, nextId++, tid(hit.epc())));
      }
    }
  }

  /** What our access to a tag of that EPC came to, if there is one. */
  private Optional<LlrpBuilder> tid(Epc epc) {
    return access
        .filter(spec -> accessEnabled)
        .flatMap(spec -> spec.first("AccessCommand"))
        .flatMap(command -> command.first("C1G2Read"))
        .filter(read -> read.fields().number("MB") == TID_BANK)
        .map(read -> LlrpAnswers.tidRead(read, reader.tidOf(epc)));
  }

  /** The antennas of the spec, from 0. */
  private List<Integer> antennas() {
    List<Integer> out = new ArrayList<>();
    byte[] ids =
        spec.orElseThrow()
            .first("AISpec")
            .orElseThrow()
            .fields()
            .block("AntennaIDs")
            .bytes()
            .toArray();
    for (int i = 1; i < ids.length; i += 2) {
      out.add(ids[i] - 1);
    }
    return out;
  }

  private void obey(LlrpMessage request) {
    switch (request.type()) {
      case LlrpTypes.KEEPALIVE_ACK -> {}
      case LlrpTypes.GET_READER_CAPABILITIES -> say(says.capabilities(request));
      case LlrpTypes.GET_SUPPORTED_VERSION -> versions(request);
      case LlrpTypes.SET_READER_CONFIG -> configure(request);
      case LlrpTypes.GET_READER_CONFIG -> say(reader.inputs().answer(request));
      case LlrpTypes.ADD_ROSPEC -> {
        spec = request.first("ROSpec");
        done(request, spec.isPresent() && spec.get().fields().number("CurrentState") == 0);
      }
      case LlrpTypes.DELETE_ROSPEC -> {
        started = false;
        enabled = false;
        spec = Optional.empty();
        done(request, true);
      }
      case LlrpTypes.ENABLE_ROSPEC -> {
        enabled = spec.isPresent();
        done(request, enabled);
      }
      case LlrpTypes.START_ROSPEC -> {
        started = enabled;
        done(request, started);
      }
      case LlrpTypes.ADD_ACCESSSPEC, LlrpTypes.ENABLE_ACCESSSPEC, LlrpTypes.DELETE_ACCESSSPEC ->
          access(request);
      case LlrpTypes.CLOSE_CONNECTION -> {
        done(request, true);
        close();
      }
      case LlrpTypes.SET_PROTOCOL_VERSION, LlrpTypes.CUSTOM_MESSAGE -> done(request, true);
      default ->
          say(says.error(request, LlrpAnswers.UNSUPPORTED_MESSAGE, "not by a virtual reader"));
    }
  }

  private void access(LlrpMessage request) {
    switch (request.type()) {
      case LlrpTypes.ADD_ACCESSSPEC -> {
        access = reader.refusesAccess() ? Optional.empty() : request.first("AccessSpec");
        accessEnabled = false;
        done(request, access.isPresent());
      }
      case LlrpTypes.ENABLE_ACCESSSPEC -> {
        accessEnabled = access.isPresent();
        done(request, accessEnabled);
      }
      default -> {
        access = Optional.empty();
        done(request, true);
      }
    }
  }

  private void done(LlrpMessage request, boolean good) {
    say(
        says.response(
            request, good ? 0 : LlrpAnswers.FIELD_ERROR, good ? "" : "not in this state"));
  }

  private void versions(LlrpMessage request) {
    say(
        reader.traits().versions()
            ? says.versions(request)
            : says.error(request, LlrpAnswers.UNSUPPORTED_MESSAGE, "version 1.0.1 only"));
  }

  private void configure(LlrpMessage request) {
    request
        .number("KeepaliveSpec", "PeriodicTriggerValue")
        .ifPresent(
            millis -> {
              keepaliveEvery = Duration.ofMillis(millis);
              nextKeepalive = reader.clock().instant().plus(keepaliveEvery);
            });
    boolean good = reader.inputs().configure(request);
    for (LlrpParameter.Known write : request.all("GPOWriteData").toList()) {
      int port = (int) write.fields().number("GPOPortNumber");
      good &= port >= 1 && port <= 4;
      if (good) {
        boolean on = write.fields().number("GPOData") == 1;
        reader.set(new SimulatedLlrpReader.Output(port, on, reader.clock().instant()));
      }
    }
    done(request, good);
  }
}
