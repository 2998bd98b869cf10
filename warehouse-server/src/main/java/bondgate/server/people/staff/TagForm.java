package bondgate.server.people.staff;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A tag as who puts it on states it; each text as it was typed or scanned.
 *
 * @param list the inbound list
 * @param item part number 料号
 * @param epc the number that was to be written
 * @param read what was read back from the tag
 * @param tid the chip's own number, or empty
 * @param lot the lot
 * @param expires the last day, or empty
 */
public record TagForm(
    String list, String item, String epc, String read, String tid, String lot, String expires) {
  /** Takes away what scanners and people add. */
  public TagForm {
    list = list.strip();
    item = item.strip();
    epc = hex(epc);
    read = hex(read);
    tid = hex(tid);
    lot = lot.strip();
    expires = expires.strip();
  }

  private static String hex(String text) {
    return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  static TagForm of(String list) {
    return new TagForm(list, "", "", "", "", "", "");
  }

  /** The next piece of the same lot. */
  TagForm next() {
    return new TagForm(list, item, "", "", "", lot, expires);
  }

  /**
   * The last day; null if there is none.
   *
   * @throws java.time.format.DateTimeParseException if it is no day
   */
  LocalDate expiresOn() {
    return expires.isEmpty() ? null : LocalDate.parse(expires);
  }
}
