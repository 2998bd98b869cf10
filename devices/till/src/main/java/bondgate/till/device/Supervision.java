package bondgate.till.device;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How one device stands, as a value: each signal gives the next. A complaint keeps a device
 * degraded until it is cleared; silence degrades it at once and fails it after some questions.
 */
public final class Supervision {
  /** Questions without an answer until a device counts as failed. */
  public static final int SILENCES_UNTIL_FAILED = 3;

  /** Frames over which damage is judged, and how many of them may be damaged (1 %). */
  private static final long JUDGED_FRAMES = 200;

  private static final long DAMAGED_OF_JUDGED = 2;

  private final DeviceStatus status;
  private final Map<Fault, String> complaints;
  private final int silences;
  private final int failures;
  private final long right;
  private final long damaged;

  private Supervision(
      DeviceStatus status,
      Map<Fault, String> complaints,
      int silences,
      int failures,
      long right,
      long damaged) {
    this.status = status;
    this.complaints = complaints;
    this.silences = silences;
    this.failures = failures;
    this.right = right;
    this.damaged = damaged;
  }

  /** A device that nobody has tried yet. */
  public static Supervision start(Instant now) {
    DeviceStatus status =
        new DeviceStatus(DeviceState.ABSENT, Optional.empty(), "", now, DeviceCounters.ZERO);
    return new Supervision(status, new EnumMap<>(Fault.class), 0, 0, 0, 0);
  }

  /** How it stands. */
  public DeviceStatus status() {
    return status;
  }

  /** Attempts in a row that did not bring an answer; decides the wait before the next. */
  public int failures() {
    return failures;
  }

  /** A signal came. */
  public Supervision on(Signal signal, Instant now) {
    if (signal instanceof Signal.Opened opened) {
      return opened(opened, now);
    } else if (signal instanceof Signal.Answered) {
      return answered(now);
    } else if (signal instanceof Signal.NoAnswer silent) {
      return silent(silent, now);
    } else if (signal instanceof Signal.Frames frames) {
      return frames(frames, now);
    } else if (signal instanceof Signal.Complaint complaint) {
      return complains(complaint.fault(), Optional.of(complaint.detail()), now);
    } else if (signal instanceof Signal.Cleared cleared) {
      return complains(cleared.fault(), Optional.empty(), now);
    }
    return down((Signal.Down) signal, now);
  }

  private Supervision opened(Signal.Opened opened, Instant now) {
    DeviceCounters c = status.counters();
    DeviceCounters counted =
        new DeviceCounters(
            c.opens() + 1, c.answers(), c.unanswered(), c.damagedFrames(), c.losses());
    Map<Fault, String> none = new EnumMap<>(Fault.class);
    if (opened.speaksOnly()) {
      return with(DeviceState.READY, Optional.empty(), "", now, counted, none, 0, 0);
    }
    // Opening alone is no success: a silent device must not be opened faster and faster.
    return with(
        DeviceState.CONNECTING, status.fault(), status.detail(), now, counted, none, 0, failures);
  }

  private Supervision answered(Instant now) {
    DeviceCounters c = status.counters();
    DeviceCounters counted =
        new DeviceCounters(
            c.opens(), c.answers() + 1, c.unanswered(), c.damagedFrames(), c.losses());
    return alive(now, counted, complaints, 0);
  }

  private Supervision silent(Signal.NoAnswer silent, Instant now) {
    DeviceCounters c = status.counters();
    DeviceCounters counted =
        new DeviceCounters(
            c.opens(), c.answers(), c.unanswered() + 1, c.damagedFrames(), c.losses());
    int inARow = silences + 1;
    boolean failed = inARow >= SILENCES_UNTIL_FAILED;
    boolean wasAlive =
        status.state() == DeviceState.READY || status.state() == DeviceState.DEGRADED;
    DeviceState next =
        failed ? DeviceState.FAILED : wasAlive ? DeviceState.DEGRADED : status.state();
    int failuresNow = inARow == SILENCES_UNTIL_FAILED ? failures + 1 : failures;
    return with(
        next,
        Optional.of(Fault.NO_ANSWER),
        silent.detail(),
        now,
        counted,
        complaints,
        inARow,
        failuresNow);
  }

