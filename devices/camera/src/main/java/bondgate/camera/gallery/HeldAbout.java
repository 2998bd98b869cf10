package bondgate.camera.gallery;

import bondgate.camera.PersonRef;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

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

  /** As the house's clocks show it. */
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

  /** The same as lines of text for the person; times of Beijing. */
  public String text(ConsentLanguage language) {
    String form =
        switch (language) {
          case ZH ->
              """
              人员编号（不可识别）：%s
              同意书：第 %d 版（%s），SHA-256 %s，%s 由%s同意
              采集时间：%s
              最迟删除时间：%s
              人脸特征：%d 个数值（加密保存于本设备，无照片），模型 %s
              以上时间均为北京时间。
              """;
          case EN ->
              """
              Person (a reference, no name): %s
              Consent: text %d, %s, SHA-256 %s, given %s by %s
              Kept since: %s
              Erased at the latest: %s
              Template: %d numbers (encrypted, on this device only; no picture), model %s
              Times are of Beijing.
              """;
        };
    return form.formatted(
        person.hex(),
        consent.textVersion(),
        shownIn(consent.language(), language),
        consent.textSha256(),
        SHOWN.format(consent.givenAt()),
        giver(language),
        SHOWN.format(enrolledAt),
        SHOWN.format(eraseAt),
        templateNumbers,
        model);
  }

  private static String shownIn(ConsentLanguage text, ConsentLanguage language) {
    return switch (text) {
      case ZH -> language == ConsentLanguage.ZH ? "中文" : "in Chinese";
      case EN -> language == ConsentLanguage.ZH ? "英文" : "in English";
    };
  }

  private String giver(ConsentLanguage language) {
    return switch (consent.giver()) {
      case PERSON -> language == ConsentLanguage.ZH ? "本人" : "the person";
      case GUARDIAN -> language == ConsentLanguage.ZH ? "父母或监护人" : "a parent or guardian";
    };
  }
}
