package bondgate.server.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourierSettingsTest {
  @ParameterizedTest(name = "{0} g cost {1} fen")
  @CsvSource({"1, 1000", "999, 1000", "1000, 1000", "1001, 1200", "2000, 1200", "10001, 3000"})
  void freightGoesByStartedKilograms(long grams, long fen) {
    assertThat(new Postage(settings("SANDBOX", "X:1-9", 800, 200, 3)).freightFen(grams))
        .isEqualTo(fen);
  }

  @ParameterizedTest(name = "{0} fen are insured for {1} fen")
  @CsvSource({"1, 1", "333, 1", "334, 2", "1000, 3", "500000, 1500"})
  void insuranceGoesByValueAndIsRoundedUp(long goodsFen, long fen) {
    assertThat(new Postage(settings("SANDBOX", "X:1-9", 800, 200, 3)).insuranceFen(goodsFen))
        .isEqualTo(fen);
  }

  @Test
  void nothingIsChargedWhereNothingIsSet() {
    Postage free = new Postage(settings("SANDBOX", "X:1-9", 0, 0, 0));

    assertThat(free.freightFen(5_000)).isZero();
    assertThat(free.insuranceFen(5_000)).isZero();
  }

  @Test
  void aNumberIsFilledUpToTheLengthOfTheLast() {
    assertThat(CourierSettings.numbers("SF:7-1000"))
        .isEqualTo(new CourierSettings.Numbers("SF", 7, 1_000, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SF", "SF:1", "SF:9-1", "sf:1-9", "SF:a-b", "SF:1-9-9"})
  void anotherRangeKeepsTheServerFromStarting(String range) {
    assertThatThrownBy(() -> settings("SANDBOX", range, 0, 0, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bondgate.courier.waybill-numbers")
        .hasMessageContaining("prefix:first-last");
  }

  @Test
  void aCourierThatIsNotThereAndFeesBelowNothingAreRefusedAtTheStart() {
    assertThatThrownBy(() -> settings("SF-EXPRESS", "X:1-9", 0, 0, 0))
        .hasMessageContaining("received 'SF-EXPRESS'")
        .hasMessageContaining("no courier's own interface is there yet");
    assertThatThrownBy(() -> settings("SANDBOX", "X:1-9", -1, 0, 0))
        .hasMessageContaining("must be 0 or more");
  }

  private static CourierSettings settings(
      String kind, String range, long parcelFen, long kilogramFen, long permille) {
    return new CourierSettings(
        kind, "5201960001:快递", range, parcelFen, kilogramFen, permille, Optional.empty());
  }
}
