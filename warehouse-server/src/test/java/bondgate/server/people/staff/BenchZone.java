package bondgate.server.people.staff;

import bondgate.server.handling.HandheldZone;
import bondgate.server.stream.ShopZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** A zone as large as the benchmarks want it. */
@ApplicationScoped
public class BenchZone {
  @Inject HandheldZone shelf;
  @Inject ShopZone tables;

  /** What receiving and putting away would have made, without the days that they take. */
  void fill(String zone, int tags, int bins) throws SQLException {
    shelf.open(zone, true);
    tables.execute(
        "INSERT INTO handling_bin (zone, code, place, damaged, added_by, added_at) SELECT '%s',"
                .formatted(zone)
            + " 'B-' || lpad(i::text, 6, '0'), 'WAREHOUSE', false, 'staff:bench', now()"
            + " FROM generate_series(0, %d) i".formatted(bins - 1));
    tables.execute(
        ("WITH t AS (INSERT INTO handling_task (zone, kind, place, opened_by, opened_at) VALUES"
                + " ('%s', 'PUT_AWAY', 'WAREHOUSE', 'staff:bench', now()) RETURNING id)"
                + " INSERT INTO handling_scan (zone, scan_key, task_id, worker, verb, subject,"
                + " subject_text, word, about_item, about_bin, about_document, about_tag,"
                + " about_count, scanned_at, recorded_at) SELECT '%s', 'bench-fill', id,"
                + " 'staff:bench', 'SCAN', 'BIN', '', 'NOTHING_TO_DO', '', '', '', '', 0, now(),"
                + " now() FROM t")
            .formatted(zone, zone));
    String tag = "'3074257BF7' || lpad(upper(to_hex(i)), 14, '0')";
    String all = " FROM generate_series(0, %d) i".formatted(tags - 1);
    tables.execute(
        "INSERT INTO goods_tag (zone, epc, item, document, leaf_index, bound_at) SELECT '%s', %s,"
                .formatted(zone, tag)
            + " '%s', 'QD-' || i / 1000, 0, now()".formatted(HandheldZone.WINE)
            + all);
    tables.execute(
        "INSERT INTO fence_position (zone, epc, place, since_leaf, since) SELECT '%s', %s,"
                .formatted(zone, tag)
            + " 'WAREHOUSE', 0, now()"
            + all);
    tables.execute(
        "INSERT INTO handling_piece (zone, epc, place, document, bin, damaged, last_scan)"
            + " SELECT '%s', %s, 'WAREHOUSE', 'QD-' || i / 1000,".formatted(zone, tag)
            + " 'B-' || lpad((i %% %d)::text, 6, '0'), false, s.id FROM".formatted(bins)
            + " generate_series(0, %d) i,".formatted(tags - 1)
            + " (SELECT max(id) AS id FROM handling_scan) s");
    tables.execute("ANALYZE");
  }
}
