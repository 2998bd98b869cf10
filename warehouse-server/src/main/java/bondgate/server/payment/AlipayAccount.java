package bondgate.server.payment;

import java.net.URI;

/**
 * An application's account at Alipay, with Alipay's public key (公钥模式). Keys are Base64 without the
 * lines of PEM around them.
 *
 * @param appId number of the application
 * @param privateKey of the application, PKCS #8
 * @param alipayKey Alipay's public key
 * @param gateway address of {@code gateway.do}
 * @param notifyUrl where notifications are to come
 */
record AlipayAccount(
    String appId,
    String privateKey,
    String alipayKey,
    URI gateway,
    String notifyUrl,
    boolean sandbox) {
  static final String NAME = "alipay";

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
