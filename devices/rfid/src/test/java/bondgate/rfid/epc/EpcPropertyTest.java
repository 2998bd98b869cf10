package bondgate.rfid.epc;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.SharedData;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every EPC, tried with random ones. */
class EpcPropertyTest {
  private static final String SET_82 =
      "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

  private static final List<EpcScheme> SCHEMES = List.of(EpcScheme.values());

  private final SplittableRandom random = SharedData.random("EpcPropertyTest");

  @Test
  void everyIdentityIsTheSameThroughHexTagUriPureUriAndLink() {
    for (int i = 0; i < 5_000; i++) {
      EpcScheme scheme = SCHEMES.get(random.nextInt(SCHEMES.size()));
      PureIdentity identity = identity(scheme);
      TagEpc epc = new TagEpc(scheme, random.nextInt(8), identity);
      assertThat(TagIdentity.decode(epc.toHex()).get()).isEqualTo(epc);
      assertThat(TagEpc.parse(epc.toUri()).get()).isEqualTo(epc);
      assertThat(PureIdentity.parse(identity.toUri()).get()).isEqualTo(identity);
      DigitalLink link = DigitalLink.parse(identity.toDigitalLink().toUri()).get();
      assertThat(link.identity(identity.companyPrefix().length()).get()).isEqualTo(identity);
    }
  }

  @Test
  void whateverDecodesEncodesToTheSameBits() {
    int decoded = 0;
    for (int i = 0; i < 30_000; i++) {
      String hex = randomHex();
      EpcResult<TagIdentity> result = TagIdentity.decode(hex);
      if (result.value().isPresent()) {
        String again = result.get().toHex();
        assertThat(stripped(again)).isEqualTo(stripped(hex));
        decoded++;
      } else {
        assertThat(result.fault().orElseThrow().expected()).isNotBlank();
      }
    }
    System.out.println("random bits: " + decoded + " of 30000 are EPCs");
    assertThat(decoded).isPositive();
  }

  @Test
  void everySerialOfAPlusSchemeIsTheSameAfterItsBits() {
    for (int i = 0; i < 5_000; i++) {
      String serial = text(1 + random.nextInt(20));
      String digits = digits(13);
      PlusEpc epc =
          new PlusEpc(
              PlusScheme.SGTIN_PLUS,
              false,
              random.nextInt(8),
              Optional.empty(),
              digits + CheckDigit.of(digits),
              Optional.of(CodedText.shortest(serial)));
      assertThat(TagIdentity.decode(epc.toHex()).get()).isEqualTo(epc);
    }
  }

  @Test
  void everySingleWrongDigitIsFoundByTheCheckDigit() {
    for (int i = 0; i < 1000; i++) {
      String digits = digits(13);
      String right = digits + CheckDigit.of(digits);
      assertThat(CheckDigit.isRight(right)).isTrue();
      int at = random.nextInt(14);
      char other = Character.forDigit((right.charAt(at) - '0' + 1 + random.nextInt(9)) % 10, 10);
      assertThat(CheckDigit.isRight(right.substring(0, at) + other + right.substring(at + 1)))
          .isFalse();
    }
  }

  private PureIdentity identity(EpcScheme scheme) {
    int prefix = 6 + random.nextInt(7);
    KeyKind kind = scheme.kind();
    int reference = kind.referenceDigits(prefix);
    String serial =
        switch (scheme.form()) {
          case NONE -> "";
          case TEXT -> text(1 + random.nextInt(TagBits.longestText(scheme, prefix)));
          case NUMBER ->
              Long.toString(
                  random.nextLong(1L << random.nextInt(1, serialBits(scheme, prefix) + 1)));
        };
    return new PureIdentity(kind, digits(prefix), digits(reference), serial);
  }

  private static int serialBits(EpcScheme scheme, int prefix) {
    return Math.min(62, scheme.serialBits(EpcScheme.prefixBits(prefix)));
  }

  private String text(int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(SET_82.charAt(random.nextInt(SET_82.length())));
    }
    // For an SGLN, a lone zero means that there is no extension; its link cannot show it.
    return out.toString();
  }

  private String digits(int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(random.nextInt(10));
    }
    return out.toString();
  }

  /** Random bits under a header that a scheme has, so that many are EPCs. */
  private String randomHex() {
    StringBuilder out = new StringBuilder();
    EpcScheme[] schemes = EpcScheme.values();
    PlusScheme[] plus = PlusScheme.values();
    int pick = random.nextInt(schemes.length + plus.length);
    out.append(
        "%02X"
            .formatted(
                pick < schemes.length
                    ? schemes[pick].header()
                    : plus[pick - schemes.length].header()));
    int words = 6 + random.nextInt(8);
    while (out.length() < words * 4) {
      out.append("%X".formatted(random.nextInt(random.nextBoolean() ? 16 : 5)));
    }
    int zeros = random.nextInt(words * 4 - 6);
    return out.substring(0, out.length() - zeros) + "0".repeat(zeros);
  }

  private static String stripped(String hex) {
    return hex.replaceFirst("0+$", "");
  }
}
