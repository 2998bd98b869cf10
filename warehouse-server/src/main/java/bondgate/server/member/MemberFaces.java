package bondgate.server.member;

import bondgate.server.member.CodeAnswer.Why;
import bondgate.server.sql.LockOut;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Members who are known by face instead of by code, as a second way that nobody must take. Faces
 * are compared by an agent, never here: what comes here is a reference. As with a code, this says
 * who somebody says to be and proves no identity; the buyer must still be the one who pays.
 */
@ApplicationScoped
public class MemberFaces {
  /** The fifth other face in a row locks this way: 1 minute, then 2, 4, 8, 16. Never the code. */
  static final LockOut.Rule LOCK = new LockOut.Rule(5, 60, 4);

  private final Members members;
  private final MemberSql sql;
  private final SliceSql slice;
  private final LockOut lockOut;
  private final InstantSource clock;

  @Inject
  MemberFaces(Members members, MemberSql sql, AgroalDataSource database, InstantSource clock) {
    this.members = members;
    this.sql = sql;
    this.slice = new SliceSql(database, "members' faces");
    this.lockOut = new LockOut(slice, "member_face_lock", "member_no");
    this.clock = clock;
  }

  /** Whom a member number claims. */
  public sealed interface Claimed {
    /**
     * A member.
     *
     * @param person the reference under which a face would be held: 64 hex digits, names nobody
     */
    record Known(String memberNo, String person) implements Claimed {
      @Override
      public String toString() {
        return "Known[not shown]";
      }
    }

    /** Nobody, for the reasons for which a code opens nothing. */
    record Refused(Why why) implements Claimed {}

    /** This way is locked for some minutes; the code is not. */
    record FacesLocked() implements Claimed {}
  }

  /**
   * Whom somebody says to be.
   *
   * @param typed ten digits, or a member's code, which is not used up by this
   */
  public Claimed claim(String typed) {
    Optional<String> number = MemberCode.number(typed);
    if (number.isEmpty()) {
      return new Claimed.Refused(Why.NOT_A_CODE);
    }
    String memberNo = number.get();
    Instant now = clock.instant();
    Optional<MemberSql.Kept> found = sql.find(memberNo);
    if (found.isEmpty()) {
      return new Claimed.Refused(sql.isWithdrawn(memberNo) ? Why.WITHDRAWN : Why.UNKNOWN);
    }
    if (found.get().lockedAt(now)) {
      return new Claimed.Refused(Why.LOCKED);
    }
    return lockedUntil(memberNo).filter(now::isBefore).isPresent()
        ? new Claimed.FacesLocked()
        : new Claimed.Known(memberNo, MemberCode.doorReference(members.secret(found.get())));
  }

  /**
   * The member whose face was recognised. Whoever withdrew or was locked since the claim is refused
   * all the same: what counts is how it is now.
   */
  public CodeAnswer recognised(Claimed.Known claim) {
    Claimed now = claim(claim.memberNo());
    if (now instanceof Claimed.Refused refused) {
      return new CodeAnswer.Refused(refused.why());
    }
    Optional<MemberSql.Kept> member = sql.find(claim.memberNo());
    if (member.isEmpty()) {
      return new CodeAnswer.Refused(Why.WITHDRAWN);
    }
    if (now instanceof Claimed.FacesLocked || !now.equals(claim)) {
      return new CodeAnswer.Refused(Why.LOCKED);
    }
    slice.update("delete from member_face_lock where member_no = ?", claim.memberNo());
    return new CodeAnswer.Accepted(members.person(member.get()));
  }

  /** It was another face, or none that lives; whether this way is locked by it now. */
  public boolean failed(Claimed.Known claim) {
    slice.update(
        "insert into member_face_lock(member_no) select member_no from member_person"
            + " where member_no = ? on conflict do nothing",
        claim.memberNo());
    return lockOut.failed(claim.memberNo(), clock.instant(), LOCK).isPresent();
  }

  private Optional<Instant> lockedUntil(String memberNo) {
    return slice
        .query(
            "select locked_until from member_face_lock where member_no = ?",
            row -> SliceSql.instant(row, "locked_until"),
            memberNo)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }
}
