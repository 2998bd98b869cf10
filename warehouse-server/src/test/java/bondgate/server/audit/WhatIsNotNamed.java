package bondgate.server.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * The limit of the audit: what somebody who owns the tables can change and nobody is told, with the
 * reason. A table that is neither here nor compared makes the test fail.
 */
final class WhatIsNotNamed {
  /** Tables of which no row is compared. */
  static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.of(
              "flyway_schema_history", "says which tables there are, nothing about the zone",
              "stream_presence", "who is connected just now; said anew by every agent",
              "evidence_stop", "why this server does not sign; no leaf can say so, for it stops them",
              "evidence_stop_lifted", "the operator's word that lifts it"));

  /** Columns and kinds of change of the others. */
  static final Map<String, String> ROWS = new TreeMap<>();

  private WhatIsNotNamed() {}
}
