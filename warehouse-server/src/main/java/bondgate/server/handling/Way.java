package bondgate.server.handling;

import bondgate.server.goods.Place;

/**
 * Which way a document lets its pieces go, and how far they are. In pieces.
 *
 * @param total all that may go or went and are there
 * @param waiting at the beginning of the way, not picked
 * @param picked at the beginning of the way, picked
 * @param through at the end of the way, not counted in
 * @param counted counted in against this document
 */
record Way(
    String document,
    Place from,
    Place to,
    long total,
    long waiting,
    long picked,
    long through,
    long counted) {
  boolean leads(Place start, Place end) {
    return from == start && to == end;
  }
}
