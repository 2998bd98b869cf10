package bondgate.server.book;

import bondgate.server.goods.Place;

/**
 * What the book says of an item at a place, in pieces.
 *
 * @param posted what is there; below 0 only for what came in from abroad
 * @param pendingIn 预增, planned to come, not available here yet
 * @param pendingOut 预减, planned to go, still here but spoken for
 */
public record BookRow(String item, Place place, long posted, long pendingIn, long pendingOut) {
  BookRow plus(BookRow other) {
    return new BookRow(
        item,
        place,
        posted + other.posted,
        pendingIn + other.pendingIn,
        pendingOut + other.pendingOut);
  }
}
