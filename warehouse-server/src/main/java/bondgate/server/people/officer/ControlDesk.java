package bondgate.server.people.officer;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.control.ControlReason;
import bondgate.server.control.ControlTarget;
import bondgate.server.ledger.TransferId;
import bondgate.server.people.Display;
import bondgate.server.people.officer.ControlNotice.Outcome;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ControlAct;
import bondgate.server.stream.ZoneAct;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;

/** Places and lifts control orders through the zone's one writer. */
@ApplicationScoped
class ControlDesk {
  private final ZoneWriter writer;
  private final Actor actor;

  @Inject
  ControlDesk(ZoneWriter writer, Actor actor) {
    this.writer = writer;
    this.actor = actor;
  }

  ControlNotice place(String zone, ControlPage.Asked asked) {
    try {
      String who = actor.in(Role.OFFICER);
      ControlTarget.Kind kind = ControlTarget.Kind.valueOf(asked.kind());
      boolean person = kind == ControlTarget.Kind.BUYER;
      return submit(
          zone,
          new ControlAct.PlaceControl(
              // Made from what is said, so that a second click is the same act.
              "control-" + TransferId.of(zone, "placeControl", who, asked.toString()),
              who,
              asked.orderNo(),
              kind,
              person ? null : asked.target(),
              person ? asked.target() : null,
              ControlReason.valueOf(asked.reason()),
              asked.text(),
              null,
              until(asked.until())));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return ControlNotice.of(Outcome.MALFORMED);
    }
  }

  private static Instant until(String text) {
    return text.isEmpty() ? null : LocalDateTime.parse(text).atZone(Display.SHANGHAI).toInstant();
  }

  ControlNotice lift(String zone, String number, String outcome) {
    try {
      String who = actor.in(Role.OFFICER);
      return submit(
          zone,
          new ControlAct.LiftControl(
              "lift-" + TransferId.of(zone, "liftControl", who, number, outcome),
              who,
              number,
              outcome));
    } catch (IllegalArgumentException e) {
      return ControlNotice.of(Outcome.MALFORMED);
    }
  }

  private ControlNotice submit(String zone, ZoneAct act) {
    try {
      return notice(writer.submit(zone, act));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ControlNotice.of(Outcome.NOT_NOW);
    }
  }

  private static ControlNotice notice(ActAnswer answer) {
    if (answer instanceof ActAnswer.Done done) {
      return ControlNotice.saved(done.leafIndex());
    }
    if (answer instanceof ActAnswer.Repeated repeated) {
      return ControlNotice.saved(repeated.leafIndex());
    }
    return ControlNotice.of(
        switch (((ActAnswer.Refused) answer).code()) {
          case "targetUnknown" -> Outcome.TARGET_UNKNOWN;
          case "controlIsOtherwise" -> Outcome.OTHER_ORDER;
          case "controlIsOver" -> Outcome.OVER;
          case "controlUnknown" -> Outcome.NO_SUCH_ORDER;
          case "controlIsLifted" -> Outcome.LIFTED_OTHERWISE;
          case ActAnswer.AWAITS_SECOND_PERSON -> Outcome.WAITS;
          default -> Outcome.NOT_NOW;
        });
  }
}
