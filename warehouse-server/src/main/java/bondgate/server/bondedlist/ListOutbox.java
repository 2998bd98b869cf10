package bondgate.server.bondedlist;

import bondgate.server.secret.PersonalSeal;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages of lists and passes that are to be sent. One is taken before it is handed over; whoever
 * crashes between has it sent again, byte for byte. Those of passes are kept sealed: they name
 * persons.
 */
@ApplicationScoped
class ListOutbox {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final SliceSql sql;
  private final PersonalSeal seal;

  @Inject
  ListOutbox(AgroalDataSource database, PersonalSeal seal) {
    this.sql = new SliceSql(database, "messages of bonded lists and passes");
    this.seal = seal;
  }

  /** A message that was taken to be sent. */
  record Taken(PaperKind kind, long paperId, String innerNo, String content, int tries) {}

  /** Keeps a paper's message, to be sent now. In the caller's transaction. */
  void add(PaperKind kind, String zone, long paperId, String content, Instant at) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (kind == PaperKind.INV101) {
      sql.update(
          "INSERT INTO bonded_list_message (list_id, zone, content, digest)"
              + " VALUES (?, ?, ?, decode(?, 'hex'))",
          paperId,
          zone,
          content,
          ListInbox.sha256(bytes));
    } else {
      sql.update(
          "INSERT INTO bonded_pass_message (pass_id, zone, content) VALUES (?, ?, ?)",
          paperId,
          zone,
          seal.seal(place(paperId), bytes));
    }
    sql.update(
        kind.in("INSERT INTO #_outbox (@, zone, state, due_at) VALUES (?, ?, 'DUE', ?)"),
        paperId,
        zone,
        at);
  }

  private static String place(long passId) {
    return "bonded_pass_message " + passId;
  }

  private String content(PaperKind kind, ResultSet row, String column, long paperId)
      throws SQLException {
    return kind == PaperKind.INV101
        ? row.getString(column)
        : new String(seal.open(place(paperId), row.getBytes(column)), StandardCharsets.UTF_8);
  }

  /** The message of a paper, byte for byte. */
  Optional<String> content(PaperKind kind, long paperId) {
    return sql
        .query(
            kind.in("SELECT content FROM #_message WHERE @ = ?"),
            row -> content(kind, row, "content", paperId),
            paperId)
        .stream()
        .findFirst();
  }

  /** How often a paper's message was given to the transport. */
  int tries(PaperKind kind, long paperId) {
    return sql
        .query(kind.in("SELECT tries FROM #_outbox WHERE @ = ?"), row -> row.getInt(1), paperId)
        .stream()
        .findFirst()
        .orElse(0);
  }

  /** Takes what is due of that kind, the oldest first. */
  @Transactional
  public List<Taken> take(PaperKind kind, String zone, int most, Instant at) {
    return sql.query(
        kind.in(
            "WITH due AS (SELECT @ FROM #_outbox WHERE zone = ? AND state = 'DUE'"
                + " AND due_at <= ? ORDER BY due_at, @ LIMIT ? FOR UPDATE SKIP LOCKED),"
                + " took AS (UPDATE #_outbox o SET state = 'SENDING', tries = o.tries + 1"
                + " FROM due WHERE o.@ = due.@ RETURNING o.@, o.tries)"
                + " SELECT took.@ AS id, l.inner_no, m.content, took.tries FROM took"
                + " JOIN # l ON l.id = took.@"
                + " JOIN #_message m ON m.@ = took.@ ORDER BY took.@"),
        row ->
            new Taken(
                kind,
                row.getLong("id"),
                row.getString("inner_no"),
                content(kind, row, "content", row.getLong("id")),
                row.getInt("tries")),
        zone,
        at,
        most);
  }

  /** The other side has it. A crash before this sends it again. */
  @Transactional
  public void sent(Taken taken) {
    sql.update(
        taken
            .kind()
            .in(
                "UPDATE #_outbox SET state = 'SENT', last_error = ''"
                    + " WHERE @ = ? AND state = 'SENDING'"),
        taken.paperId());
  }

  /** It could not be handed over: again later. */
  @Transactional
  public void failed(Taken taken, String text, Instant at) {
    Duration pause = Duration.ofSeconds(1L << Math.min(taken.tries(), 12));
    sql.update(
        taken
            .kind()
            .in(
                "UPDATE #_outbox SET state = 'DUE', due_at = ?, last_error = ?"
                    + " WHERE @ = ? AND state = 'SENDING'"),
        at.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause),
        text.length() > 300 ? text.substring(0, 300) : text,
        taken.paperId());
  }

  /** Customs has said something of it: it is not sent again. In the caller's transaction. */
  void answered(PaperKind kind, long paperId) {
    sql.update(kind.in("UPDATE #_outbox SET state = 'ANSWERED' WHERE @ = ?"), paperId);
  }

  /** After a start: what was taken may not have left. */
  @Transactional
  public void recover(String zone, Instant at) {
    for (PaperKind kind : PaperKind.values()) {
      sql.update(
          kind.in(
              "UPDATE #_outbox SET state = 'DUE', due_at = ?"
                  + " WHERE zone = ? AND state = 'SENDING'"),
          at,
          zone);
    }
  }
}
