package bondgate.server.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityNumberTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  /** The two examples of GB 11643-1999. */
  private static final String FIRST = "11010519491231002X";

  private static final String SECOND = "440524188001010014";

  @Test
  void theExamplesOfTheStandardAreNumbers() {
    assertThat(IdentityNumber.of(FIRST, TODAY)).contains(FIRST);
    assertThat(IdentityNumber.of(SECOND, TODAY)).contains(SECOND);
  }

  @Test
  void blanksAndASmallXAreAsOneTypesThem() {
    assertThat(IdentityNumber.of(" 110105 19491231 002x", TODAY)).contains(FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "11010519491231002",
        "11010519491231002XX",
        "11010519491231002Y",
        "X1010519491231002X",
        "01010519491231002X",
        "１1010519491231002X"
      })
  void anotherShapeIsNone(String typed) {
    assertThat(IdentityNumber.of(typed, TODAY)).isEmpty();
  }

  @Test
  void aDayThatIsNoneOrHasNotComeIsNoDateOfBirth() {
    assertThat(IdentityNumber.of(withCheck("11010519490231002"), TODAY)).isEmpty();
    assertThat(IdentityNumber.of(withCheck("11010520261127002"), TODAY)).isEmpty();
    assertThat(IdentityNumber.of(withCheck("11010520261126002"), TODAY)).isPresent();
  }

  @Test
  void oneWrongCharacterAndTwoChangedRoundAreSeen() {
    for (int at = 0; at < FIRST.length() - 1; at++) {
      for (char other = '0'; other <= '9'; other++) {
        if (other != FIRST.charAt(at)) {
          String wrong = FIRST.substring(0, at) + other + FIRST.substring(at + 1);
          assertThat(IdentityNumber.of(wrong, TODAY)).as(wrong).isEmpty();
        }
      }
      char left = FIRST.charAt(at);
      char right = FIRST.charAt(at + 1);
      if (left != right) {
        String turned = FIRST.substring(0, at) + right + left + FIRST.substring(at + 2);
        assertThat(IdentityNumber.of(turned, TODAY)).as(turned).isEmpty();
      }
    }
  }

  /** With the check character, by the table of weights that the standard prints. */
  private static String withCheck(String body) {
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * Character.digit(body.charAt(i), 10);
    }
    return body + "10X98765432".charAt(sum % 11);
  }
}
