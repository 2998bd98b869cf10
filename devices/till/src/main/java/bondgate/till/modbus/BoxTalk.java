package bondgate.till.modbus;

import bondgate.till.Deframer;
import bondgate.till.Octets;
import bondgate.till.device.Fault;
import bondgate.till.device.Question;
import bondgate.till.device.Signal;
import bondgate.till.device.Talk;
import bondgate.till.modbus.IoMap.Kind;
import bondgate.till.modbus.IoMap.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The conversation with one I/O box: writes outputs, reads them back, and watches contacts. An
 * output counts as switched only when it was read back; after silence nothing counts as known.
 */
public final class BoxTalk implements Talk {
  /** The pause between frames, 3.5 characters, which is 4 ms at 9600 baud. */
  private static final Duration BETWEEN_FRAMES = Duration.ofMillis(5);

  private final BoxSettings settings;
  private final Consumer<BoxEvent> listener;
  private final Question<ModbusRequest> question;
  private final Queue<String> toWrite = new ConcurrentLinkedQueue<>();
  private final Map<String, Boolean> wanted = new ConcurrentHashMap<>();
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  // Owned by the thread that holds the line.
  private final Map<String, Debounce> contacts = new HashMap<>();
  private final List<Signal> signals = new ArrayList<>();
  private Deframer<RtuFrame> frames = new Deframer<>(RtuFrame.replies());
  private Instant notBefore = Instant.MIN;
  private Instant pollAt = Instant.MIN;
  private Instant readBackAt = Instant.MIN;
  private boolean toldSilence;
  private Instant heardLastAt; // null before the line was opened

  /**
   * A conversation that has not begun.
   *
   * @param listener is told what happens, on the line's thread
   */
  public BoxTalk(BoxSettings settings, Consumer<BoxEvent> listener) {
    this.settings = settings;
    this.listener = listener;
    this.question = new Question<>(settings.replyWithin(), settings.repeats());
    settings.map().points().keySet().stream()
        .filter(name -> settings.map().points().get(name).kind() == Kind.INPUT)
        .forEach(name -> contacts.put(name, new Debounce(settings.settle())));
  }

  /** Wants an output so, until told otherwise. Any thread may call; then wake the runner. */
  public synchronized void want(String output, boolean active) {
    settings.map().point(output, Kind.COIL);
    wanted.put(output, active);
    known.remove(output);
    toWrite.add(output);
  }

  /** The state of an output or contact, empty while it is not known. Any thread may ask. */
  public Optional<Boolean> isActive(String name) {
    return Optional.ofNullable(known.get(name));
  }

  @Override
  public void opened(Instant now) {
    question.close();
    forget();
    notBefore = now;
    readBackAt = now;
    pollAt = now;
    heardLastAt = heardLastAt == null ? now : heardLastAt;
  }

  @Override
  public Optional<Octets> next(Instant now) {
    if (question.open().isPresent()) {
      return question.isOverdue(now) ? again(now) : Optional.empty();
    }
    if (now.isBefore(notBefore)) {
      return Optional.empty();
    }
    Optional<ModbusRequest> write = nextWrite();
    if (write.isPresent()) {
      return Optional.of(ask(write.get(), now));
    }
    int coils = settings.map().extent(Kind.COIL);
    if (coils > 0 && !now.isBefore(readBackAt)) {
      readBackAt = now.plus(settings.readBackEvery());
      return Optional.of(ask(new ModbusRequest.ReadCoils(0, coils), now));
    }
    int inputs = settings.map().extent(Kind.INPUT);
    if (inputs > 0 && !now.isBefore(pollAt)) {
      pollAt = now.plus(settings.pollEvery());
      return Optional.of(ask(new ModbusRequest.ReadInputs(0, inputs), now));
    }
    return Optional.empty();
  }

  /** The next output to write. Together with the wish, so that no wish is read half. */
  private synchronized Optional<ModbusRequest> nextWrite() {
    String output = toWrite.poll();
    if (output == null) {
      return Optional.empty();
    }
    Point point = settings.map().point(output, Kind.COIL);
    boolean level = wanted.get(output) != point.inverted();
    return Optional.of(ModbusRequest.WriteCoil.of(point.address(), level));
  }

  private Octets ask(ModbusRequest request, Instant now) {
    Octets message = ModbusMessages.encode(request);
    // A new one, so that no late byte of an earlier answer is taken for this one's.
    frames = new Deframer<>(RtuFrame.repliesOf(settings.map().unit(), message.at(0)));
    return question.ask(request, new RtuFrame(settings.map().unit(), message).toBytes(), now);
  }

  private Optional<Octets> again(Instant now) {
    String what = question.open().map(asked -> asked.getClass().getSimpleName()).orElse("");
    signals.add(
        new Signal.NoAnswer("%s after %d ms".formatted(what, settings.replyWithin().toMillis())));
    Optional<Octets> repeated = question.again(now);
    if (repeated.isEmpty()) {
      silent(now);
    }
    return repeated;
  }

