package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a transfer and its id are. */
class TransferTest {
  @Test
  void whatCannotBeATransferCannotBeMade() {
    assertThatThrownBy(() -> Transfer.single(id("w"), "shelf", "shelf", 1, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Transfer.single(id("w"), "shelf", "source", 0, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Transfer.post(id("w"), id("w"), 1, "r"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Chain.of()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void idsDependOnEveryNameAndOnWhereOneEnds() {
    assertThat(TransferId.of("a", "bc")).isEqualTo(TransferId.of("a", "bc"));
    assertThat(TransferId.of("a", "bc")).isNotEqualTo(TransferId.of("ab", "c"));
    assertThat(TransferId.of("a", "bc")).isNotEqualTo(TransferId.of("abc"));
  }

  private static TransferId id(String name) {
    return TransferId.of(name);
  }
}
