package bondgate.server.handling;

import bondgate.server.goods.Place;
import java.util.Optional;

/**
 * 库位 — a place to put pieces, with a label.
 *
 * @param code as its label says, 1 to 24 of A-Z, 0-9 and '-'
 * @param place WAREHOUSE or CENTRE
 * @param damaged whether it is for damaged pieces
 * @param capacity how many pieces it holds; empty: not limited
 * @param blocked why it must not be used, if so
 */
public record Bin(
    String code,
    Place place,
    boolean damaged,
    Optional<Integer> capacity,
    Optional<String> blocked) {}
