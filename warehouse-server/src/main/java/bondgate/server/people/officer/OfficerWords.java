package bondgate.server.people.officer;

import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.ReaderState;
import bondgate.events.TagSighting;
import bondgate.server.fence.DeviceTrouble;
import bondgate.server.fence.Verdict;
import bondgate.server.people.officer.StripView.Presence;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of fence log, alarms and device strip, in {@code messages/officer_*.properties}. */
@MessageBundle(value = "officer", locale = "zh")
public interface OfficerWords {
  @Message
  String fenceTitle();

  @Message
  String fenceLead();

  @Message
  String filters();

  @Message
  String filterVerdict();

  @Message
  String filterPortal();

  @Message
  String filterTag();

  @Message
  String filterAll();

  @Message
  String filterGo();

  @Message
  String filterClear();

  @Message
  String colTime();

  @Message
  String colPortal();

  @Message
  String colTag();

  @Message
  String colDirection();

  @Message
  String colConfidence();

  @Message
  String faint();

  @Message
  String colDecision();

  @Message
  String colVerdict();

  @Message
  String colDocument();

  @Message
  String colRecord();

  @Message
  String colProof();

  @Message
  String proveIt();

  @Message
  String proveItOf(long leaf);

  @Message
  String noDocument();

  @Message
  String unknownItem();

  @Message
  String older();

  @Message
  String newest();

  @Message
  String pageNotLive();

  @Message
  String moreNew();

  @Message
  String fenceEmpty();

  @Message
  String fenceEmptyTodo();

  @Message
  String fenceNothingFits();

  @Message
  String fenceNothingFitsTodo();

  @Message
  String alarmsTitle();

  @Message
  String alarmsLead();

  @Message
  String alarmsOpen(int count);

  @Message
  String alarmsClosed();

  @Message
  String alarmsNoneOpen();

  @Message
  String alarmsNoneOpenTodo();

  @Message
  String alarmsNoneClosed();

  @Message
  String alarmSince();

  @Message
  String alarmTag();

  @Message
  String alarmRecord();

  @Message
  String alarmOutcome();

  @Message
  String alarmOutcomeHint();

  @Message
  String alarmAcknowledge();

  @Message
  String alarmAt();

  @Message
  String alarmBy();

  @Message
  String alarmFound();

  @Message
  String alarmSaved(long leaf);

  @Message
  String alarmOtherwise(String earlier);

  @Message
  String alarmUnknown();

  @Message
  String alarmNotNow();

  @Message
  String alarmOutcomeMissing();

  @Message
  String toFence();

  @Message
  String strip();

  @Message
  String presence(Presence presence);

  @Message
  String stripLast(String time, long seq);

  @Message
  String stripNoRecord();

  @Message
  String stripNoAgent();

  @Message
  String stripPermits(long version);

  @Message
  String stripAgentPermits(long version);

  @Message
  String stripLog(long size);

  @Message
  String verdict(Verdict mark);

  @Message
  String outcome(TagSighting.Outcome done);

  @Message
  String filterCrossings();

  @Message
  String filterSightings();

  @Message
  String alarmWhat(Verdict mark);

  @Message
  String deviceTrouble(DeviceTrouble trouble);

  @Message
  String alarmDevice();

  @Message
  String alarmOfDevice();

  @Message
  String direction(Direction way);

  @Message
  String decision(EdgeDecision made);

  @Message
  String readerState(ReaderState state);

  @Message
  String alarmSiren();

  @Message
  String alarmNoVerdict();

  @Message
  String messagesTitle();

  @Message
  String messagesLead();

  @Message
  String messagesNone();

  @Message
  String messagesAt();

  @Message
  String messagesWay();

  @Message
  String messagesSent();

  @Message
  String messagesReceived();

  @Message
  String messagesKind();

  @Message
  String messagesUnread();

  @Message
  String messagesOrder();

  @Message
  String messagesDigest();

  @Message
  String messagesBytes();

  @Message
  String messagesLeaf();

  @Message
  String messagesSoon();

  @Message
  String messagesBytesOf(long number);

  @Message
  String exportTitle();

  @Message
  String exportFrom();

  @Message
  String exportTo();

  @Message
  String exportGo();
}
