/**
 * 商品备案 — the goods master: items, which tag is a piece of which item, and the places a piece can
 * be. Knows no other slice.
 */
package bondgate.server.goods;
