package bondgate.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.access.Account.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a password, and how much work it is to try one. */
class SecretsTest {
  private static final String PASSWORD = "cold aisle, warm tea";

  @Test
  void thePasswordIsKeptWithAsManyRoundsAsTheSettingSays() {
    assertThat(new Secrets(5).hash(Kind.PERSON, PASSWORD)).contains("$05$");
    assertThat(new Secrets(10).hash(Kind.PERSON, PASSWORD)).contains("$10$");
  }

  @Test
  void whatWasKeptWithAnotherCostStillOpens() {
    String earlier = new Secrets(5).hash(Kind.PERSON, PASSWORD);
    assertThat(Secrets.matches(Kind.PERSON, PASSWORD, earlier)).isTrue();
    assertThat(Secrets.matches(Kind.PERSON, PASSWORD + " ", earlier)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 3, 17, 31})
  void anotherCostIsRefused(int cost) {
    assertThatThrownBy(() -> new Secrets(cost))
        .hasMessage(
            "bondgate.access.password-cost is '%d', expected 4 to 16; 10 is usual".formatted(cost));
  }
}
