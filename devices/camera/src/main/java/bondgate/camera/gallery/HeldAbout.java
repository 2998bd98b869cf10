package bondgate.camera.gallery;

import bondgate.camera.PersonRef;
import java.time.Instant;

/**
 * What is held about a person (查阅、复制, Personal Information Protection Law 45), to be shown to that
 * person only.
 *
 * @param person the reference
 * @param consent which text, when, by whom
 * @param enrolledAt when the face was kept
 * @param eraseAt when it is erased at the latest
 * @param templateNumbers how many numbers the template has; there is no picture
 * @param model the SHA-256 of the model that made it
 */
public record HeldAbout(
    PersonRef person,
    Consent consent,
    Instant enrolledAt,
    Instant eraseAt,
    int templateNumbers,
    String model) {

  /** The same as lines of text. */
  public String text(ConsentLanguage language) {
    String form =
        switch (language) {
          case ZH ->
              """
              人员编号（不可识别）：%s
              同意书：第 %d 版，%s，SHA-256 %s，签署于 %s，签署人 %s
              采集时间：%s
              最迟删除时间：%s
              人脸特征：%d 个数值（加密保存于本设备，无照片），模型 %s
              """;
          case EN ->
              """
              Person (a reference, no name): %s
              Consent: text %d, %s, SHA-256 %s, given %s by %s
              Kept since: %s
              Erased at the latest: %s
              Template: %d numbers (encrypted, on this device only; no picture), model %s
              """;
        };
    return form.formatted(
        person.hex(),
        consent.textVersion(),
        consent.language(),
        consent.textSha256(),
        consent.givenAt(),
        consent.giver(),
        enrolledAt,
        eraseAt,
        templateNumbers,
        model);
  }
}
