package bondgate.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.Decision;
import bondgate.camera.FrameProblem;
import bondgate.camera.PersonRef;
import bondgate.camera.QualityProblem;
import bondgate.edge.outbox.Fact;
import bondgate.edge.settings.DoorSettings;
import bondgate.events.Direction;
import bondgate.events.DoorOpened;
import bondgate.events.DoorTicket;
import bondgate.events.EdgeEvent;
import bondgate.events.FaceSighting;
import bondgate.events.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is let in, how often, and what is said of it. */
class DoorWatchTest {
  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);
  private static final String MEI = "ab".repeat(32);
  private static final String LI = "cd".repeat(32);
  private static final Decision STRANGER = new Decision.Unknown(120);
  private static final Decision PHOTOGRAPH = new Decision.NotLive(3);
  private static final Decision DOUBT = new Decision.NotSure(Decision.Doubt.TWO_ARE_LIKE, 700, 690);
  private static final Decision NOBODY = new Decision.Refused(List.of(QualityProblem.NO_FACE));

  private final DoorSettings door =
      new DoorSettings(
          "entrance",
          Direction.IN,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Optional.empty());
  private final DoorWatch watch =
      new DoorWatch(door, new Tickets("guiyang-o2o", SERVER.verifyKey()), 2);

  @Test
  void aMemberIsLetInOnceWhoeverLongStandsThere() {
    assertThat(watch.face(match(MEI), at(0)).open()).as("one picture is none").isFalse();
    Findings in = watch.face(match(MEI), at(200));
    assertThat(in.open()).isTrue();
    assertThat(events(in))
        .containsExactly(
            new FaceSighting("entrance", FaceSighting.Decision.MATCH, MEI, 712, 996),
            new DoorOpened("entrance", Direction.IN, DoorOpened.Means.FACE, MEI));
    for (int millis = 400; millis < 20_000; millis += 200) {
      assertThat(watch.face(match(MEI), at(millis))).isEqualTo(Findings.NONE);
    }
    assertThat(looked(match(MEI), 23_600).open()).as("4 s later").isFalse();
    assertThat(looked(match(MEI), 28_100).open()).as("and one past").isTrue();
  }

  @Test
  void whoStillStandsThereAfterTheDoorClosedGetsInByTicket() {
    looked(match(MEI), 0);
    assertThat(watch.ticket(MEI, at(3000)).open()).as("still open").isFalse();
    for (int millis = 200; millis < 6000; millis += 200) {
      watch.face(match(MEI), at(millis));
    }
    assertThat(watch.ticket(MEI, at(6000)).open()).isTrue();
  }

  @Test
  void twoMembersAreLetInEach() {
    assertThat(looked(match(MEI), 0).open()).isTrue();
    assertThat(looked(match(LI), 1000).open()).isTrue();
  }

  @Test
  void whoIsNotRecognisedDoesNotOpenAndIsToldOnceWithoutAReference() {
    for (Decision decision : List.of(STRANGER, PHOTOGRAPH, DOUBT)) {
      Findings first = looked(decision, 0);
      assertThat(first.open()).isFalse();
      assertThat(events(first)).hasSize(1);
      assertThat(((FaceSighting) events(first).get(0)).person()).isEmpty();
      assertThat(watch.face(decision, at(600))).isEqualTo(Findings.NONE);
    }
    assertThat(events(looked(PHOTOGRAPH, 20_000)))
        .containsExactly(
            new FaceSighting(
                "entrance", FaceSighting.Decision.NOT_LIVE, "", FaceSighting.NOT_COMPARED, 3));
  }

  @Test
  void onePictureAmongOthersDoesNotOpen() {
    for (int i = 0; i < 50; i++) {
      assertThat(watch.face(match(MEI), at(i * 400)).open()).isFalse();
      watch.face(i % 2 == 0 ? PHOTOGRAPH : NOBODY, at(i * 400 + 200));
    }
  }

  @Test
  void nobodyIsNoEvent() {
    assertThat(looked(NOBODY, 0)).isEqualTo(Findings.NONE);
    assertThat(looked(new Decision.NoPicture(FrameProblem.UNREADABLE), 1000))
        .isEqualTo(Findings.NONE);
  }

  @Test
  void aTicketIsGoodUntilItsSecondInItsZoneByOurServerOnly() {
    DoorTicket ticket = new DoorTicket("guiyang-o2o", NINE.plusSeconds(60), MEI);
    String text = ticket.text(SERVER);
    assertThat(watch.read(text, at(59_999))).isEqualTo(new Tickets.Read.Valid(MEI));
    assertThat(watch.read(text, at(60_000))).isEqualTo(refused(CodeAnswer.EXPIRED));
    String guian = new DoorTicket("guian", NINE.plusSeconds(60), MEI).text(SERVER);
    assertThat(watch.read(guian, at(0))).isEqualTo(refused(CodeAnswer.OTHER_ZONE));
    byte[] seed = new byte[32];
    seed[0] = 1;
    assertThat(watch.read(ticket.text(SigningKey.ofSeed(seed)), at(0)))
        .isEqualTo(refused(CodeAnswer.NOT_A_TICKET));
    assertThat(watch.read("6901234567892", at(0))).isEqualTo(refused(CodeAnswer.NOT_A_TICKET));
  }

  @Test
  void whatWasNotRecordedMayBeTriedAgainAtOnce() {
    assertThat(watch.ticket(MEI, at(0)).open()).isTrue();
    watch.notOpened();
    assertThat(watch.ticket(MEI, at(100)).open()).isTrue();
  }

  private Findings looked(Decision decision, int millis) {
    Findings first = watch.face(decision, at(millis));
    Findings second = watch.face(decision, at(millis + 200));
    return first.facts().isEmpty() ? second : first;
  }

  private static Tickets.Read refused(CodeAnswer why) {
    return new Tickets.Read.Refused(why);
  }

  private static Decision match(String person) {
    return new Decision.Match(new PersonRef(person), 712, 200, 996);
  }

  private static List<EdgeEvent> events(Findings findings) {
    return findings.facts().stream().map(Fact::event).toList();
  }

  private static Moment at(int millis) {
    return new Moment(Instant.EPOCH.plusMillis(millis), NINE.plusMillis(millis));
  }
}