  private void silent(Instant now) {
    forget();
    // It may have been without power: all that we want is written again when it answers.
    wanted.keySet().stream().filter(name -> !toWrite.contains(name)).forEach(toWrite::add);
    if (!toldSilence) {
      toldSilence = true;
      listener.accept(new BoxEvent.Silent(now, heardLastAt == null ? now : heardLastAt));
    }
  }

  private void forget() {
    known.clear();
    contacts.values().forEach(Debounce::forget);
  }

  @Override
  public Duration idle(Instant now) {
    if (question.open().isPresent()) {
      return question.idle();
    }
    Instant due = toWrite.isEmpty() ? earlier(pollAt, readBackAt) : now;
    return Duration.between(now, due.isBefore(notBefore) ? notBefore : due);
  }

  private Instant earlier(Instant poll, Instant readBack) {
    boolean onlyOutputs = settings.map().extent(Kind.INPUT) == 0;
    boolean onlyContacts = settings.map().extent(Kind.COIL) == 0;
    if (onlyOutputs || onlyContacts) {
      return onlyOutputs ? readBack : poll;
    }
    return poll.isBefore(readBack) ? poll : readBack;
  }

  @Override
  public void heard(Octets bytes, Instant now) {
    long damagedBefore = frames.wrongChecks();
    List<RtuFrame> came = frames.feed(bytes);
    tellFrames(came.size(), frames.wrongChecks() - damagedBefore);
    came.forEach(frame -> take(frame, now));
  }

  @Override
  public void silence(Instant now) {
    long damagedBefore = frames.wrongChecks();
    List<RtuFrame> came = frames.silence();
    tellFrames(came.size(), frames.wrongChecks() - damagedBefore);
    came.forEach(frame -> take(frame, now));
  }

  private void tellFrames(long right, long damaged) {
    if (right + damaged > 0) {
      signals.add(new Signal.Frames(right, damaged));
    }
  }

  private void take(RtuFrame frame, Instant now) {
    Optional<ModbusRequest> asked = question.open();
    if (asked.isEmpty()) {
      return;
    }
    ModbusReply reply = ModbusMessages.reply(asked.get(), frame.message());
    if (reply instanceof ModbusReply.NotUnderstood other) {
      // The question stays open; its own answer may still come.
      signals.add(new Signal.Complaint(Fault.WRONG_DEVICE, other.why()));
      return;
    }
    question.close();
    notBefore = now.plus(BETWEEN_FRAMES);
    toldSilence = false;
    heardLastAt = now;
    signals.add(new Signal.Answered());
    if (reply instanceof ModbusReply.Refused refused) {
      signals.add(new Signal.Complaint(Fault.REFUSES, refused.reason().english()));
      listener.accept(new BoxEvent.Refused(refused.reason(), now));
    } else if (reply instanceof ModbusReply.Levels levels) {
      signals.add(new Signal.Cleared(Fault.WRONG_DEVICE));
      signals.add(new Signal.Cleared(Fault.REFUSES));
      levels(asked.get(), levels.levels(), now);
    } else {
      readBackAt = now;
    }
  }

  private void levels(ModbusRequest asked, List<Boolean> levels, Instant now) {
    Kind kind = asked instanceof ModbusRequest.ReadCoils ? Kind.COIL : Kind.INPUT;
    settings
        .map()
        .points()
        .forEach(
            (name, point) -> {
              if (point.kind() == kind) {
                boolean active = levels.get(point.address()) != point.inverted();
                if (kind == Kind.COIL) {
                  output(name, active, now);
                } else {
                  contact(name, active, now);
                }
              }
            });
  }

  private void contact(String name, boolean active, Instant now) {
    contacts
        .get(name)
        .sample(active, now)
        .ifPresent(
            steady -> {
              known.put(name, steady);
              listener.accept(new BoxEvent.Contact(name, steady, now));
            });
  }

  private synchronized void output(String name, boolean active, Instant now) {
    Boolean want = wanted.get(name);
    if (toWrite.contains(name)) {
      // Read back from before the write that is still to come: says nothing.
      return;
    }
    if (want != null && want != active) {
      known.put(name, active);
      toWrite.add(name);
      signals.add(new Signal.Complaint(Fault.OUTPUT_DIFFERS, name));
      listener.accept(new BoxEvent.Differs(name, want, now));
      return;
    }
    Boolean before = known.put(name, active);
    if (want != null) {
      signals.add(new Signal.Cleared(Fault.OUTPUT_DIFFERS));
    }
    if (before == null || before != active) {
      listener.accept(new BoxEvent.Confirmed(name, active, now));
    }
  }

  @Override
  public void lost(Instant now) {
    question.close();
    silent(now);
  }

  @Override
  public List<Signal> drain() {
    List<Signal> all = List.copyOf(signals);
    signals.clear();
    return all;
  }
}
