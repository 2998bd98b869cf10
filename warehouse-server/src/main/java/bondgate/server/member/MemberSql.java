package bondgate.server.member;

import bondgate.server.sql.LockOut;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The statements of this slice. */
@ApplicationScoped
class MemberSql {
  private static final String COLUMNS =
      "select member_no, encode(sealed_person, 'hex') as person, encode(sealed_secret, 'hex') as"
          + " secret, consent_version, consented_at, last_step, locked_until from member_person";

  private final SliceSql sql;
  private final LockOut lockOut;

  @Inject
  MemberSql(AgroalDataSource database) {
    this.sql = new SliceSql(database, "members");
    this.lockOut = new LockOut(sql, "member_person", "member_no");
  }

  /**
   * A member as he is kept.
   *
   * @param sealedPerson hexadecimal
   * @param sealedSecret hexadecimal
   * @param lastStep of the last code that was accepted; -1 before the first
   */
  record Kept(
      String memberNo,
      String sealedPerson,
      String sealedSecret,
      String consentVersion,
      Instant consentedAt,
      long lastStep,
      Optional<Instant> lockedUntil) {
    boolean lockedAt(Instant now) {
      return lockedUntil.filter(now::isBefore).isPresent();
    }
  }

  /** Whether there was no such number before; of one who withdrew it is not given out again. */
  boolean add(Kept member, String keySha256) {
    return sql.update(
            "insert into member_person(member_no, key_sha256, sealed_person, sealed_secret,"
                + " consent_version, consented_at) select ?, ?, decode(?, 'hex'), decode(?, 'hex'), ?, ?"
                + " where not exists (select 1 from member_withdrawn where member_no = ?)"
                + " on conflict (member_no) do nothing",
            member.memberNo(),
            keySha256,
            member.sealedPerson(),
            member.sealedSecret(),
            member.consentVersion(),
            member.consentedAt(),
            member.memberNo())
        == 1;
  }

  Optional<Kept> find(String memberNo) {
    return sql.query(COLUMNS + " where member_no = ?", MemberSql::kept, memberNo).stream()
        .findFirst();
  }

  Optional<Kept> byKey(String keySha256) {
    return sql.query(COLUMNS + " where key_sha256 = ?", MemberSql::kept, keySha256).stream()
        .findFirst();
  }

  boolean isWithdrawn(String memberNo) {
    return !sql.query("select 1 from member_withdrawn where member_no = ?", row -> true, memberNo)
        .isEmpty();
  }

  /** Uses a code up, once, if nobody locked the member since it was looked at. */
  boolean used(String memberNo, long step, Instant now) {
    return sql.update(
            "update member_person set last_step = ?, failures = 0, locked_until = null"
                + " where member_no = ? and last_step < ?"
                + " and (locked_until is null or locked_until <= ?)",
            step,
            memberNo,
            step,
            now)
        == 1;
  }

  /** One more wrong code; until when it locks the member, if it does. */
  Optional<Instant> failed(String memberNo, Instant at, LockOut.Rule rule) {
    return lockOut.failed(memberNo, at, rule);
  }

  /**
   * Erases, and notes the number and the reference, each alone; in one statement, so that none is
   * without the others.
   */
  boolean erase(String keySha256, String person, Instant at) {
    return sql.update(
            "with gone as (delete from member_person where key_sha256 = ? returning member_no),"
                + " forgotten as (insert into member_forgotten(person, forgotten_on)"
                + " select ?, (? at time zone 'UTC')::date from gone on conflict do nothing)"
                + " insert into member_withdrawn(member_no, withdrawn_at)"
                + " select member_no, ? from gone",
            keySha256,
            person,
            at,
            at)
        == 1;
  }

  List<String> forgottenSince(LocalDate day) {
    return sql.query(
        "select person from member_forgotten where forgotten_on >= ?::date order by person",
        row -> row.getString(1),
        day.toString());
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getString("member_no"),
        row.getString("person"),
        row.getString("secret"),
        row.getString("consent_version"),
        SliceSql.instant(row, "consented_at").orElseThrow(),
        row.getLong("last_step"),
        SliceSql.instant(row, "locked_until"));
  }
}
