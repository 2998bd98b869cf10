package bondgate.server.run;

/** What the parts agree on: each test is in exactly one of them. */
final class Part {
  /** Pages, in a browser or not, and who may see them. */
  static final String PEOPLE = "bondgate.server.people";

  static final String ACCESS = "bondgate.server.access";
  static final String EVIDENCE = "bondgate.server.evidence";
  static final String STANDBY = "bondgate.server.standby";
  static final String CUSTOMS = "bondgate.server.customs";

  /** Run by Failsafe, once the server is packaged. */
  static final String STORIES = "bondgate.story";

  static final String TESTS = ".*Test";

  /** Tests with a database of their own, which they kill, or let a lease run out. */
  static final String OWN_DATABASE =
      "bondgate\\.server\\.(embedded\\.EmbeddedPostgresTest"
          + "|ledger\\.(DatabaseKilled|FirstLedger|Leadership|SelfCheck|TwoLeaders)Test)";

  private Part() {}
}
