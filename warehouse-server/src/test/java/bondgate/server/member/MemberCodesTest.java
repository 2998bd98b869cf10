package bondgate.server.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.member.CodeAnswer.Why;
import bondgate.server.secret.PersonalSeal;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A code is the standard's, opens once, near its time, and guessing ends. Members have no zone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class MemberCodesTest {
  /** At the beginning of a half minute. */
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  private static final Person PERSON = new Person("测试会员", "11010519491231002X", "13800138000");

  @Inject MemberSql sql;
  @Inject PersonalSeal seal;
  @Inject RandomGenerator random;
  @Inject AgroalDataSource database;

  private volatile Instant now = NOON;
  private Members members;
  private Registered.Done member;

  @BeforeEach
  void somebodyRegistered() {
    members = new Members(sql, seal, random, () -> now);
    member = (Registered.Done) members.register(PERSON, Members.CONSENT_VERSION);
  }

  @ParameterizedTest
  @CsvSource({
    // RFC 6238, appendix B, mode SHA256.
    "59, 46119246",
    "1111111109, 68084774",
    "1111111111, 67062674",
    "1234567890, 91819424",
    "2000000000, 90698825",
    "20000000000, 77737706",
  })
  void theDigitsAreThoseOfTheStandard(long seconds, String digits) {
    byte[] secret = "12345678901234567890123456789012".getBytes(StandardCharsets.US_ASCII);

    assertThat(MemberCode.digits(secret, MemberCode.step(Instant.ofEpochSecond(seconds))))
        .isEqualTo(digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BGM1:0123456789:01234567",
        " bgm1:0123456789:01234567\n",
        "BGM1:0123456789: 0123 4567",
        "ＢＧＭ１：０１２３４５６７８９：０１２３４５６７"
      })
  void aCodeIsReadAsAScannerOrAPersonTypesIt(String typed) {
    assertThat(MemberCode.read(typed)).contains(new MemberCode("0123456789", "01234567"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "BGM1",
        "BGM2:0123456789:01234567",
        "BGM1:012345678:01234567",
        "BGM1:0123456789:0123456",
        "BGM1:0123456789:012345678",
        "BGM1:0123456789:0123456٧",
        "weixin://wxpay/bizpayurl?pr=aBcD1234z"
      })
  void anythingElseIsNoCode(String typed) {
    assertThat(members.use(typed)).isEqualTo(new CodeAnswer.Refused(Why.NOT_A_CODE));
  }

  @Test
  void aCodeOpensOnceAndThePageThenShowsAnother() {
    String code = shown();

    assertThat(members.use(code)).isEqualTo(new CodeAnswer.Accepted(PERSON));
    assertThat(members.use(code)).isEqualTo(new CodeAnswer.Refused(Why.USED));
    assertThat(shown()).isNotEqualTo(code);
    assertThat(members.use(shown())).isInstanceOf(CodeAnswer.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 29, Accepted",
    // One step further, to its last second.
    "0, 59, Accepted",
    "29, 59, Accepted",
    "0, 60, EXPIRED",
    "0, 629, EXPIRED",
    // Forgotten: it is one of many that are wrong.
    "0, 630, WRONG",
    // The clock was set back by a step: taken; by two: nobody can have it yet.
    "0, -1, Accepted",
    "0, -30, Accepted",
    "0, -31, WRONG",
  })
  void aCodeOpensNearItsTime(long shownAt, long usedAt, String expected) {
    now = NOON.plusSeconds(shownAt);
    String code = shown();
    now = NOON.plusSeconds(usedAt);

    CodeAnswer answer = members.use(code);

    assertThat(
            answer instanceof CodeAnswer.Refused refused
                ? refused.why().name()
                : answer.getClass().getSimpleName())
        .isEqualTo(expected);
  }

  @Test
  void anEarlierCodeIsUsedOnceALaterOneWasTaken() {
    String earlier = shown();
    now = NOON.plusSeconds(30);
    assertThat(members.use(shown())).isInstanceOf(CodeAnswer.Accepted.class);

    assertThat(members.use(earlier)).isEqualTo(new CodeAnswer.Refused(Why.USED));
  }

  @Test
  void manyTillsAtOnceTakeACodeOnce() throws Exception {
    String code = shown();
    ExecutorService tills = Executors.newFixedThreadPool(8);
    try {
      List<Callable<CodeAnswer>> all =
          IntStream.range(0, 8)
              .<Callable<CodeAnswer>>mapToObj(i -> () -> members.use(code))
              .toList();
      int accepted = 0;
      for (Future<CodeAnswer> answer : tills.invokeAll(all)) {
        accepted += answer.get() instanceof CodeAnswer.Accepted ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(1);
    } finally {
      tills.shutdownNow();
    }
  }

  @Test
  void theFifthWrongCodeLocksAndEachFurtherOneForTwiceAsLong() {
    for (int i = 1; i < Members.LOCK.allowed(); i++) {
      assertThat(members.use(wrong())).isEqualTo(new CodeAnswer.Refused(Why.WRONG));
    }
    for (int minutes : new int[] {1, 2, 4, 8, 16, 16}) {
      assertThat(members.use(wrong())).isEqualTo(new CodeAnswer.Refused(Why.LOCKED));
      now = now.plus(Duration.ofMinutes(minutes)).minusSeconds(1);
      assertThat(members.use(shown()))
          .as("right, too early")
          .isEqualTo(new CodeAnswer.Refused(Why.LOCKED));
      now = now.plusSeconds(1);
    }
    assertThat(members.use(shown())).isInstanceOf(CodeAnswer.Accepted.class);
    assertThat(members.use(wrong()))
        .as("counted anew")
        .isEqualTo(new CodeAnswer.Refused(Why.WRONG));
  }

  @Test
  void oldAndUsedCodesAreNotCountedAsGuesses() {
    String code = shown();
    now = NOON.plusSeconds(90);
    for (int i = 0; i < 2 * Members.LOCK.allowed(); i++) {
      assertThat(members.use(code)).isEqualTo(new CodeAnswer.Refused(Why.EXPIRED));
    }
    assertThat(members.use(shown())).isInstanceOf(CodeAnswer.Accepted.class);
  }

  @Test
  void whoWithdrewIsNobodyAndHisCodeSaysSo() {
    String code = shown();

    assertThat(members.erase("another key")).isFalse();
    assertThat(members.erase(member.key())).isTrue();

    assertThat(members.use(code)).isEqualTo(new CodeAnswer.Refused(Why.WITHDRAWN));
    assertThat(members.view(member.key())).isEmpty();
    assertThat(members.erase(member.key())).as("once").isFalse();
    String nobody =
        "BGM1:%010d:00000000".formatted((Long.parseLong(member.memberNo()) + 1) % 10_000_000_000L);
    assertThat(members.use(nobody)).isEqualTo(new CodeAnswer.Refused(Why.UNKNOWN));
  }

  @Test
  void withoutConsentOrWithAWrongNumberNothingIsKept() throws SQLException {
    long before = count("SELECT count(*) FROM member_person");

    assertThat(members.register(new Person(" ", "11010519491231002", "1380013800"), "2020-01"))
        .isEqualTo(new Registered.Refused(List.of(Registered.Problem.values())));
    assertThat(members.register(PERSON, ""))
        .isEqualTo(new Registered.Refused(List.of(Registered.Problem.NO_CONSENT)));
    assertThat(count("SELECT count(*) FROM member_person")).isEqualTo(before);
  }

  @Test
  void whichTextWasAgreedToAndWhenIsKept() {
    MemberView view = members.view(member.key()).orElseThrow();

    assertThat(view.consentVersion()).isEqualTo(Members.CONSENT_VERSION);
    assertThat(view.consentedAt()).isEqualTo(NOON);
    assertThat(view.masked()).isEqualTo("测＊＊＊");
  }

  @Test
  void sealedBytesOfOneMemberDoNotOpenInThePlaceOfAnother() throws SQLException {
    Registered.Done other = (Registered.Done) members.register(PERSON, Members.CONSENT_VERSION);
    execute(
        "UPDATE member_person SET sealed_secret = (SELECT sealed_secret FROM member_person"
            + " WHERE member_no = '%s') WHERE member_no = '%s'"
                .formatted(member.memberNo(), other.memberNo()));

    assertThatThrownBy(() -> members.view(other.key()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not open");
    execute("DELETE FROM member_person WHERE member_no = '%s'".formatted(other.memberNo()));
  }

  @Test
  void nothingOfAMemberIsPrintedByMistake() {
    MemberView view = members.view(member.key()).orElseThrow();
    String printed = PERSON + " " + member + " " + view + " " + members.use(view.code());

    assertThat(printed)
        .doesNotContain(
            PERSON.name(), PERSON.idNumber(), PERSON.phone(), member.key(), view.digits());
  }

  private String shown() {
    return members.view(member.key()).orElseThrow().code();
  }

  /** Digits that are of no step that is looked at. */
  private String wrong() {
    String digits = members.view(member.key()).orElseThrow().digits();
    return "BGM1:%s:%08d"
        .formatted(member.memberNo(), (Integer.parseInt(digits) + 1) % 100_000_000);
  }

  private long count(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String change) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }
}
