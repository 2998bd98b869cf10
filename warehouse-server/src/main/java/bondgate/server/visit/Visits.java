package bondgate.server.visit;

import bondgate.events.Direction;
import bondgate.events.DoorOpened;
import bondgate.server.sql.SliceSql;
import bondgate.server.stream.DoorStated;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The doors that were opened, and who is in the centre by that: counts and references, never a face
 * and never a name. A door that was opened is not a person that went through, and who leaves by a
 * way without a scanner is not seen leaving.
 */
@ApplicationScoped
public class Visits {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final SliceSql sql;

  @Inject
  Visits(AgroalDataSource database) {
    this.sql = new SliceSql(database, "visits");
  }

  /**
   * How often a door was opened.
   *
   * @param door the door
   * @param way which way it leads
   * @param means by what
   * @param times how often
   */
  public record Count(String door, Direction way, DoorOpened.Means means, long times) {}

  /** In the transaction of the leaf: an audit makes these rows again from the leaves. */
  void opened(@Observes DoorStated stated) {
    DoorOpened door = stated.door();
    sql.update(
        "insert into visit_opening(zone, leaf_index, door, way, means, person, seen_at)"
            + " values (?, ?, ?, ?, ?, nullif(?, ''), ?)",
        stated.zone(),
        stated.leafIndex(),
        door.door(),
        door.way().name(),
        door.by().name(),
        door.person(),
        stated.seenAt());
  }

  /**
   * The references of those who came in by face or ticket since midnight of Beijing, and were not
   * seen leaving since.
   *
   * @param now whose day is asked for
   */
  public Set<String> inside(String zone, Instant now) {
    return sql
        .query(
            "select person from (select distinct on (person) person, way from visit_opening"
                + " where zone = ? and seen_at >= ? and seen_at <= ? and person is not null"
                + " order by person, seen_at desc, leaf_index desc) last where way = 'IN'",
            row -> row.getString(1),
            zone,
            midnight(now),
            now)
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How often each door was opened since midnight of Beijing. */
  public List<Count> counts(String zone, Instant now) {
    return sql.query(
        "select door, way, means, count(*) from visit_opening"
            + " where zone = ? and seen_at >= ? and seen_at <= ?"
            + " group by door, way, means order by door, way, means",
        row ->
            new Count(
                row.getString(1),
                Direction.valueOf(row.getString(2)),
                DoorOpened.Means.valueOf(row.getString(3)),
                row.getLong(4)),
        zone,
        midnight(now),
        now);
  }

  private static Instant midnight(Instant now) {
    return LocalDate.ofInstant(now, CHINA).atStartOfDay(CHINA).toInstant();
  }
}
