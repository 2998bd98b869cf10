package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn is what a telephone reads. */
class QrCodeTest {
  private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1");
  private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weixin://wxpay/bizpayurl?pr=aBcD1234z",
        "https://bonded.example/receipt/guiyang-o2o/S20260302-0001",
        "\"><script>alert(1)</script>"
      })
  void theModulesDecodeToTheText(String text) throws Exception {
    String svg = QrCode.svg(text).getValue();
    assertThat(svg).doesNotContain(text);
    Matcher size = SIZE.matcher(svg);
    assertThat(size.find()).isTrue();
    int modules = Integer.parseInt(size.group(1)) - 8;
    BitMatrix bits = new BitMatrix(modules);
    MODULE
        .matcher(svg)
        .results()
        .forEach(
            found ->
                bits.set(
                    Integer.parseInt(found.group(1)) - 4, Integer.parseInt(found.group(2)) - 4));
    assertThat(new Decoder().decode(bits).getText()).isEqualTo(text);
  }

  @Test
  void aTextThatNoCodeHoldsIsRefused() {
    assertThatThrownBy(() -> QrCode.svg("x".repeat(3000))).hasMessageContaining("3000 characters");
  }
}
