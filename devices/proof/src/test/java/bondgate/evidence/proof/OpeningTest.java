package bondgate.evidence.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
  private static final byte[] SALT = "0123456789abcdef".getBytes(UTF_8);
  private static final Opening VALUE = Opening.of("unitValueFen", SALT, "12800");

  private static byte[] leaf(Opening... sealed) {
    StringBuilder text = new StringBuilder("{\"zone\":\"z\"");
    for (Opening one : sealed) {
      text.append(",\"%s\":{\"sha256\":\"%s\"}".formatted(one.path(), one.digest().base64()));
    }
    return text.append('}').toString().getBytes(UTF_8);
  }

  @Test
  void theDigestIsTheOneThatIsDocumented() throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] digest = sha256.digest("\u00020123456789abcdef[\"unitValueFen\",12800]".getBytes(UTF_8));
    assertThat(VALUE.digest().base64()).isEqualTo(Base64.getEncoder().encodeToString(digest));
  }

  @Test
  void anOpeningBelongsToItsLeafOnly() throws Exception {
    Opening reason = Opening.of("reason", SALT, "\"张三 said so\"");
    assertThat(VALUE.check(leaf(VALUE, reason)).holds()).isTrue();
    assertThat(reason.check(leaf(VALUE, reason)).holds()).isTrue();
    assertThat(fault(VALUE.check(leaf(reason))))
        .contains("no sealed field unitValueFen", "[reason]");
  }

  @Test
  void anotherSaltValueOrPathDoesNotFit() throws Exception {
    byte[] leaf = leaf(VALUE, Opening.of("fullTaxFen", SALT, "1"));
    assertThat(
            fault(
                Opening.of("unitValueFen", "0123456789abcdeF".getBytes(UTF_8), "12800")
                    .check(leaf)))
        .contains("does not fit");
    assertThat(fault(Opening.of("unitValueFen", SALT, "12801").check(leaf))).contains("12801");
    assertThat(fault(Opening.of("unitValueFen", SALT, "\"12800\"").check(leaf)))
        .contains("does not fit");
    assertThat(fault(Opening.of("fullTaxFen", SALT, "12800").check(leaf))).contains("does not fit");
  }

  @Test
  void aFileOfOpeningsIsReadBack() throws Exception {
    List<Opening> all = List.of(VALUE, Opening.of("lines[3].note", SALT, "\"with a space\\n\""));
    assertThat(Opening.parseFile(Opening.file(all))).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bondgate-openings/2\n",
        "bondgate-openings/1\n",
        "bondgate-openings/1\nMDEyMzQ1Njc4OWFiY2RlZg== unitValueFen\n",
        "bondgate-openings/1\nMDEyMzQ1Njc4OWFiY2Rl unitValueFen 1\n",
        "bondgate-openings/1\nMDEyMzQ1Njc4OWFiY2RlZh== unitValueFen 1\n",
        "bondgate-openings/1\n! unitValueFen 1\n",
        "bondgate-openings/1\nMDEyMzQ1Njc4OWFiY2RlZg== a\",1,\"b 1\n",
        "bondgate-openings/1\nMDEyMzQ1Njc4OWFiY2RlZg== unitValueFen \n"
      })
  void whatIsNoFileOfOpeningsIsRefused(String text) {
    assertThatThrownBy(() -> Opening.parseFile(text)).isInstanceOf(MalformedProofException.class);
  }

  private static String fault(ProofCheck check) {
    return ((ProofCheck.Fails) check).why();
  }
}
