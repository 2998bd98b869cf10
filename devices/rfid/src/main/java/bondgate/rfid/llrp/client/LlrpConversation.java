package bondgate.rfid.llrp.client;

import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.llrp.LlrpBuilder;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.LlrpParameter;
import bondgate.rfid.llrp.LlrpTypes;
import bondgate.rfid.supervised.WantedOutputs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What to say next to a reader on one open connection, and what its messages mean. No I/O and no
 * clock. The order is that of LLRP 1.0.1: the reader's word that the connection is ours, version,
 * capabilities, configuration, all old specs away, our ROSpec added, enabled and started.
 */
final class LlrpConversation {
  private static final Duration PAUSE_AFTER_REFUSED_OUTPUT = Duration.ofSeconds(1);
  private static final int DEGRADED_AFTER = 2;
  private static final int GIVEN_UP_AFTER = 4;
  private static final int LOW = 0;
  private static final int HIGH = 1;

  private final LlrpSettings settings;
  private final WantedOutputs outputs;
  private final Outlet outlet;
  private final ReaderEvents events;
  private final Steps steps;
  private final Deque<LlrpMessage> acknowledgements = new ArrayDeque<>();
  private final Instant opened;
  private Optional<Asked> asked = Optional.empty();
  private Optional<String> over = Optional.empty();
  private Reason overReason = Reason.PORT_LOST;
  private Instant lastHeard;
  private Instant outputsNotBefore = Instant.MIN;
  private long nextId = 1;
  private boolean ours;
  private boolean running;
  private boolean closing;
  private boolean quiet;

  /** Who is told what came of it. */
  interface Outlet {
    void condition(State state, Reason reason, String detail);

    /** The reader says that it lives: nothing passed but what was told. */
    void roundFinished();

    void report(LlrpParameter.Known tag);

    void input(int port, boolean high);
  }

  LlrpConversation(LlrpSettings settings, WantedOutputs outputs, Outlet outlet, Instant opened) {
    this.settings = settings;
    this.steps = new Steps(settings);
    this.outputs = outputs;
    this.outlet = outlet;
    this.opened = opened;
    this.lastHeard = opened;
    this.events = new ReaderEvents();
  }

  /** Why the connection must be closed; empty as long as it is good. */
  Optional<String> over() {
    return over;
  }

  Reason overReason() {
    return overReason;
  }

  boolean isRunning() {
    return running;
  }

  /** Says good-bye: the spec away, so that the reader stops sending, then the connection. */
  void close() {
    closing = true;
    asked = Optional.empty();
    if (ours) {
      steps.goodBye();
    } else {
      end(Reason.PORT_LOST, "closed");
    }
  }

  /** The message to send now, if there is one. */
  Optional<LlrpMessage> next(Instant now) {
    if (!acknowledgements.isEmpty()) {
      return Optional.of(acknowledgements.remove());
    }
    checkSilence(now);
    if (over.isPresent() || !ours || asked.isPresent()) {
      return Optional.empty();
    }
    Optional<Steps.Step> step = steps.take();
    if (step.isPresent()) {
      Steps.Step next = step.get();
      return Optional.of(
          ask(next.request(), next.version(), next.purpose(), Optional.empty(), now));
    }
    if (!running || closing || now.isBefore(outputsNotBefore)) {
      return Optional.empty();
    }
    return outputs
        .next()
        .map(
            level ->
                ask(
                    Requests.output(level),
                    steps.version(),
                    Asked.Purpose.OUTPUT,
                    Optional.of(level),
                    now));
  }

  private LlrpMessage ask(
      LlrpBuilder request,
      int version,
      Asked.Purpose purpose,
      Optional<WantedOutputs.Level> level,
      Instant now) {
    LlrpMessage message = request.message(version, nextId);
    nextId = nextId % 0xFFFF_FFFFL + 1;
    asked = Optional.of(new Asked(message, purpose, level, now));
    return message;
  }

  private void checkSilence(Instant now) {
    if (!ours && now.isAfter(opened.plus(settings.connectWithin()))) {
      end(
          Reason.NO_ROUND_END,
          "no word from the reader in %d ms after the connection; is it an LLRP reader?"
              .formatted(settings.connectWithin().toMillis()));
    } else if (asked.isPresent() && now.isAfter(asked.get().at().plus(settings.replyWithin()))) {
      end(
          Reason.NO_ROUND_END,
          "no response to %s in %d ms"
              .formatted(asked.get().request().name(), settings.replyWithin().toMillis()));
    } else if (running) {
      Duration silence = Duration.between(lastHeard, now);
      String detail =
          "no keepalive; expected one every %d ms".formatted(settings.keepaliveEvery().toMillis());
      if (silence.compareTo(settings.keepaliveEvery().multipliedBy(GIVEN_UP_AFTER)) > 0) {
        end(Reason.NO_ROUND_END, detail);
      } else if (silence.compareTo(settings.keepaliveEvery().multipliedBy(DEGRADED_AFTER)) > 0) {
        quiet = true;
        outlet.condition(State.DEGRADED, Reason.NO_ROUND_END, detail);
      }
    }
  }

