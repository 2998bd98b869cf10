package bondgate.server.checkout;

/**
 * Something on the tray that cannot be sold now.
 *
 * @param kind what is the matter; the page has a sentence for each
 * @param nameZh the name of the item, here and in English empty where the tag is none of ours
 * @param tags how many tags it is about
 */
public record TrayProblem(Kind kind, String nameZh, String nameEn, int tags) {

  /** What can be the matter with a tag on the tray, or with all of them. */
  public enum Kind {
    /** No item of ours has this tag: perhaps of something that the shopper brought. */
    UNKNOWN_TAG,
    /** It was sold before. */
    ALREADY_SOLD,
    /** By the book it is in another place. */
    NOT_HERE,
    /** It is held for customs or for an inquiry. */
    UNDER_CONTROL,
    /** Another order holds it. */
    RESERVED,
    /** It has no retail price on this day. */
    NO_PRICE,
    /** The order's value is above the limit for one order 单次交易限值. */
    SINGLE_LIMIT,
    /** The buyer's year is used up 年度交易限值. */
    ANNUAL_LIMIT,
    /** It is not on the positive list, or has no rate on this day. */
    NOT_TAXABLE
  }
}
