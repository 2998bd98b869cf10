package bondgate.server.member;

import bondgate.server.member.CodeAnswer.Why;
import bondgate.server.member.Registered.Problem;
import bondgate.server.secret.PersonalSeal;
import bondgate.server.sql.LockOut;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The members: who registered, the code of each at each moment, and what a code opens.
 *
 * <p>A member's code says who he said that he was when he registered, and that his page was at hand
 * within the last minute. It is no proof of identity: no service that the state recognises has
 * looked at him, so an order by it names none ({@code identityVerifiedBy}), and the buyer must
 * still be the one who pays.
 */
@ApplicationScoped
public class Members {
  /** The fifth wrong code in a row locks the member: 1 minute, then 2, 4, 8, 16. */
  static final LockOut.Rule LOCK = new LockOut.Rule(5, 60, 4);

  /**
   * The version of the text that a member agrees to; its words stand in {@code messages/member}.
   */
  public static final String CONSENT_VERSION = "2026-11";

  /** RFC 6238, 5.2: the code of one step before and after is taken too. */
  private static final int WINDOW_STEPS = 1;

  /** So long a former code is told from a wrong one: ten minutes. */
  private static final int REMEMBERED_STEPS = 20;

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}");
  private static final long NUMBERS = 10_000_000_000L;
  private static final int SECRET_BYTES = 32;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MemberSql sql;
  private final PersonalSeal seal;
  private final RandomGenerator random;
  private final InstantSource clock;

  @Inject
  Members(MemberSql sql, PersonalSeal seal, RandomGenerator random, InstantSource clock) {
    this.sql = sql;
    this.seal = seal;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Registers somebody who agrees.
   *
   * @param consent the version of the text that was agreed to; blank for none
   */
  public Registered register(Person typed, String consent) {
    Instant now = clock.instant();
    String name = typed.name().strip();
    String phone = typed.phone().replaceAll("[\\s-]", "");
    Optional<String> number = IdentityNumber.of(typed.idNumber(), LocalDate.ofInstant(now, CHINA));
    List<Problem> problems = new ArrayList<>();
    if (!TypedText.isName(name)) {
      problems.add(Problem.NAME_MISSING);
    }
    if (number.isEmpty()) {
      problems.add(Problem.NUMBER_WRONG);
    }
    if (!PHONE.matcher(phone).matches()) {
      problems.add(Problem.PHONE_WRONG);
    }
    if (!consent.equals(CONSENT_VERSION)) {
      problems.add(Problem.NO_CONSENT);
    }
    if (!problems.isEmpty()) {
      return new Registered.Refused(problems);
    }
    return add(new Person(name, number.get(), phone), consent, now);
  }

  private Registered add(Person person, String consent, Instant now) {
    byte[] secret = fresh();
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(fresh());
    while (true) {
      // Nobody can tell from a number how many members there are, or guess the next one's.
      String memberNo = "%010d".formatted(random.nextLong(NUMBERS));
      MemberSql.Kept member =
          new MemberSql.Kept(
              memberNo,
              sealed(memberNo, "person", json(person)),
              sealed(memberNo, "secret", secret),
              consent,
              now,
              -1,
              Optional.empty());
      if (sql.add(member, digest(key))) {
        return new Registered.Done(memberNo, key);
      }
    }
  }

  private byte[] fresh() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  /** What the page of the member with that key shows now; empty for any other key. */
  public Optional<MemberView> view(String key) {
    Instant now = clock.instant();
    return sql.byKey(digest(key)).map(member -> view(member, now));
  }

  /**
   * The reference at doors of the member with that key: 64 hex digits, made with his secret. It
   * names nobody, and once he has withdrawn, and his secret with him, nobody can tell whose it was.
   */
  public Optional<String> doorReference(String key) {
    return sql.byKey(digest(key)).map(member -> MemberCode.doorReference(secret(member)));
  }

  private MemberView view(MemberSql.Kept member, Instant now) {
    // A code that was used is not shown again: the next one is taken already, by the window.
    long step = Math.max(MemberCode.step(now), member.lastStep() + 1);
    step = Math.min(step, MemberCode.step(now) + WINDOW_STEPS);
    MemberCode code = new MemberCode(member.memberNo(), MemberCode.digits(secret(member), step));
    return new MemberView(
        member.memberNo(),
        person(member).masked(),
        code.text(),
        code.digits(),
        MemberCode.end(step),
        member.consentVersion(),
        member.consentedAt());
  }

  /**
   * The member withdraws: what was kept of him is gone with this, and his code opens nothing. That
   * his number was one stays, with the time, and his reference at doors, with the day; neither says
   * anything about who he was. Orders that he placed stay, as the law asks.
   */
  public boolean erase(String key) {
    String person = doorReference(key).orElse("");
    return !person.isEmpty() && sql.erase(digest(key), person, clock.instant());
  }

  /** References at doors of those who withdrew on that day or later, rising. */
  public List<String> forgottenSince(LocalDate day) {
    return sql.forgottenSince(day);
  }

  /**
   * Whom a code that was scanned or typed opens; it is used up by this, and a wrong one counted.
   */
  public CodeAnswer use(String typed) {
    Optional<MemberCode> read = MemberCode.read(typed);
    if (read.isEmpty()) {
      return new CodeAnswer.Refused(Why.NOT_A_CODE);
    }
    MemberCode code = read.get();
    Instant now = clock.instant();
    Optional<MemberSql.Kept> found = sql.find(code.memberNo());
    if (found.isEmpty()) {
      return new CodeAnswer.Refused(sql.isWithdrawn(code.memberNo()) ? Why.WITHDRAWN : Why.UNKNOWN);
    }
    MemberSql.Kept member = found.get();
    if (member.lockedAt(now)) {
      return new CodeAnswer.Refused(Why.LOCKED);
    }
    OptionalLong step = step(secret(member), code.digits(), MemberCode.step(now));
    if (step.isEmpty()) {
      return new CodeAnswer.Refused(failed(member.memberNo(), now));
    }
    if (step.getAsLong() <= member.lastStep()) {
      return new CodeAnswer.Refused(Why.USED);
    }
    if (step.getAsLong() < MemberCode.step(now) - WINDOW_STEPS) {
      return new CodeAnswer.Refused(Why.EXPIRED);
    }
    return accepted(member, step.getAsLong(), now);
  }

  /** Another till may have taken the same code since it was looked at: then it was used there. */
  private CodeAnswer accepted(MemberSql.Kept member, long step, Instant now) {
    if (sql.used(member.memberNo(), step, now)) {
      return new CodeAnswer.Accepted(person(member));
    }
    Optional<MemberSql.Kept> since = sql.find(member.memberNo());
    if (since.isEmpty()) {
      return new CodeAnswer.Refused(Why.WITHDRAWN);
    }
    return new CodeAnswer.Refused(since.get().lockedAt(now) ? Why.LOCKED : Why.USED);
  }

  private Why failed(String memberNo, Instant now) {
    return sql.failed(memberNo, now, LOCK).isPresent() ? Why.LOCKED : Why.WRONG;
  }

  /** Of which step the digits are: from the next one back to those that are not yet forgotten. */
  private static OptionalLong step(byte[] secret, String digits, long now) {
    for (long step = now + WINDOW_STEPS; step >= now - REMEMBERED_STEPS; step--) {
      if (same(MemberCode.digits(secret, step), digits)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  byte[] secret(MemberSql.Kept member) {
    return opened(member.memberNo(), "secret", member.sealedSecret());
  }

  Person person(MemberSql.Kept member) {
    try {
      return JSON.readValue(
          opened(member.memberNo(), "person", member.sealedPerson()), Person.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] json(Person person) {
    try {
      return JSON.writeValueAsBytes(person);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own types can always be written", e);
    }
  }

  private String sealed(String memberNo, String what, byte[] open) {
    return HexFormat.of().formatHex(seal.seal(place(memberNo, what), open));
  }

  private byte[] opened(String memberNo, String what, String sealed) {
    return seal.open(place(memberNo, what), HexFormat.of().parseHex(sealed));
  }

  private static String place(String memberNo, String what) {
    return "member_person/" + memberNo + "/" + what;
  }

  /** A key has 256 random bits: a plain digest of it cannot be guessed. */
  private static String digest(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