  private Supervision frames(Signal.Frames frames, Instant now) {
    DeviceCounters c = status.counters();
    DeviceCounters counted =
        new DeviceCounters(
            c.opens(),
            c.answers(),
            c.unanswered(),
            c.damagedFrames() + frames.damaged(),
            c.losses());
    long rightNow = right + frames.right();
    long damagedNow = damaged + frames.damaged();
    Supervision same =
        new Supervision(
            withCounters(counted), complaints, silences, failures, rightNow, damagedNow);
    if (rightNow + damagedNow < JUDGED_FRAMES) {
      return same;
    }
    Optional<String> noise =
        damagedNow > DAMAGED_OF_JUDGED
            ? Optional.of("%d of %d frames".formatted(damagedNow, rightNow + damagedNow))
            : Optional.empty();
    Supervision judged = same.complains(Fault.LINE_NOISE, noise, now);
    return new Supervision(
        judged.status, judged.complaints, judged.silences, judged.failures, 0, 0);
  }

  private Supervision complains(Fault fault, Optional<String> detail, Instant now) {
    Map<Fault, String> next = new EnumMap<>(Fault.class);
    next.putAll(complaints);
    detail.ifPresentOrElse(text -> next.put(fault, text), () -> next.remove(fault));
    boolean alive = status.state() == DeviceState.READY || status.state() == DeviceState.DEGRADED;
    return alive && silences == 0
        ? alive(now, status.counters(), next, silences)
        : new Supervision(status, next, silences, failures, right, damaged);
  }

  private Supervision down(Signal.Down down, Instant now) {
    DeviceCounters c = status.counters();
    long losses = c.losses() + (down.fault() == Fault.PORT_LOST ? 1 : 0);
    DeviceCounters counted =
        new DeviceCounters(c.opens(), c.answers(), c.unanswered(), c.damagedFrames(), losses);
    DeviceState next =
        switch (down.fault()) {
          case PORT_ABSENT -> DeviceState.ABSENT;
          case PORT_LOST -> DeviceState.CONNECTING;
          case PORT_NOT_OPENED,
              NO_ANSWER,
              LINE_NOISE,
              WRONG_DEVICE,
              REFUSES,
              PAPER_OUT,
              PAPER_LOW,
              COVER_OPEN,
              MECHANICAL,
              OUTPUT_DIFFERS,
              OUR_ERROR ->
              DeviceState.FAILED;
        };
    return with(
        next,
        Optional.of(down.fault()),
        down.detail(),
        now,
        counted,
        new EnumMap<>(Fault.class),
        0,
        failures + 1);
  }

  private Supervision alive(
      Instant now, DeviceCounters counters, Map<Fault, String> faults, int silencesNow) {
    Optional<Fault> worst = faults.keySet().stream().findFirst();
    return with(
        worst.isPresent() ? DeviceState.DEGRADED : DeviceState.READY,
        worst,
        worst.map(faults::get).orElse(""),
        now,
        counters,
        faults,
        silencesNow,
        0);
  }

  private DeviceStatus withCounters(DeviceCounters counters) {
    return new DeviceStatus(
        status.state(), status.fault(), status.detail(), status.since(), counters);
  }

  private Supervision with(
      DeviceState state,
      Optional<Fault> fault,
      String detail,
      Instant now,
      DeviceCounters counters,
      Map<Fault, String> faults,
      int silencesNow,
      int failuresNow) {
    DeviceStatus next = new DeviceStatus(state, fault, detail, now, counters);
    // The same news again does not make it newer.
    boolean same = state == status.state() && fault.equals(status.fault());
    DeviceStatus kept =
        same ? new DeviceStatus(state, fault, detail, status.since(), counters) : next;
    return new Supervision(kept, faults, silencesNow, failuresNow, right, damaged);
  }
}
