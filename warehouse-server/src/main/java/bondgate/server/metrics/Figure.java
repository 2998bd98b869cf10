package bondgate.server.metrics;

/** A figure of the zone, as Prometheus reads it. */
enum Figure {
  LEAVES("bondgate.evidence.leaves", "", "Leaves of the zone's evidence log"),
  ALARMS_OPEN("bondgate.alarms.open", "", "Alarms that nobody has acknowledged"),
  AGENTS("bondgate.agents.enrolled", "", "Edge agents that are enrolled"),
  AGENTS_ONLINE("bondgate.agents.online", "", "Edge agents that are connected"),
  GUARANTEE_LODGED("bondgate.guarantee.lodged.fen", "", "Guarantee that instruments say, in fen"),
  GUARANTEE_HELD("bondgate.guarantee.held.fen", "", "Guarantee held against goods, in fen"),
  GUARANTEE_HEADROOM("bondgate.guarantee.headroom.fen", "", "What can still be held, in fen"),
  ORDERS_UNPAID("bondgate.orders.waiting", "money", "Orders that wait, by what they wait for"),
  ORDERS_PAID("bondgate.orders.waiting", "customs", "Orders that wait, by what they wait for"),
  ORDERS_REFUND("bondgate.orders.waiting", "refund", "Orders that wait, by what they wait for"),
  CALLS_OPEN(
      "bondgate.till.calls.open", "", "Tills at which somebody waits for a person, up to 100"),
  APPROVALS_WAITING("bondgate.approvals.waiting", "", "Acts that wait for a second person's word"),
  WORK_WAITING(
      "bondgate.zone.work.waiting", "", "Acts and batches that wait for the zone's writer"),
  BACKUP_AGE("bondgate.backup.age.seconds", "", "Age of the newest backup; NaN if there is none");

  private final String meter;
  private final String waitsFor;
  private final String description;

  Figure(String meter, String waitsFor, String description) {
    this.meter = meter;
    this.waitsFor = waitsFor;
    this.description = description;
  }

  /** Its name; Prometheus writes the dots as underscores. */
  String meter() {
    return meter;
  }

  /** Value of its label {@code for}; empty: it has none. */
  String waitsFor() {
    return waitsFor;
  }

  String description() {
    return description;
  }
}
