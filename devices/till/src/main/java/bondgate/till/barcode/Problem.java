package bondgate.till.barcode;

/** Why a scan is not taken. */
public enum Problem {
  /** More bytes than a scan may have; raise the limit or shorten the code. */
  TOO_LONG("条码过长", "the scan is longer than the limit that is set"),
  /** Bytes that no text has: line noise or a wrong speed or parity. */
  GARBLED("数据乱码", "the scan holds bytes that are no text: check speed and parity"),
  /** An AIM identifier that ISO/IEC 15424 does not have. */
  UNKNOWN_SYMBOLOGY("未知码制", "the symbology identifier is unknown"),
  /** A product code with a number of digits that none has. */
  WRONG_LENGTH("长度错误", "the code has a length that its kind does not have"),
  /** Letters where only digits may be. */
  NOT_DIGITS("含非数字字符", "the code holds other characters than digits"),
  /** A check digit that does not belong to its digits: misread or misprinted. */
  WRONG_CHECK_DIGIT("校验码错误", "the check digit is wrong: scan again"),
  /** An application identifier that GS1 does not have. */
  UNKNOWN_AI("未知应用标识符", "the application identifier is unknown"),
  /** The symbol ends inside an element. */
  ELEMENT_CUT("数据不完整", "the symbol ends inside an element"),
  /** An element that is longer than it may be; often a missing separator. */
  ELEMENT_TOO_LONG("数据过长或缺少分隔符", "an element is too long, or a separator is missing"),
  /** A month or day that no calendar has. */
  NO_SUCH_DATE("日期错误", "an element names a date that does not exist"),
  /** A GS1 symbol without any element. */
  EMPTY("空码", "the symbol holds nothing");

  private final String chinese;
  private final String english;

  Problem(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** What to tell a Chinese-speaking cashier. */
  public String chinese() {
    return chinese;
  }

  /** What to tell an English-speaking cashier. */
  public String english() {
    return english;
  }
}
