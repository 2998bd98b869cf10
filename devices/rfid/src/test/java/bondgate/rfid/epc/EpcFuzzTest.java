package bondgate.rfid.epc;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.SharedData;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Damaged and random text against every parser of identities: 100 000 inputs for each, or as many
 * as {@code -Dbondgate.fuzz.inputs=10000000} says. Each is read or refused by name, and what is
 * read is the same after it was written.
 */
class EpcFuzzTest {
  private static final long INPUTS = Long.getLong("bondgate.fuzz.inputs", 100_000L);
  private static final String STRANGE = "0123456789ABCDEFabcdef.:/?&=%*+-_~ \u00e4\u4e2d\0\ud83d";

  private final SplittableRandom random = SharedData.random("EpcFuzzTest");

  @Test
  void hexOfATag() {
    fuzz(
        "EPC hex",
        List.of("3074257BF7194E4000001A85", "36300B00D3B60EB8D9A0C1C2C3C4C5C6C7C8C9CACBCCCDCE"),
        TagIdentity::decode,
        TagIdentity::toHex);
  }

  @Test
  void tagUris() {
    fuzz(
        "tag URI",
        List.of(
            "urn:epc:tag:sgtin-96:3.0614141.812345.6789",
            "urn:epc:tag:sgtin-198:3.0614141.712345.32a%2Fb",
            "urn:epc:tag:sscc-96:3.0614141.1234567890",
            "urn:epc:tag:grai-96:3.0614141.12345.400",
            "urn:epc:tag:giai-96:3.0614141.5678"),
        TagEpc::parse,
        TagEpc::toUri);
  }

  @Test
  void pureUris() {
    fuzz(
        "pure URI",
        List.of(
            "urn:epc:id:sgtin:0614141.112345.400",
            "urn:epc:id:sscc:0614141.1234567890",
            "urn:epc:id:grai:0614141.12345.400",
            "urn:epc:id:giai:0614141.12345400"),
        PureIdentity::parse,
        PureIdentity::toUri);
  }

  @Test
  void digitalLinks() {
    fuzz(
        "Digital Link",
        List.of(
            "https://id.gs1.org/01/09506000134352/21/ABC%2F1?17=271231",
            "https://example.com/a/00/106141412345678908",
            "http://id.gs1.org/8003/006141411234545400"),
        DigitalLink::parse,
        DigitalLink::toUri);
  }

  private <T> void fuzz(
      String name,
      List<String> seeds,
      Function<String, EpcResult<T>> parse,
      Function<T, String> write) {
    long read = 0;
    for (long i = 0; i < INPUTS; i++) {
      String input = input(seeds);
      try {
        EpcResult<T> result = parse.apply(input);
        if (result.value().isPresent()) {
          read++;
          T again = parse.apply(write.apply(result.get())).get();
          if (!again.equals(result.get())) {
            throw new AssertionError("is another after it was written: " + again);
          }
        } else if (result.fault().orElseThrow().expected().isBlank()) {
          throw new AssertionError("refused without a word");
        }
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("%s, input %d: '%s'".formatted(name, i, input), e);
      }
    }
    System.out.printf("fuzz %s: %d inputs, %d read%n", name, INPUTS, read);
    assertThat(read).as("the inputs are not all hopeless").isPositive();
  }

  /** One of the seeds with some letters changed, taken away, doubled or put in. */
  private String input(List<String> seeds) {
    StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    int changes = random.nextInt(4);
    for (int i = 0; i < changes && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      char strange = STRANGE.charAt(random.nextInt(STRANGE.length()));
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(at, strange);
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, strange);
        case 3 -> text.insert(at, text.substring(at));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }
}
