package bondgate.till.idcard;

import java.util.Optional;

/**
 * The third status byte of a reader. 90, 9F, 80, 81 and 41 are documented; the others are
 * unverified (general knowledge) and only name what is otherwise a number.
 */
public enum SamStatus {
  /** Done. */
  DONE(0x90, "操作成功", "done"),
  /** A card was found. */
  CARD_FOUND(0x9F, "寻卡成功", "a card was found"),
  /** No card. */
  NO_CARD(0x80, "未找到卡，请放卡或拿起重放", "no card: put it down, or lift it and put it again"),
  /** The card could not be chosen. */
  SELECT_FAILED(0x81, "选卡失败，请拿起重放", "the card was not chosen: lift it and put it again"),
  /** Reading failed. */
  READ_FAILED(0x41, "读卡失败，请重放证件", "reading failed: put the card again"),
  /** Our check was wrong. */
  WRONG_CHECK(0x10, "校验和错误", "the reader found a wrong check: check cable and speed"),
  /** Our length was wrong. */
  WRONG_LENGTH(0x11, "数据长度错误", "the reader found a wrong length"),
  /** Our command was wrong. */
  WRONG_COMMAND(0x21, "命令错误", "the reader does not take the command"),
  /** No right to do it. */
  NOT_PERMITTED(0x23, "越权操作", "the reader is not permitted to do this"),
  /** A command that it does not know. */
  UNKNOWN_COMMAND(0x24, "无法识别的命令", "the reader does not know the command"),
  /** The card did not prove the module. */
  MODULE_NOT_PROVED(0x31, "卡认证机具失败", "the card does not accept the reader's module"),
  /** The module did not prove the card. */
  CARD_NOT_PROVED(0x32, "机具认证卡失败，证件可疑", "the module does not accept the card: it may be false"),
  /** The card's content did not prove itself. */
  CONTENT_NOT_PROVED(0x33, "信息验证失败，证件可疑", "the card's content is not proved: it may be false"),
  /** Not a card of this kind. */
  UNKNOWN_CARD(0x40, "无法识别的卡类型", "this is no identity card"),
  /** The module fails its self-test. */
  SELF_TEST_FAILED(0x60, "安全模块自检失败，请报修", "the module failed its self-test: have it repaired"),
  /** The module has no licence. */
  NOT_AUTHORISED(0x66, "安全模块未经授权", "the module is not authorised"),
  /** The card has no such content. */
  NO_CONTENT(0x91, "证件无此项内容", "the card has no such content");

  private final int code;
  private final String chinese;
  private final String english;

  SamStatus(int code, String chinese, String english) {
    this.code = code;
    this.chinese = chinese;
    this.english = english;
  }

  /** The byte. */
  public int code() {
    return code;
  }

  /** What to tell a Chinese-speaking clerk. */
  public String chinese() {
    return chinese;
  }

  /** What to tell an English-speaking clerk. */
  public String english() {
    return english;
  }

  /** The status with this byte, if we know it. */
  public static Optional<SamStatus> of(int code) {
    for (SamStatus status : values()) {
      if (status.code == code) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
