package bondgate.till.idcard;

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

/**
 * The conversation with a reader of identity cards: asks for its state, then finds, chooses and
 * reads a card once while it lies there. It reads only while it is wanted: nobody's card is read
 * because it lies near a till.
 */
public final class CardTalk implements Talk {
  private static final Duration FIND_EVERY = Duration.ofMillis(300);

  /** Reading takes a second or two. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

  private final Consumer<SamReply> listener;
  private volatile boolean wanted;

  // Owned by the thread that holds the line.
  private final Question<SamCommand> question = new Question<>(ANSWER_WITHIN, 0);
  private final List<Signal> signals = new ArrayList<>();
  private Deframer<Octets> frames = new Deframer<>(SamFrames.shape());
  private SamCommand next = SamCommand.STATUS;
  private Instant askAt = Instant.MIN;

  /**
   * A conversation that has not begun.
   *
   * @param listener is told a card that was read, and each refusal but that no card lies there
   */
  public CardTalk(Consumer<SamReply> listener) {
    this.listener = listener;
  }

  /** Whether the next card that is put down is to be read; ends with that card. Any thread. */
  public void want(boolean card) {
    wanted = card;
  }

  @Override
  public void opened(Instant now) {
    question.close();
    frames = new Deframer<>(SamFrames.shape());
    next = SamCommand.STATUS;
    askAt = now;
  }

  @Override
  public Optional<Octets> next(Instant now) {
    if (question.isOverdue(now)) {
      signals.add(new Signal.NoAnswer(question.open().map(SamCommand::name).orElse("")));
      question.close();
      again(SamCommand.STATUS, now);
    }
    if (question.open().isPresent() || now.isBefore(askAt)) {
      return Optional.empty();
    }
    if (next == SamCommand.FIND && !wanted) {
      // Asks for the state instead, so that a reader that was pulled out is noticed.
      next = SamCommand.STATUS;
    }
    return Optional.of(question.ask(next, next.toFrame(), now));
  }

  @Override
  public Duration idle(Instant now) {
    return question.open().isPresent() ? question.idle() : Duration.between(now, askAt);
  }

  @Override
  public void heard(Octets bytes, Instant now) {
    long damaged = frames.wrongChecks();
    List<Octets> contents = frames.feed(bytes);
    signals.add(new Signal.Frames(contents.size(), frames.wrongChecks() - damaged));
    contents.forEach(content -> take(content, now));
  }

  @Override
  public void silence(Instant now) {
    frames.silence().forEach(content -> take(content, now));
  }

  private void take(Octets content, Instant now) {
    Optional<SamCommand> asked = question.open();
    if (asked.isEmpty()) {
      return;
    }
    question.close();
    signals.add(new Signal.Answered());
    SamReply reply = SamReply.decode(asked.get(), content);
    if (reply instanceof SamReply.Refused refused) {
      refused(refused, now);
    } else if (reply instanceof SamReply.NotUnderstood other) {
      signals.add(new Signal.Complaint(Fault.WRONG_DEVICE, other.why()));
      again(SamCommand.STATUS, now);
    } else if (reply instanceof SamReply.CardFound) {
      at(SamCommand.SELECT, now);
    } else if (reply instanceof SamReply.CardRead) {
      wanted = false;
      listener.accept(reply);
      again(SamCommand.FIND, now);
    } else {
      signals.add(new Signal.Cleared(Fault.WRONG_DEVICE));
      signals.add(new Signal.Cleared(Fault.MECHANICAL));
      done(asked.get(), now);
    }
  }

  private void done(SamCommand asked, Instant now) {
    if (asked == SamCommand.SELECT) {
      at(SamCommand.READ, now);
    } else {
      again(SamCommand.FIND, now);
    }
  }

  private void refused(SamReply.Refused refused, Instant now) {
    if (refused.status() != SamStatus.NO_CARD) {
      listener.accept(refused);
    }
    if (refused.status() == SamStatus.SELF_TEST_FAILED) {
      signals.add(new Signal.Complaint(Fault.MECHANICAL, refused.status().english()));
    }
    again(SamCommand.FIND, now);
  }

  private void at(SamCommand command, Instant now) {
    next = command;
    askAt = now;
  }

  private void again(SamCommand command, Instant now) {
    next = command;
    askAt = now.plus(FIND_EVERY);
  }

  @Override
  public void lost(Instant now) {
    question.close();
  }

  @Override
  public List<Signal> drain() {
    List<Signal> all = List.copyOf(signals);
    signals.clear();
    return all;
  }
}