  private void end(Reason reason, String detail) {
    if (over.isEmpty()) {
      over = Optional.of(detail);
      overReason = reason;
    }
  }

  /** The reader said this. */
  void heard(LlrpMessage message, Instant now) {
    lastHeard = now;
    if (quiet) {
      quiet = false;
      tellState();
    }
    switch (message.type()) {
      case LlrpTypes.KEEPALIVE -> keepalive(message);
      case LlrpTypes.RO_ACCESS_REPORT -> message.all("TagReportData").forEach(outlet::report);
      case LlrpTypes.READER_EVENT_NOTIFICATION ->
          message.first("ReaderEventNotificationData").ifPresent(this::event);
      default -> {
        if (asked.isPresent() && asked.get().isAnsweredBy(message)) {
          answered(message, now);
        } else if (message.type() == LlrpTypes.ERROR_MESSAGE) {
          outlet.condition(State.DEGRADED, Reason.READER_ERROR, Statuses.describe(message));
        }
      }
    }
  }

  private void keepalive(LlrpMessage message) {
    acknowledgements.add(LlrpBuilder.of("KEEPALIVE_ACK").message(message.version(), message.id()));
    if (running) {
      events.keepalive();
      outlet.roundFinished();
      tellState();
    }
  }

  private void tellState() {
    Optional<String> trouble = events.trouble();
    outlet.condition(
        trouble.isPresent() ? State.DEGRADED : State.ONLINE,
        trouble.isPresent() ? Reason.READER_ERROR : Reason.ROUND_FINISHED,
        trouble.orElse(""));
  }

  private void event(LlrpParameter.Known data) {
    Optional<LlrpParameter.Known> attempt = data.first("ConnectionAttemptEvent");
    if (attempt.isPresent() && !ours) {
      connection(attempt.get());
      return;
    }
    if (data.first("ConnectionCloseEvent").isPresent()) {
      end(Reason.PORT_LOST, "the reader closed the connection");
      return;
    }
    data.first("GPIEvent")
        .map(LlrpParameter.Known::fields)
        .ifPresent(
            gpi -> outlet.input((int) gpi.number("GPIPortNumber"), gpi.number("GPIEvent") == HIGH));
    if (events.heard(data) && running) {
      if (events.isOurSpecOver() && steps.isEmpty()) {
        steps.startReading();
      }
      tellState();
    }
  }

  private void connection(LlrpParameter.Known attempt) {
    if (attempt.fields().number("Status") != 0) {
      end(
          Reason.READER_ERROR,
          "the reader refused the connection: %s; look for another client, or wait for our old one"
              .formatted(Statuses.connection(attempt.fields().number("Status"))));
      return;
    }
    ours = true;
    steps.begin(settings.negotiate());
  }

  private void answered(LlrpMessage message, Instant now) {
    Asked question = asked.orElseThrow();
    asked = Optional.empty();
    boolean done = message.type() != LlrpTypes.ERROR_MESSAGE && Statuses.isSuccess(message);
    String refusal =
        "%s refused: %s".formatted(question.request().name(), Statuses.describe(message));
    switch (question.purpose()) {
      case MAY_BE_REFUSED -> {}
      case MUST_BE_DONE -> mustBeDone(done, refusal);
      case CAPABILITIES -> steps.capabilitiesKnown(done ? Optional.of(message) : Optional.empty());
      case VERSION -> steps.versionKnown(done && message.fields().number("SupportedVersion") >= 2);
      case NEW_VERSION -> steps.versionSet(done);
      case TID -> events.tid(done ? Optional.empty() : Optional.of(refusal));
      case INPUTS -> inputs(message, done ? "" : refusal);
      case START -> started(done, refusal);
      case OUTPUT -> outputAnswered(question, done, refusal, now);
      case CLOSE -> end(Reason.PORT_LOST, "closed");
    }
  }

  /** Those of ours whose level the reader knows; of the others a change will tell. */
  private void inputs(LlrpMessage message, String refusal) {
    if (!refusal.isEmpty()) {
      events.inputsUnknown(refusal);
      return;
    }
    message
        .all("GPIPortCurrentState")
        .map(LlrpParameter.Known::fields)
        .filter(gpi -> settings.inputs().contains((int) gpi.number("GPIPortNum")))
        .filter(gpi -> gpi.number("State") == LOW || gpi.number("State") == HIGH)
        .forEach(gpi -> outlet.input((int) gpi.number("GPIPortNum"), gpi.number("State") == HIGH));
  }

  private void mustBeDone(boolean done, String refusal) {
    if (!done) {
      end(Reason.READER_ERROR, refusal);
    }
  }

  private void started(boolean done, String refusal) {
    if (done) {
      running = true;
      events.specStarted();
      tellState();
    } else {
      end(Reason.READER_ERROR, refusal);
    }
  }

  private void outputAnswered(Asked question, boolean done, String refusal, Instant now) {
    if (done) {
      question.level().ifPresent(outputs::confirm);
    } else {
      outputsNotBefore = now.plus(PAUSE_AFTER_REFUSED_OUTPUT);
      outlet.condition(State.DEGRADED, Reason.READER_ERROR, refusal);
    }
  }
}
