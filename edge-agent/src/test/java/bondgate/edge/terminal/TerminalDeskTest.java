package bondgate.edge.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.EdgeRecord;
import bondgate.events.FaceSighting;
import bondgate.events.FaceSighting.Decision;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.till.terminal.FaceTerminals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a terminal's message becomes, and what none becomes. */
class TerminalDeskTest {
  @TempDir Path folder;
  private TerminalRig rig;

  @BeforeEach
  void begin() throws Exception {
    rig = new TerminalRig(folder);
  }

  @AfterEach
  void end() {
    rig.close();
  }

  @Test
  void whomTheTableKnowsIsSightedUnderOurReferenceAndConfirmedOnceItIsOnDisk() throws Exception {
    rig.hears(TerminalRig.allowed("7"));
    assertThat(sightings())
        .containsExactly(
            new FaceSighting("gate-lamp", Decision.MATCH, TerminalRig.PERSON, 830, -1));
    assertThat(rig.confirmed)
        .extracting(FaceTerminals.Message::topic)
        .containsExactly("mqtt/face/" + TerminalRig.ID);
    assertThat(rig.confirmed.get(0).payload()).contains("\"SnapOrRecordID\":\"7\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'''personId'':''3'',''VerifyStatus'':1,''similarity1'':80', MATCH",
    "'''personId'':''3'',''VerifyStatus'':1,''similarity1'':''79.99''', NOT_SURE",
    "'''personId'':''3'',''VerifyStatus'':1', NOT_SURE",
    "'''customId'':''STU-1'',''personId'':''9'',''VerifyStatus'':''1'',''similarity1'':95', MATCH",
    "'''personId'':''4'',''VerifyStatus'':1,''similarity1'':95', UNKNOWN",
    "'''personId'':''3'',''VerifyStatus'':2,''similarity1'':95', UNKNOWN",
    "'''personId'':''3'',''VerifyStatus'':3,''similarity1'':95', UNKNOWN",
    "'''personId'':''3'',''VerifyStatus'':0,''similarity1'':95', NOT_SURE",
    "'''personId'':''3'',''VerifyStatus'':77,''similarity1'':95', NOT_SURE",
    "'''personId'':''3'',''similarity1'':95', NOT_SURE",
    "'''VerifyStatus'':1,''similarity1'':95', UNKNOWN",
  })
  void onlyALikeEnoughPersonOfTheTableWhomItLetInIsRecognised(String fields, Decision decision)
      throws Exception {
    rig.hears(TerminalRig.record("'RecordID':'1'," + fields));
    assertThat(sightings()).extracting(FaceSighting::decision).containsExactly(decision);
    assertThat(sightings().get(0).person().isEmpty()).isEqualTo(decision != Decision.MATCH);
  }

  @Test
  void aRepeatIsConfirmedAgainAndNotRecordedAgainEvenAfterARestart() throws Exception {
    rig.hears(TerminalRig.allowed("7"));
    rig.hears(TerminalRig.allowed("7"));
    rig.close();
    rig = new TerminalRig(folder);
    rig.hears(TerminalRig.allowed("7"));
    assertThat(sightings()).hasSize(1);
    assertThat(rig.confirmed).as("the terminal must not wait for ever").hasSize(1);
    assertThat(rig.status().repeats()).isEqualTo(1);
    rig.hears(TerminalRig.allowed("7").replace("10:00:07", "10:00:08"));
    assertThat(sightings()).as("numbers begin again after a factory reset").hasSize(2);
  }

  @Test
  void whatTheDiskDoesNotTakeIsNotConfirmed() {
    rig.close();
    rig.hears(TerminalRig.allowed("7"));
    assertThat(rig.confirmed).isEmpty();
    assertThat(rig.status().refused()).isEqualTo(1);
  }

  @Test
  void confirmingCanBeSwitchedOff() throws Exception {
    rig.close();
    rig =
        new TerminalRig(
            folder, TerminalRig.settings(Optional.of(TerminalRig.table(folder)), false));
    rig.hears(TerminalRig.allowed("7"));
    assertThat(sightings()).hasSize(1);
    assertThat(rig.confirmed).isEmpty();
  }

  @Test
  void aRecordThatWasKeptIsToldWithItsOwnTimeAndALiveOneWithOurs() throws Exception {
    rig.now = TerminalRig.START.plusSeconds(3600);
    rig.hears(TerminalRig.allowed("7"));
    rig.hears(TerminalRig.record("'RecordID':'8','VerifyStatus':1,'Sendintime':0"));
    rig.hears(
        TerminalRig.record("'RecordID':'9','VerifyStatus':1,'Sendintime':0")
            .replace("2026", "2036"));
    assertThat(seenAt())
        .as("live, kept, and kept by a clock that runs ahead")
        .containsExactly(rig.now, TerminalRig.START, rig.now);
  }

  @Test
  void anotherTerminalAndOneThatSpeaksForAnotherAreNotHeard() throws Exception {
    rig.hears("mqtt/face/999/Rec", bytes(TerminalRig.allowed("7").replace("1026700", "999")));
    rig.hears("mqtt/face/999/Rec", bytes(TerminalRig.allowed("7")));
    rig.hears("mqtt/face/1026700/Rec", bytes(TerminalRig.allowed("7").replace("1026700", "999")));
    assertThat(sightings()).isEmpty();
    assertThat(rig.confirmed).isEmpty();
    assertThat(rig.desk.strange()).isEqualTo(3);
    assertThat(rig.status().state()).isEqualTo(ReaderState.CONNECTING);
  }

