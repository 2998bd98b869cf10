package bondgate.server.customs;

/** Edition 版本 of customs' specification. */
public enum CebEdition {
  /** 海关总署公告2018年第113号. */
  OF_2018("2018-113"),
  /** 202205版. */
  OF_2022("202205");

  private final String label;

  CebEdition(String label) {
    this.label = label;
  }

  /** As settings, tables and folders write it. */
  public String label() {
    return label;
  }

  /**
   * The edition of that label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CebEdition of(String label) {
    for (CebEdition edition : values()) {
      if (edition.label.equals(label)) {
        return edition;
      }
    }
    throw new IllegalArgumentException(
        "bondgate.customs.edition: received '%s', expected 2018-113 or 202205".formatted(label));
  }
}
