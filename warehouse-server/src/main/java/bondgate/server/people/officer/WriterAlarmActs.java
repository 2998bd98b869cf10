package bondgate.server.people.officer;

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
  /** Nobody signs in yet: one role stands for the desk. */
  private static final String ACTOR = "officer:desk";

  private final ZoneWriter writer;

  @Inject
  WriterAlarmActs(ZoneWriter writer) {
    this.writer = writer;
  }

  @Override
  public Notice acknowledge(String zone, long alarm, String outcome) {
    // Made from what is said, so that a second click, also on another server, is the same act.
    String id =
        "acknowledge-" + TransferId.of(zone, "acknowledge", ACTOR, Long.toString(alarm), outcome);
    try {
      return notice(writer.submit(zone, new ZoneAct.AcknowledgeAlarm(id, ACTOR, alarm, outcome)));
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
