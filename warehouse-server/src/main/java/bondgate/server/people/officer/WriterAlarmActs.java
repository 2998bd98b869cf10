package bondgate.server.people.officer;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.ledger.TransferId;
import bondgate.server.people.officer.Notice.Outcome;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ZoneAct;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Acknowledges alarms through the zone's one writer. */
@ApplicationScoped
class WriterAlarmActs implements AlarmActs {
  private final ZoneWriter writer;
  private final Actor actor;

  @Inject
  WriterAlarmActs(ZoneWriter writer, Actor actor) {
    this.writer = writer;
    this.actor = actor;
  }

  @Override
  public Notice acknowledge(String zone, long alarm, String outcome) {
    String who = actor.in(Role.OFFICER, Role.SUPERVISOR);
    // Made from what is said, so that a second click, also on another server, is the same act.
    String id =
        "acknowledge-" + TransferId.of(zone, "acknowledge", who, Long.toString(alarm), outcome);
    try {
      return notice(writer.submit(zone, new ZoneAct.AcknowledgeAlarm(id, who, alarm, outcome)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Notice.of(Outcome.NOT_NOW);
    }
  }

  private static Notice notice(ActAnswer answer) {
    if (answer instanceof ActAnswer.Done done) {
      return Notice.saved(done.leafIndex());
    }
    if (answer instanceof ActAnswer.Repeated repeated) {
      return Notice.saved(repeated.leafIndex());
    }
    ActAnswer.Refused refused = (ActAnswer.Refused) answer;
    return switch (refused.code()) {
      case "alarmIsAcknowledged" ->
          new Notice(Outcome.ACKNOWLEDGED_OTHERWISE, -1, refused.expected());
      case "alarmUnknown" -> Notice.of(Outcome.NO_SUCH_ALARM);
      default -> Notice.of(Outcome.NOT_NOW);
    };
  }
}
