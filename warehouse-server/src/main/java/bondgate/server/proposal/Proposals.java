package bondgate.server.proposal;

import bondgate.server.access.Role;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The proposals of each zone: kept, decided once, never changed. */
@ApplicationScoped
public class Proposals {
  private static final int LONGEST_REASON = 500;
  private static final String WITH_END =
      "SELECT p.zone, p.id, p.kind, p.actor, p.content, p.content_sha256, p.approvers,"
          + " p.proposed_at, p.valid_until, a.leaf_index, a.approved_by, a.approved_at,"
          + " r.refused_by, r.refused_at, r.reason"
          + " FROM act_proposal p"
          + " LEFT JOIN act_approval a ON a.zone = p.zone AND a.act_id = p.id"
          + " LEFT JOIN act_proposal_refusal r ON r.zone = p.zone AND r.id = p.id";

  private final SliceSql sql;

  @Inject
  Proposals(AgroalDataSource database) {
    this.sql = new SliceSql(database, "proposals");
  }

  /** A proposal, and how it ended if somebody decided. */
  public record Kept(Proposal proposal, Optional<ProposalEnd> end) {}

  /** Keeps an act that has to wait, once. */
  @Transactional
  public KeepResult keep(Proposal asked, Instant at) {
    sql.update(
        "INSERT INTO act_proposal (zone, id, kind, actor, content, content_sha256, approvers,"
            + " proposed_at, valid_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        asked.zone(),
        asked.id(),
        asked.kind(),
        asked.actor(),
        asked.content(),
        asked.sha256(),
        asked.approvers().stream().map(Role::id).sorted().toArray(String[]::new),
        asked.proposedAt(),
        asked.until());
    Kept kept = find(asked.zone(), asked.id()).orElseThrow();
    Proposal earlier = kept.proposal();
    if (!earlier.sha256().equals(asked.sha256())) {
      return new KeepResult.IdTaken(earlier);
    }
    if (kept.end().isPresent()) {
      return new KeepResult.Ended(kept.end().get());
    }
    return at.isBefore(earlier.until())
        ? new KeepResult.Waits(earlier)
        : new KeepResult.Expired(earlier);
  }

  /** One of them. */
  @Transactional
  public Optional<Kept> find(String zone, String id) {
    return sql
        .query(WITH_END + " WHERE p.zone = ? AND p.id = ?", Proposals::kept, zone, id)
        .stream()
        .findFirst();
  }

  /** Those that wait then, the oldest first. */
  @Transactional
  public List<Proposal> waiting(String zone, Instant at) {
    return sql
        .query(
            WITH_END
                + " WHERE p.zone = ? AND p.valid_until > ? AND a.act_id IS NULL AND r.id IS NULL"
                + " ORDER BY p.proposed_at, p.id",
            Proposals::kept,
            zone,
            at)
        .stream()
        .map(Kept::proposal)
        .toList();
  }

  /** How many wait then for a word of that person: not his own, and in roles that he has. */
  @Transactional
  public int waitingFor(String zone, Approver by, Instant at) {
    return sql.query(
            "SELECT count(*) FROM act_proposal p"
                + " WHERE p.zone = ? AND p.valid_until > ? AND p.approvers && ?"
                + " AND substr(p.actor, strpos(p.actor, ':') + 1) <> ?"
                + " AND NOT EXISTS (SELECT 1 FROM act_approval a"
                + " WHERE a.zone = p.zone AND a.act_id = p.id)"
                + " AND NOT EXISTS (SELECT 1 FROM act_proposal_refusal r"
                + " WHERE r.zone = p.zone AND r.id = p.id)",
            row -> row.getInt(1),
            zone,
            at,
            by.roles().stream().map(Role::id).toArray(String[]::new),
            by.account())
        .get(0);
  }

  /** Those that wait no more, the newest first. */
  @Transactional
  public List<Kept> ended(String zone, Instant at, int most) {
    return sql.query(
        WITH_END
            + " WHERE p.zone = ?"
            + " AND (p.valid_until <= ? OR a.act_id IS NOT NULL OR r.id IS NOT NULL)"
            + " ORDER BY p.proposed_at DESC, p.id LIMIT ?",
        Proposals::kept,
        zone,
        at,
        most);
  }

  /**
   * Whether somebody may approve it now. Until the end of the transaction nobody else decides about
   * it.
   */
  @Transactional(TxType.MANDATORY)
  public Decision approval(String zone, String id, Approver by, String seenSha256, Instant at) {
    return locked(zone, id)
        .map(kept -> kept.proposal().approvedBy(by, seenSha256, at, kept.end()))
        .orElseGet(() -> new Decision.Unknown(id));
  }

  /** Lets it end without effect. */
  @Transactional
  public Decision refuse(String zone, String id, Approver by, String reason, Instant at) {
    Optional<Kept> kept = locked(zone, id);
    if (kept.isEmpty()) {
      return new Decision.Unknown(id);
    }
    Decision decision = kept.get().proposal().refusedBy(by, at, kept.get().end());
    String why = reason.strip();
    if (!(decision instanceof Decision.May may)) {
      return decision;
    }
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      return new Decision.ReasonMissing();
    }
    sql.update(
        "INSERT INTO act_proposal_refusal (zone, id, refused_by, reason, refused_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        zone,
        id,
        may.as(),
        why,
        at);
    return may;
  }

  /** Notes that an act took effect on a second person's word. */
  @Transactional(TxType.MANDATORY)
  public void approved(Approval approval) {
    sql.update(
        "INSERT INTO act_approval (zone, act_id, leaf_index, actor, approved_by, proposed_at,"
            + " approved_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        approval.zone(),
        approval.actId(),
        approval.leafIndex(),
        approval.actor(),
        approval.by(),
        approval.proposedAt(),
        approval.at());
  }

  /**
   * An act that took effect on a second person's word.
   *
   * @param leafIndex the act's leaf, which names both
   */
  public record Approval(
      String zone,
      String actId,
      long leafIndex,
      String actor,
      String by,
      Instant proposedAt,
      Instant at) {}

  /** The rows are never changed; the lock only lets one decision come after the other. */
  private Optional<Kept> locked(String zone, String id) {
    sql.query(
        "SELECT id FROM act_proposal WHERE zone = ? AND id = ? FOR UPDATE",
        row -> row.getString(1),
        zone,
        id);
    return find(zone, id);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Proposal proposal =
        new Proposal(
            row.getString("zone"),
            row.getString("id"),
            row.getString("kind"),
            row.getString("actor"),
            row.getString("content"),
            row.getString("content_sha256"),
            Arrays.stream((String[]) row.getArray("approvers").getArray())
                .map(role -> Role.of(role).orElseThrow())
                .collect(Collectors.toUnmodifiableSet()),
            SliceSql.instant(row, "proposed_at").orElseThrow(),
            SliceSql.instant(row, "valid_until").orElseThrow());
    return new Kept(proposal, end(row, proposal));
  }

  private static Optional<ProposalEnd> end(ResultSet row, Proposal of) throws SQLException {
    Optional<Instant> approved = SliceSql.instant(row, "approved_at");
    if (approved.isPresent()) {
      return Optional.of(
          new ProposalEnd.Approved(
              row.getString("approved_by"), approved.get(), row.getLong("leaf_index")));
    }
    Optional<Instant> refused = SliceSql.instant(row, "refused_at");
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    String by = row.getString("refused_by");
    String reason = row.getString("reason");
    return Optional.of(
        of.isOf(Proposal.account(by))
            ? new ProposalEnd.Withdrawn(by, refused.get(), reason)
            : new ProposalEnd.Refused(by, refused.get(), reason));
  }
}
