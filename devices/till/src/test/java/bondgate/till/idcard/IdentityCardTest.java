package bondgate.till.idcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.till.Deframer;
import bondgate.till.Octets;
import bondgate.till.idcard.IdentityCard.Doubt;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Made-up persons only: area 000000 exists nowhere. */
class IdentityCardTest {
  private static final String NUMBER = "00000019900307" + "123" + checkOf("00000019900307123");
  private static final Octets SALT = Octets.of(new byte[16]);

  @Test
  void aCitizensCardIsReadFieldByField() {
    IdentityCard card = read(citizen(NUMBER, "19900307"));
    CardText.Citizen text = (CardText.Citizen) card.text();
    assertThat(text.name()).isEqualTo("测试人");
    assertThat(text.nation()).isEqualTo("01");
    assertThat(text.address()).isEqualTo("某省某市某路1号");
    assertThat(text.number()).isEqualTo(NUMBER);
    assertThat(text.authority()).isEqualTo("某市公安局");
    assertThat(text.validFrom()).isEqualTo("20200101");
    assertThat(text.validTo()).isEqualTo("长期");
    assertThat(text.newestAddress()).isEmpty();
    assertThat(card.photo().size()).isEqualTo(1024);
    assertThat(card.doubt()).isEmpty();
  }

  @Test
  void theWholeReplyIsTheNumberOfBytesThatTheManualStates() {
    assertThat(frame(citizen(NUMBER, "19900307")).size()).isEqualTo(1295);
  }

  @Test
  void aWrongNumberAndAnotherBirthAreNamed() {
    String wrong = NUMBER.substring(0, 17) + (NUMBER.charAt(17) == '0' ? '1' : '0');
    assertThat(read(citizen(wrong, "19900307")).doubt()).contains(Doubt.NUMBER_WRONG);
    assertThat(read(citizen(NUMBER, "19900308")).doubt()).contains(Doubt.BIRTH_DIFFERS);
  }

  @Test
  void aForeignersAndACompatriotsCardAreToldApartByTheirType() {
    Octets foreigner =
        fields("DOE, JOHN", 120, "1", 2, "XXX000000000000", 30, "XXX", 6, "某某", 30, "20200101", 16)
            .plus(fields("20300101", 16, "19800101", 16, "01", 4, "1500", 8, "I", 2, "", 6));
    CardText.Foreigner text = (CardText.Foreigner) read(foreigner).text();
    assertThat(text.name()).isEqualTo("DOE, JOHN");
    assertThat(text.nationality()).isEqualTo("XXX");
    assertThat(text.birth()).isEqualTo("19800101");
    Octets compatriot =
        fields("某某", 30, "2", 2, "", 4, "19900307", 16, "某路", 70, NUMBER, 36, "某局", 30)
            .plus(fields("20200101", 16, "20250101", 16, "H00000000", 18, "01", 4, "", 6, "J", 2))
            .plus(fields("", 6));
    IdentityCard card = read(compatriot);
    assertThat(((CardText.CompatriotResident) card.text()).passNumber()).isEqualTo("H00000000");
    assertThat(card.doubt()).isEmpty();
  }

  @Test
  void nothingPersonalIsPrintedByAnyType() {
    Octets frame = frame(citizen(NUMBER, "19900307"));
    Octets content = new Deframer<>(SamFrames.shape()).feed(frame).get(0);
    SamReply reply = SamReply.decode(SamCommand.READ, content);
    IdentityCard card = ((SamReply.CardRead) reply).card();
    List<Object> all =
        List.of(
            frame,
            content,
            reply,
            card,
            card.text(),
            card.photo(),
            card.reference(SALT),
            IdentityNumber.of(NUMBER).orElseThrow(),
            new SamReply.NewestAddress("某省"));
    assertThat(all)
        .allSatisfy(
            thing ->
                assertThat(thing.toString())
                    .doesNotContain("测试人", NUMBER, "19900307", "某", "1990", "4B6D"));
  }

