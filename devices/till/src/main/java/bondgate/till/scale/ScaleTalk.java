package bondgate.till.scale;

import bondgate.till.Deframer;
import bondgate.till.Octets;
import bondgate.till.device.Fault;
import bondgate.till.device.Question;
import bondgate.till.device.Signal;
import bondgate.till.device.Talk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The conversation with a scale: asks it, or listens, and tells each reading. */
public final class ScaleTalk implements Talk {
  private static final Duration ASK_EVERY = Duration.ofMillis(200);
  private static final Duration ANSWER_WITHIN = Duration.ofMillis(500);

  private final ScaleProtocol protocol;
  private final ScaleRules rules;
  private final Consumer<Reading> readings;
  private final Consumer<Reading.Stable> weights;

  // Owned by the thread that holds the line.
  private final TwiceEqual twice = new TwiceEqual();
  private final Question<ScaleProtocol> question = new Question<>(ANSWER_WITHIN, 0);
  private final List<Signal> signals = new ArrayList<>();
  private Deframer<Indication> frames;
  private Instant askAt = Instant.MIN;
  private Instant heardAt = Instant.MIN;

  /**
   * A conversation that has not begun.
   *
   * @param readings is told each reading, on the line's thread
   * @param weights is told each stable weight that was read twice alike: the only ones to sell by
   */
  public ScaleTalk(
      ScaleProtocol protocol,
      ScaleRules rules,
      Consumer<Reading> readings,
      Consumer<Reading.Stable> weights) {
    this.protocol = protocol;
    this.rules = rules;
    this.readings = readings;
    this.weights = weights;
    this.frames = new Deframer<>(protocol.shape());
  }

  @Override
  public void opened(Instant now) {
    question.close();
    twice.forget();
    frames = new Deframer<>(protocol.shape());
    askAt = now;
    heardAt = now;
  }

  @Override
  public Optional<Octets> next(Instant now) {
    boolean asked = protocol.question().isPresent();
    if (asked ? question.isOverdue(now) : !now.isBefore(heardAt.plus(ANSWER_WITHIN))) {
      signals.add(new Signal.NoAnswer(protocol.name()));
      question.close();
      twice.forget();
      heardAt = now;
    }
    if (!asked || question.open().isPresent() || now.isBefore(askAt)) {
      return Optional.empty();
    }
    askAt = now.plus(ASK_EVERY);
    return protocol.question().map(bytes -> question.ask(protocol, bytes, now));
  }

  @Override
  public Duration idle(Instant now) {
    // A scale that streams must be listened to all the time.
    return protocol.question().isEmpty() || question.open().isPresent()
        ? ANSWER_WITHIN
        : Duration.between(now, askAt);
  }

  @Override
  public void heard(Octets bytes, Instant now) {
    long damaged = frames.wrongChecks();
    List<Indication> said = frames.feed(bytes);
    signals.add(new Signal.Frames(said.size(), frames.wrongChecks() - damaged));
    said.forEach(indication -> take(indication, now));
  }

  @Override
  public void silence(Instant now) {
    frames.silence().forEach(indication -> take(indication, now));
  }

  private void take(Indication indication, Instant now) {
    question.close();
    heardAt = now;
    Reading reading = rules.read(indication);
    signals.add(new Signal.Answered());
    signals.add(
        reading instanceof Reading.Refused refused
            ? new Signal.Complaint(Fault.REFUSES, refused.reason().english())
            : new Signal.Cleared(Fault.REFUSES));
    readings.accept(reading);
    twice.heard(reading).ifPresent(weights);
  }

  @Override
  public void lost(Instant now) {
    question.close();
    twice.forget();
  }

  @Override
  public List<Signal> drain() {
    List<Signal> all = List.copyOf(signals);
    signals.clear();
    return all;
  }
}
