package bondgate.server.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
  private static final Map<String, Object> SAID =
      Map.of(
          "realm_access",
          Map.of("roles", List.of("staff", "officer")),
          "https://bondgate.example/roles",
          List.of("auditor"),
          "scope",
          "openid  staff",
          "number",
          7);

  @Test
  void namesAreReadAsTheyStandThenNested() {
    assertThat(Claims.texts(SAID, "realm_access.roles"))
        .containsExactlyInAnyOrder("staff", "officer");
    assertThat(Claims.texts(SAID, "https://bondgate.example/roles")).containsExactly("auditor");
    assertThat(Claims.texts(SAID, "scope")).containsExactlyInAnyOrder("openid", "staff");
    assertThat(Claims.texts(SAID, "realm_access.nothing")).isEmpty();
    assertThat(Claims.texts(SAID, "number.roles")).isEmpty();
    assertThat(Claims.text(SAID, "number")).as("no text").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://sso.example/realms/x", "ftp://127.0.0.1/x", "sso.example"})
  void theSignOnIsReachedByHttpsOnly(String issuer) {
    assertThatThrownBy(
            () ->
                new SignOnSettings(
                    Optional.of(issuer),
                    "bondgate",
                    Optional.empty(),
                    "preferred_username",
                    "roles",
                    Optional.empty(),
                    "openid",
                    true))
        .hasMessageContaining("expected an https address");
  }
}
