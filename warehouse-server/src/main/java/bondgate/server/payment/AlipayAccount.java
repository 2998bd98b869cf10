package bondgate.server.payment;

import java.net.URI;
import java.util.Optional;

/**
 * An application's account at Alipay, with Alipay's public key (公钥模式). Keys are Base64 without the
 * lines of PEM around them.
 *
 * @param appId number of the application
 * @param privateKey of the application, PKCS #8
 * @param alipayKey Alipay's public key
 * @param gateway address of {@code gateway.do}
 * @param notifyUrl where notifications are to come
 * @param declaring with what payments are declared to customs; empty: they are not
 * @param merchantId number of the merchant (PID), 2088 and 12 digits, by which his bills are known;
 *     empty: no bill is taken
 */
record AlipayAccount(
    String appId,
    String privateKey,
    String alipayKey,
    URI gateway,
    String notifyUrl,
    Optional<Declaring> declaring,
    Optional<String> merchantId,
    boolean sandbox) {
  static final String NAME = "alipay";

  /**
   * What the customs declaration needs besides.
   *
   * @param place Alipay's name of the customs, as {@code ZONGSHU}
   * @param customsCode under which customs knows the merchant
   * @param customsName his name there
   */
  record Declaring(String place, String customsCode, String customsName) {}

  AlipayAccount {
    privateKey = bare(privateKey);
    alipayKey = bare(alipayKey);
  }

  private static String bare(String pem) {
    return pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
  }

  /** Names nobody's key. */
  @Override
  public String toString() {
    return "application %s at %s".formatted(appId, gateway);
  }
}
