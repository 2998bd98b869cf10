package bondgate.rfid.llrp.client;

import bondgate.rfid.llrp.LlrpBuilder;
import bondgate.rfid.llrp.LlrpMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The requests that are still to be sent before a reader reads, in the order of the standard. */
final class Steps {
  private static final int VERSION_1_1 = 2;

  private final Requests requests;
  private final boolean readsTid;
  private final boolean watchesInputs;
  private final Deque<Step> queue = new ArrayDeque<>();
  private int version = 1;

  /** One request, and why. */
  record Step(LlrpBuilder request, Asked.Purpose purpose, int version) {}

  Steps(LlrpSettings settings) {
    this.requests = new Requests(settings);
    this.readsTid = settings.tidWords() > 0;
    this.watchesInputs = !settings.inputs().isEmpty();
  }

  int version() {
    return version;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  Optional<Step> take() {
    return Optional.ofNullable(queue.poll());
  }

  /** The connection is ours. */
  void begin(boolean negotiate) {
    if (negotiate) {
      // The question is written in 1.1; a reader of 1.0.1 answers with an error, which is an
      // answer.
      // Unverified: no recording of a 1.1 reader was at hand.
      queue.add(
          new Step(LlrpBuilder.of("GET_SUPPORTED_VERSION"), Asked.Purpose.VERSION, VERSION_1_1));
    } else {
      add(LlrpBuilder.of("GET_READER_CAPABILITIES"), Asked.Purpose.CAPABILITIES);
    }
  }

  /** Whether the reader knows 1.1. */
  void versionKnown(boolean newer) {
    if (newer) {
      queue.add(
          new Step(
              LlrpBuilder.of("SET_PROTOCOL_VERSION").set("ProtocolVersion", VERSION_1_1),
              Asked.Purpose.NEW_VERSION,
              VERSION_1_1));
    } else {
      begin(false);
    }
  }

  /** Whether it speaks 1.1 from now on. */
  void versionSet(boolean done) {
    version = done ? VERSION_1_1 : 1;
    begin(false);
  }

  /** What the reader can do is known, or it would not say. */
  void capabilitiesKnown(Optional<LlrpMessage> capabilities) {
    if (Requests.isImpinj(capabilities)) {
      add(requests.enableImpinjExtensions(), Asked.Purpose.MAY_BE_REFUSED);
    }
    add(requests.configuration(), Asked.Purpose.MUST_BE_DONE);
    if (watchesInputs) {
      add(Requests.inputs(), Asked.Purpose.INPUTS);
    }
    add(Requests.ofSpec("DELETE_ROSPEC", 0), Asked.Purpose.MUST_BE_DONE);
    add(Requests.ofSpec("DELETE_ACCESSSPEC", 0), Asked.Purpose.MAY_BE_REFUSED);
    add(requests.addRoSpec(capabilities), Asked.Purpose.MUST_BE_DONE);
    if (readsTid) {
      add(requests.addAccessSpec(), Asked.Purpose.TID);
      add(Requests.ofSpec("ENABLE_ACCESSSPEC", Requests.ACCESSSPEC_ID), Asked.Purpose.TID);
    }
    add(Requests.ofSpec("ENABLE_ROSPEC", Requests.ROSPEC_ID), Asked.Purpose.MUST_BE_DONE);
    startReading();
  }

  void startReading() {
    add(Requests.ofSpec("START_ROSPEC", Requests.ROSPEC_ID), Asked.Purpose.START);
  }

  /** The specs away, so that the reader stops sending, then the connection. */
  void goodBye() {
    queue.clear();
    if (readsTid) {
      add(Requests.ofSpec("DELETE_ACCESSSPEC", 0), Asked.Purpose.MAY_BE_REFUSED);
    }
    add(Requests.ofSpec("DELETE_ROSPEC", 0), Asked.Purpose.MAY_BE_REFUSED);
    add(LlrpBuilder.of("CLOSE_CONNECTION"), Asked.Purpose.CLOSE);
  }

  private void add(LlrpBuilder request, Asked.Purpose purpose) {
    queue.add(new Step(request, purpose, version));
  }
}
