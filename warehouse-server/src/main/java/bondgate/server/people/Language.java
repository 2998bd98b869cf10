package bondgate.server.people;

import java.util.Locale;
import java.util.Optional;

/** A language of the pages. Simplified Chinese is what a reader gets who chose nothing. */
public enum Language {
  /** Simplified Chinese 简体中文. */
  ZH("zh", "zh-CN"),
  /** English. */
  EN("en", "en");

  private final String code;
  private final String tag;

  Language(String code, String tag) {
    this.code = code;
    this.tag = tag;
  }

  /** What stands in the address, the cookie and the name of the message file. */
  public String code() {
    return code;
  }

  /** What stands in the page's {@code lang} attribute. */
  public String tag() {
    return tag;
  }

  /** The language that the switch leads to. */
  public Language other() {
    return this == ZH ? EN : ZH;
  }

  /** The language with this code; empty for anything else, which came from outside. */
  static Optional<Language> ofCode(String code) {
    if (code == null) {
      return Optional.empty();
    }
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "zh" -> Optional.of(ZH);
      case "en" -> Optional.of(EN);
      default -> Optional.empty();
    };
  }
}
