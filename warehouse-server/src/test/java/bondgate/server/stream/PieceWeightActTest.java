package bondgate.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The weight of a piece, stated with its price. */
class PieceWeightActTest {
  private static final String BEFORE_WEIGHTS =
      "{\"act\":\"offerForSale\",\"id\":\"p-1\",\"actor\":\"staff:d\",\"item\":\"WINE\","
          + "\"priceFen\":100";

  @Test
  void anOfferFromBeforeThereWereWeightsIsReadAndStatesNone() throws Exception {
    OfferForSale act = read("}");
    assertThat(act.grossGrams()).isNull();
    assertThat(act.toleranceGrams()).isNull();
    assertThat(new String(ActJson.content(act), UTF_8)).doesNotContain("Grams");
  }

  @Test
  void aWeightIsReadWithItsTolerance() throws Exception {
    OfferForSale act = read(",\"grossGrams\":1250,\"toleranceGrams\":40}");
    assertThat(act.grossGrams()).isEqualTo(1_250L);
    assertThat(act.toleranceGrams()).isEqualTo(40L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ",\"grossGrams\":1250}; both, or neither",
        ",\"toleranceGrams\":40}; both, or neither",
        ",\"grossGrams\":0,\"toleranceGrams\":0}; from 1 to 100000",
        ",\"grossGrams\":100001,\"toleranceGrams\":0}; from 1 to 100000",
        ",\"grossGrams\":1250,\"toleranceGrams\":-1}; from 0 to grossGrams",
        ",\"grossGrams\":1250,\"toleranceGrams\":1251}; from 0 to grossGrams",
      })
  void aWeightThatCannotBeIsRefused(String fields, String why) {
    assertThatThrownBy(() -> read(fields))
        .isInstanceOf(MalformedActException.class)
        .hasMessageContaining(why);
  }

  private static OfferForSale read(String fields) throws MalformedActException {
    return (OfferForSale) ActJson.read((BEFORE_WEIGHTS + fields).getBytes(UTF_8));
  }
}
