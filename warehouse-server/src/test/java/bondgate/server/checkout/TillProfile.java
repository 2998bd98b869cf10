package bondgate.server.checkout;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A server with tills, and payment firm and customs as sandboxes. */
public class TillProfile implements QuarkusTestProfile {
  /** The zone that payment firm, customs and checkout work for. */
  static final String ZONE = "shop";

  private static String tills() {
    return IntStream.rangeClosed(1, 40)
        .mapToObj("till-%d:P-1"::formatted)
        .collect(Collectors.joining(","));
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "bondgate.zone",
        ZONE,
        "bondgate.checkout.tills",
        tills(),
        "bondgate.payment.sandbox",
        "true",
        "bondgate.customs.transport",
        "SANDBOX");
  }
}
