package bondgate.rfid.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PC, EPC and CRC of six real tags, from four public sources. */
class TagCrcTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "3400 30751FEB705C5904E3D50D70 3A76",
        "3000 E200001D7315016521408FC6 B83E",
        "3400 E200471BB0006013044509D0 9582",
        "3000 E28068900000500E88C6A4A7 119B",
        "3000 E200322FE20DF9311328B7E3 D100",
        "3000 000000000000000000001545 E94A"
      })
  void theCrcOfRealTagsIsRightAndNoFlippedBitKeepsItSo(String tag) {
    Bytes bytes = Bytes.hex(tag);
    assertThat(TagCrc.isRight(bytes)).isTrue();
    assertThat(TagIdentity.ofPcEpcCrc(bytes))
        .hasValueSatisfying(identity -> assertThat(identity.isDoubtful()).isFalse());
    for (int bit = 0; bit < bytes.size() * 8; bit++) {
      byte[] flipped = bytes.toArray();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(TagCrc.isRight(Bytes.of(flipped))).isFalse();
    }
  }
}