  @Test
  void theReferenceIsTheSameForTheSameHolderAndSaltOnly() {
    IdentityCard card = read(citizen(NUMBER, "19900307"));
    assertThat(card.reference(SALT)).isEqualTo(read(citizen(NUMBER, "19900308")).reference(SALT));
    assertThat(card.reference(SALT))
        .isNotEqualTo(card.reference(Octets.of(new byte[15]).plus(Octets.of(1))));
    assertThatThrownBy(() -> card.reference(Octets.of(new byte[15])))
        .hasMessageContaining("at least 16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
  void theNumbersPrintedInTheStandardAreRight(String number) {
    assertThat(IdentityNumber.of(number)).isPresent();
    assertThat(IdentityNumber.of(number).orElseThrow().birth()).isBefore(LocalDate.of(1950, 1, 1));
    for (int i = 0; i < 18; i++) {
      char other = number.charAt(i) == '5' ? '6' : '5';
      assertThat(IdentityNumber.of(number.substring(0, i) + other + number.substring(i + 1)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(SamStatus.class)
  void everyStatusHasAnAnswerToFindAndItsWordsInBothLanguages(SamStatus status) {
    SamReply reply = SamReply.decode(SamCommand.FIND, Octets.of(0, 0, status.code()));
    assertThat(reply).isNotInstanceOf(SamReply.NotUnderstood.class);
    assertThat(status.chinese()).isNotBlank();
    assertThat(status.english()).isNotBlank();
  }

  @Test
  void repliesOfAnotherFormAreNotUnderstoodAndSayWhatWasExpected() {
    assertThat(SamReply.decode(SamCommand.FIND, Octets.of(0, 0, 0x77)).toString()).contains("77");
    assertThat(SamReply.decode(SamCommand.FIND, Octets.of(1, 0, 0x90)).toString())
        .contains("expected");
    assertThat(SamReply.decode(SamCommand.READ, Octets.of(0, 0, 0x90, 1, 0, 4, 0)).toString())
        .contains("add up");
  }

  @Test
  void fingerprintsAreDropped() {
    Octets data =
        Octets.hex("000090010004000003")
            .plus(citizen(NUMBER, "19900307"))
            .plus(Octets.of(new byte[1024]))
            .plus(Octets.of(1, 2, 3));
    SamReply reply = SamReply.decode(SamCommand.READ_WITH_FINGERPRINTS, data);
    assertThat(((SamReply.CardRead) reply).card().photo().size()).isEqualTo(1024);
  }

  private static char checkOf(String digits) {
    return IdentityNumber.checkOf(digits);
  }

  private static IdentityCard read(Octets block) {
    Octets content = new Deframer<>(SamFrames.shape()).feed(frame(block)).get(0);
    return ((SamReply.CardRead) SamReply.decode(SamCommand.READ, content)).card();
  }

  private static Octets frame(Octets block) {
    return SamFrames.encode(
        Octets.hex("00009001000400").plus(block).plus(Octets.of(new byte[1024])));
  }

  private static Octets citizen(String number, String birth) {
    return fields("测试人", 30, "1", 2, "01", 4, birth, 16, "某省某市某路1号", 70, number, 36)
        .plus(fields("某市公安局", 30, "20200101", 16, "长期", 16, "", 36));
  }

  /** Texts and their lengths in turn, filled with blanks. */
  private static Octets fields(Object... textsAndLengths) {
    Octets all = Octets.none();
    for (int i = 0; i < textsAndLengths.length; i += 2) {
      int length = (Integer) textsAndLengths[i + 1];
      byte[] text = ((String) textsAndLengths[i]).getBytes(StandardCharsets.UTF_16LE);
      byte[] field = Arrays.copyOf(text, length);
      for (int at = text.length; at < length; at += 2) {
        field[at] = ' ';
      }
      all = all.plus(Octets.of(field));
    }
    return all;
  }
}
