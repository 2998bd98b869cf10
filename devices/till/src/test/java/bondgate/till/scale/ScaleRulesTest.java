package bondgate.till.scale;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.till.Deframer;
import bondgate.till.FrameShape;
import bondgate.till.Octets;
import bondgate.till.scale.Indication.Unit;
import bondgate.till.scale.ScaleRules.FixedZeros;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleRulesTest {
  private final ScaleRules rules = ScaleRules.usual();

  @ParameterizedTest
  @CsvSource({
    "'ST,GS,+   5.230kg', 'Stable[grams=5230, net=false]'",
    "'US,NT,+  0.500 kg', 'Moving[grams=500, net=true]'",
    "'ST,GS,+      0.00     g', 'Stable[grams=0, net=false]'",
    "'ST,NT,-  0.120kg', 'Negative[grams=-120]'",
    "'ST,GS,   245.6 g', 'Refused[reason=FRACTION_OF_GRAM]'",
    "'ST,GS,  30.000kg', 'Stable[grams=30000, net=false]'",
    "'ST,GS,  30.001kg', 'Over[]'",
    "'ST,GS,  999999.9kg', 'Over[]'",
    "'OL,GS,+  0.000kg', 'Over[]'",
    "'ST,GS,   1.000lb', 'Refused[reason=NOT_GRAMS]'"
  })
  void aDisplayBecomesGramsOrSaysWhyNot(String line, String expected) {
    Indication said = said(AsciiLines.casAndAnd(), ascii(line + "\r\n"));
    assertThat(rules.read(said)).hasToString(expected);
  }

  @Test
  void aWeightWithoutPointIsRefusedUntilItsLastDigitIsSet() {
    Indication said = said(Toledo8217.replies(), Octets.hex("02 20 20 31 32 33 34 4E 0D"));
    assertThat(rules.read(said)).isEqualTo(new Reading.Refused(Reading.Reason.POINT_NOT_SET));
    ScaleRules set = new ScaleRules(Unit.KILOGRAM, Optional.of(1000L), FixedZeros.REFUSED, 30_000);
    assertThat(set.read(said)).isEqualTo(new Reading.Stable(1234, true));
  }

  @Test
  void fixedZerosAreRefusedUntilAKnownWeightHasSaidWhatTheyMean() {
    // Decimal code 1, kg, stable, digits 15: 15 kg or 150 kg.
    Octets frame = Octets.hex("02 31 30 20 20 20 20 20 31 35 20 20 20 20 20 20 0D");
    Indication said = said(new ToledoContinuous(true, false), frame);
    assertThat(rules.read(said)).isEqualTo(new Reading.Refused(Reading.Reason.FIXED_ZEROS_NOT_SET));
    assertThat(fixed(FixedZeros.IN_THE_DIGITS).read(said))
        .isEqualTo(new Reading.Stable(15_000, false));
    assertThat(fixed(FixedZeros.TO_BE_ADDED).read(said))
        .isEqualTo(new Reading.Stable(150_000, false));
  }

  @ParameterizedTest
  @CsvSource({
    "35, 30, '  1250', 'Stable[grams=1250, net=false]'",
    "35, 31, '  1250', 'Stable[grams=1250, net=true]'",
    "35, 38, '  1250', 'Moving[grams=1250, net=false]'",
    "35, 32, '    20', 'Negative[grams=-20]'",
    "35, 34, '      ', 'Over[]'",
    "35, 36, '      ', 'Under[]'",
    "35, 30, '      ', 'NotReady[]'",
    "35, 20, '  1250', 'Refused[reason=NOT_GRAMS]'",
    "36, 30, ' 12500', 'Stable[grams=1250, net=false]'",
    "36, 30, ' 12505', 'Refused[reason=FRACTION_OF_GRAM]'"
  })
  void theStatusBytesOfAContinuousFrameAreNamed(
      String swa, String swb, String digits, String expected) {
    Octets frame =
        Octets.hex("02" + swa + swb + "20").plus(ascii(digits + "000000")).plus(Octets.of(0x0D));
    assertThat(rules.read(said(new ToledoContinuous(true, false), frame))).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, Moving", "2, Over", "4, Under", "8, NotReady", "16, NotReady", "13, Under"})
  void theStatusReplyOf8217IsNamed(int bits, String expected) {
    Indication said = said(Toledo8217.replies(), Octets.of(0x02, '?', bits, 0x0D));
    String named = said.state() == Indication.State.MOVING ? "Moving" : rules.read(said).toString();
    assertThat(named).startsWith(expected);
  }

  @Test
  void theFormOfAContinuousStreamIsFoundByItself() {
    for (boolean tare : new boolean[] {true, false}) {
      for (boolean check : new boolean[] {true, false}) {
        ToledoContinuous form = new ToledoContinuous(tare, check);
        Octets frame = Octets.hex("02353020").plus(ascii("  1250" + (tare ? "     0" : "")));
        frame = frame.plus(Octets.of(0x0D));
        frame = check ? frame.plus(Octets.of(ToledoContinuous.checkOf(frame))) : frame;
        Octets sample = frame.slice(3, frame.size()).plus(frame).plus(frame).plus(frame);
        assertThat(ToledoContinuous.detect(sample)).contains(form);
      }
    }
    assertThat(ToledoContinuous.detect(ascii("ST,GS,   1.000kg\r\n".repeat(4)))).isEmpty();
  }

  @Test
  void aWeightCountsOnlyWhenHeardTwiceAlike() {
    TwiceEqual twice = new TwiceEqual();
    Reading.Stable weight = new Reading.Stable(1250, false);
    assertThat(twice.heard(weight)).isEmpty();
    assertThat(twice.heard(new Reading.Moving(1250, false))).isEmpty();
    assertThat(twice.heard(weight)).isEmpty();
    assertThat(twice.heard(weight)).contains(weight);
    twice.forget();
    assertThat(twice.heard(weight)).isEmpty();
    assertThat(twice.heard(new Reading.Stable(1251, false))).isEmpty();
  }

  private static ScaleRules fixed(FixedZeros zeros) {
    return new ScaleRules(Unit.KILOGRAM, Optional.empty(), zeros, 200_000);
  }

  private static Indication said(FrameShape<Indication> shape, Octets bytes) {
    return new Deframer<>(shape).feed(bytes).get(0);
  }

  private static Octets ascii(String text) {
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
