package bondgate.server.handling;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 拣货路线 — where a picker of a wave goes next. Aisle after aisle, each his own as long as he is
 * there: the first free one by area and number. In a serpentine: he walks his first aisle from the
 * lowest bay up, the second from the highest down, the third up again, so that he leaves each where
 * the next one is near. The same facts give the same way.
 */
final class Route {
  private Route() {}

  /**
   * What to take from a bin into one tote.
   *
   * @param bin empty: the pieces have no bin
   * @param item part number
   * @param document of the wave
   * @param count pieces
   */
  record Stop(String bin, String item, Tote tote, String document, long count) {
    String aisle() {
      return BinAddress.of(bin).aisleName();
    }

    /** The same bin, article and document, however many pieces are left. */
    boolean isLike(Stop other) {
      return bin.equals(other.bin) && item.equals(other.item) && document.equals(other.document);
    }
  }

  /**
   * Whose aisle it is.
   *
   * @param turn his how many-th, from 1
   * @param here whether he was heard of lately
   */
  record Claim(String aisle, String worker, int turn, boolean here) {}

  /**
   * Where to go.
   *
   * @param stop empty: nowhere
   * @param taken the aisle that is his from now on, if it was not before
   * @param others whether colleagues have pieces to pick in their aisles
   */
  record Choice(Optional<Stop> stop, Optional<Claim> taken, boolean others) {}

  /** Where a worker goes next, of these stops. */
  static Choice choose(List<Stop> stops, List<Claim> claims, String worker) {
    Set<String> others = others(claims, worker);
    List<Claim> own =
        claims.stream()
            .filter(one -> one.worker().equals(worker))
            .sorted(Comparator.comparingInt(Claim::turn).thenComparing(Claim::aisle))
            .toList();
    for (Claim claim : own) {
      Optional<Stop> here = first(stops, claim);
      if (here.isPresent()) {
        return new Choice(here, Optional.empty(), false);
      }
    }
    int turn = 1 + own.stream().mapToInt(Claim::turn).max().orElse(0);
    Optional<Claim> taken =
        stops.stream()
            .filter(stop -> !others.contains(stop.aisle()))
            .map(stop -> BinAddress.of(stop.bin()))
            .min(BinAddress.BY_AISLE)
            .map(address -> new Claim(address.aisleName(), worker, turn, true));
    return new Choice(taken.flatMap(claim -> first(stops, claim)), taken, !stops.isEmpty());
  }

  /** The aisles where colleagues are. */
  static Set<String> others(List<Claim> claims, String worker) {
    return claims.stream()
        .filter(one -> one.here() && !one.worker().equals(worker))
        .map(Claim::aisle)
        .collect(Collectors.toSet());
  }

  private static Optional<Stop> first(List<Stop> stops, Claim claim) {
    Comparator<Stop> up =
        Comparator.comparing(stop -> BinAddress.of(stop.bin()), BinAddress.BY_BAY);
    boolean walksUp = claim.turn() % 2 == 1;
    return stops.stream()
        .filter(stop -> stop.aisle().equals(claim.aisle()))
        .min(
            (walksUp ? up : up.reversed())
                .thenComparing(Stop::bin)
                .thenComparing(stop -> stop.tote().letter())
                .thenComparing(Stop::item));
  }
}
