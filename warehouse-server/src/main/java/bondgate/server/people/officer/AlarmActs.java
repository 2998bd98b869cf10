package bondgate.server.people.officer;

/** What an officer can do about an alarm. */
interface AlarmActs {
  /** Acknowledges an alarm. The same alarm and outcome again is the earlier answer. */
  Notice acknowledge(String zone, long alarm, String outcome);
}
