package bondgate.server.stream;

import bondgate.events.AlarmRaised;
import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.EdgeEvent;
import bondgate.events.HistoryLost;
import bondgate.events.TagCrossing;
import bondgate.server.book.BookRow;
import bondgate.server.book.Books;
import bondgate.server.evidence.EvidenceLog;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Feeds a zone without devices: what the zone writer does for a record and for an act, without the
 * checks of its envelope.
 */
@ApplicationScoped
public class TestZone {
  private static final int MOST_TRIES = 5;

  /** The time of everything here. */
  public static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  @Inject EventRouter events;
  @Inject ActRouter acts;
  @Inject EvidenceLog evidence;
  @Inject ActOpenings openings;
  @Inject RandomGenerator random;
  @Inject Books books;
  @Inject AgroalDataSource database;

  private long seq;

  /** Gives a zone that is not the settings' own the usual three openings. */
  public void openPortals(String zone) {
    String sql =
        "INSERT INTO fence_portal (zone, name, outside, inside) VALUES (?, 'dock', 'ABROAD',"
            + " 'WAREHOUSE'), (?, 'passage', 'WAREHOUSE', 'CENTRE'), (?, 'exit', 'STREET',"
            + " 'CENTRE')";
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 1; i <= 3; i++) {
        insert.setString(i, zone);
      }
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One act in one transaction of its own; rolled back unless it is done. */
  public ActAnswer act(String zone, ZoneAct asked) {
    return act(zone, AT, asked);
  }

  /** The same, at that time. */
  ActAnswer act(String zone, Instant at, ZoneAct asked) {
    return again(() -> once(zone, at, asked));
  }

  /** The server's own duties may write a leaf of this zone at the same moment. */
  private static <T> T again(Supplier<T> transaction) {
    for (int tries = 0; ; tries++) {
      try {
        return transaction.get();
      } catch (RuntimeException e) {
        if (tries == MOST_TRIES || !String.valueOf(e.getMessage()).contains("evidence_leaf_pkey")) {
          throw e;
        }
      }
    }
  }

  private ActAnswer once(String zone, Instant at, ZoneAct asked) {
    QuarkusTransaction.begin();
    try {
      SealedLeaf sealed = ActJson.leaf(zone, at, asked, random);
      long leaf = evidence.append(zone, List.of(sealed.bytes()));
      ActAnswer answer = acts.route(new ActRef(zone, leaf, at), asked);
      if (answer instanceof ActAnswer.Done) {
        openings.keep(zone, leaf, sealed.sealed());
        QuarkusTransaction.commit();
      } else {
        QuarkusTransaction.rollback();
      }
      return answer;
    } catch (SQLException e) {
      QuarkusTransaction.rollback();
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      QuarkusTransaction.rollback();
      throw e;
    }
  }

  /** Facts in one transaction, as of one batch. */
  public void facts(String zone, List<? extends EdgeEvent> facts) {
    facts(zone, "edge-1", AT, facts);
  }

  /** The same, at that time. */
  void facts(String zone, Instant at, List<? extends EdgeEvent> facts) {
    facts(zone, "edge-1", at, facts);
  }

  /** The same, seen by that agent at that time of its clock. */
  public void facts(String zone, String device, Instant seenAt, List<? extends EdgeEvent> facts) {
    again(() -> QuarkusTransaction.requiringNew().call(() -> route(zone, device, seenAt, facts)));
  }

  private int route(String zone, String device, Instant seenAt, List<? extends EdgeEvent> facts)
      throws SQLException {
    for (EdgeEvent fact : facts) {
      byte[] leaf = (zone + fact + seq).getBytes(StandardCharsets.UTF_8);
      long index = evidence.append(zone, List.of(leaf));
      RecordRef ref = new RecordRef(zone, device, 1, ++seq, index, seenAt, seenAt, seenAt);
      events.routeAll(List.of(new EventRouter.Routed(ref, fact)));
    }
    return facts.size();
  }

  /** Places that are not empty: "there +planned to come -planned to go". */
  public Map<String, String> book(String zone) {
    Map<String, String> rows = new TreeMap<>();
    for (BookRow row : books.rows(zone)) {
      if (row.posted() != 0 || row.pendingIn() != 0 || row.pendingOut() != 0) {
        rows.put(
            row.place().name(), row.posted() + " +" + row.pendingIn() + " -" + row.pendingOut());
      }
    }
    return rows;
  }

  /** All of them went through; the agent let them. */
  public static List<TagCrossing> crossings(
      List<String> epcs, String portal, Direction direction, String document) {
    return epcs.stream().map(epc -> permitted(portal, epc, direction, document)).toList();
  }

  /** A tag went through; the agent refused it. */
  public static TagCrossing refused(String portal, String epc, Direction direction) {
    return crossing(portal, epc, direction, EdgeDecision.REFUSED, "");
  }

  /** A tag went through; the agent let it. */
  public static TagCrossing permitted(
      String portal, String epc, Direction direction, String document) {
    return crossing(portal, epc, direction, EdgeDecision.PERMITTED, document);
  }

  private static TagCrossing crossing(
      String portal, String epc, Direction direction, EdgeDecision decision, String document) {
    return new TagCrossing(
        portal,
        "reader-" + portal,
        epc,
        direction,
        950,
        12,
        11,
        400,
        -55,
        AT,
        decision,
        document,
        1);
  }

  /** The agent let go of what it held. */
  static HistoryLost historyLost() {
    return new HistoryLost("a note", "restored from a backup");
  }

  /** The agent's siren sounded. */
  public static AlarmRaised siren(String portal, String epc) {
    return new AlarmRaised(portal, "reader-" + portal, epc, AlarmRaised.Reason.NOT_PERMITTED, 1);
  }
}
