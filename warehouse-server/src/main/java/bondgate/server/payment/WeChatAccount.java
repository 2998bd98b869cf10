package bondgate.server.payment;

import java.net.URI;

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
    boolean sandbox) {
  static final String NAME = "wechat";

  /** Names nobody's key. */
  @Override
  public String toString() {
    return "merchant %s at %s".formatted(merchantId, gateway);
  }
}
