package bondgate.server.people;

/**
 * What an item is called: its part number 料号 and its names.
 *
 * @param item part number
 * @param zh Chinese name
 * @param en English name
 */
public record ItemName(String item, String zh, String en) {

  /** The name in the reader's language. */
  public String in(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }
}