  @Test
  void whoIsTakenOutOfTheTableOrLeftTheMembershipIsNobody() throws Exception {
    rig.desk.forget(Set.of(TerminalRig.PERSON));
    rig.hears(TerminalRig.allowed("1"));
    rig.desk.forget(Set.of("cd".repeat(32)));
    rig.hears(TerminalRig.allowed("2"));
    Path table = folder.resolve("persons.properties");
    Files.writeString(table, "");
    Files.setLastModifiedTime(table, FileTime.from(Instant.EPOCH));
    rig.turn();
    rig.hears(TerminalRig.allowed("3"));
    assertThat(sightings())
        .extracting(FaceSighting::decision)
        .containsExactly(Decision.UNKNOWN, Decision.MATCH, Decision.UNKNOWN);
  }

  @Test
  void aTableThatIsGoneOrWrongMakesEverybodyUnknownAndNobodyAnother() throws Exception {
    Path table = folder.resolve("persons.properties");
    Files.writeString(
        table, "1026700/3=nonsense\nsomething\n1026700/4=%s".formatted("cd".repeat(32)));
    Files.setLastModifiedTime(table, FileTime.from(Instant.EPOCH));
    rig.turn();
    rig.hears(TerminalRig.allowed("1"));
    rig.hears(TerminalRig.allowed("2").replace("\"3\"", "\"4\""));
    Files.delete(table);
    rig.turn();
    rig.hears(TerminalRig.allowed("3").replace("\"3\",\"V", "\"4\",\"V"));
    assertThat(sightings())
        .extracting(FaceSighting::decision)
        .containsExactly(Decision.UNKNOWN, Decision.MATCH, Decision.UNKNOWN);
  }

  @Test
  void tooManyInASecondAreRefusedAndComeAgain() throws Exception {
    for (int i = 0; i < 25; i++) {
      rig.hears(TerminalRig.allowed("" + i));
    }
    assertThat(sightings()).hasSize(TerminalWatch.MOST_PER_SECOND);
    assertThat(rig.confirmed).hasSize(TerminalWatch.MOST_PER_SECOND);
    rig.now = rig.now.plusSeconds(1);
    for (int i = 20; i < 25; i++) {
      rig.hears(TerminalRig.allowed("" + i));
    }
    assertThat(sightings()).hasSize(25);
  }

  @Test
  void nothingPersonalOfARecordIsOnDiskAndItsPictureIsWiped() throws Exception {
    byte[] payload =
        bytes(
            TerminalRig.record(
                "'RecordID':'7','personId':'3','VerifyStatus':1,'similarity1':95,"
                    + "'personName':'TEST PERSON','idCard':'11010519491231002X',"
                    + "'pic':'data:image/jpeg;base64,SECRETPICTURE'"));
    rig.hears("mqtt/face/1026700/Rec", payload);
    assertThat(payload).containsOnly(0);
    assertThat(sightings()).hasSize(1);
    for (SealedRecord record : rig.outbox.nextBatch(0, 100)) {
      assertThat(record.text())
          .doesNotContain("TEST PERSON", "11010519491231002X", "SECRETPICTURE");
    }
    for (String name : List.of("outbox.db", "outbox.db-wal")) {
      String file = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
      assertThat(file).doesNotContain("TEST PERSON", "11010519491231002X", "SECRETPICTURE");
    }
  }

  @Test
  void anyBytesUnderAnyTopicChangeNothingButACountAndTheNextRecordIsTaken() throws Exception {
    long seed = Long.getLong("bondgate.test.seed", 20260410L);
    System.out.println("TerminalDeskTest seed " + seed);
    Random random = new Random(seed);
    byte[] known = bytes(TerminalRig.allowed("7"));
    List<String> topics =
        List.of(
            "mqtt/face/1026700/Rec",
            "mqtt/face/1026700/Snap",
            "mqtt/face/1026700/Ack",
            "mqtt/face/basic",
            "mqtt/face/heartbeat",
            "",
            "////");
    for (int n = 0; n < 100_000; n++) {
      // Time stands still: what happens to be a whole record is taken twenty times at the most.
      rig.hears(topics.get(random.nextInt(topics.size())), changed(known, random));
    }
    assertThat(sightings()).hasSizeLessThanOrEqualTo(TerminalWatch.MOST_PER_SECOND);
    rig.turn();
    int before = sightings().size();
    rig.now = rig.now.plus(Duration.ofSeconds(2));
    rig.hears(TerminalRig.allowed("after"));
    assertThat(sightings()).hasSize(before + 1);
  }

  private static byte[] changed(byte[] known, Random random) {
    if (random.nextInt(4) == 0) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] bytes = Arrays.copyOf(known, known.length - random.nextInt(2) * random.nextInt(60));
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private List<FaceSighting> sightings() throws Exception {
    return rig.recorded(FaceSighting.class);
  }

  private List<Instant> seenAt() throws Exception {
    return rig.outbox.nextBatch(0, 100).stream()
        .map(SealedRecord::fields)
        .filter(record -> record.body() instanceof FaceSighting)
        .map(EdgeRecord::seenAt)
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
