package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Nobody is forgotten because somebody merely reaches the broker, and everybody whom the server
 * names.
 */
class ForgottenTest {
  private static final VerifyKey SERVER = Samples.SERVER_KEY.verifyKey();
  private static final Forgotten TWO =
      new Forgotten("guiyang-o2o", List.of(Samples.TEXT, Samples.PERSON));

  @Test
  void aListIsReadAsItWasWrittenShortEmptyOrLong() throws Exception {
    List<String> many = IntStream.range(0, 10_000).mapToObj("%064x"::formatted).toList();
    for (Forgotten list :
        List.of(TWO, new Forgotten("guian", List.of()), new Forgotten("guian", many))) {
      assertThat(Forgotten.read(list.message(Samples.SERVER_KEY), SERVER)).isEqualTo(list);
    }
  }

  @Test
  void itsTextStaysAsItIs() {
    String text = Samples.text(TWO.message(Samples.SERVER_KEY));
    assertThat(text)
        .startsWith("BGF1\nguiyang-o2o\n" + Samples.TEXT + "\n" + Samples.PERSON + "\n")
        .hasLineCount(5);
  }

  @Test
  void aListWithOneCharacterChangedOrCutForgetsNobody() {
    String text = Samples.text(TWO.message(Samples.SERVER_KEY));
    // Of the last two characters one is padding, and of the one before some bits mean nothing.
    for (int at = 0; at < text.length() - 3; at++) {
      char other = (char) (text.charAt(at) ^ 1);
      String changed = text.substring(0, at) + other + text.substring(at + 1);
      malformed(changed);
      malformed(text.substring(0, at));
    }
  }

  @Test
  void aListOfAnotherKeyForgetsNobody() {
    malformed(Samples.text(TWO.message(Samples.OTHER_KEY)));
  }

  @Test
  void whatTheServerSignedButIsNoListIsMalformed() {
    String odd = "BGF1\nguian\nsomebody\n";
    malformed(odd + Samples.SERVER_KEY.sign(Samples.utf8(odd)));
  }

  @Test
  void thePersonsOfAListRise() {
    assertThatThrownBy(() -> new Forgotten("guian", List.of(Samples.PERSON, Samples.TEXT)))
        .hasMessageContaining("rise");
    assertThatThrownBy(() -> new Forgotten("guian", List.of(""))).hasMessageContaining("nothing");
  }

  private static void malformed(String text) {
    assertThatThrownBy(() -> Forgotten.read(Samples.utf8(text), SERVER))
        .isInstanceOf(MalformedMessageException.class);
  }
}
