package bondgate.server.payment;

import java.net.URI;
import java.util.Optional;

/**
 * A merchant's account at WeChat Pay. Keys are texts in PEM.
 *
 * @param merchantId {@code mchid}
 * @param appId number of the app that the merchant is bound to
 * @param certificateSerial serial number of the merchant's API certificate
 * @param privateKey of that certificate
 * @param apiV3Key 32 characters, for what notifications hide
 * @param publicKeyId of WeChat Pay's key, {@code PUB_KEY_ID_…}
 * @param publicKey WeChat Pay's key
 * @param gateway where {@code /v3/…} lies, without a slash at its end
 * @param notifyUrl where notifications are to come
 * @param declaring with what payments are declared to customs; empty: they are not
 */
record WeChatAccount(
    String merchantId,
    String appId,
    String certificateSerial,
    String privateKey,
    String apiV3Key,
    String publicKeyId,
    String publicKey,
    URI gateway,
    String notifyUrl,
    Optional<Declaring> declaring,
    boolean sandbox) {
  static final String NAME = "wechat";

  /**
   * What the customs declaration of API v2 needs besides.
   *
   * @param apiV2Key 32 characters, with which both sides sign
   * @param customs WeChat Pay's name of the customs, as {@code GUANGZHOU_ZS}
   * @param customsNo under which that customs knows the merchant
   */
  record Declaring(String apiV2Key, String customs, String customsNo) {
    /** Names nobody's key. */
    @Override
    public String toString() {
      return "%s at %s".formatted(customsNo, customs);
    }
  }

  /** Names nobody's key. */
  @Override
  public String toString() {
    return "merchant %s at %s".formatted(merchantId, gateway);
  }
}
