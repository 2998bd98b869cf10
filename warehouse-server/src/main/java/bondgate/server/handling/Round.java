package bondgate.server.handling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How a wave stands for one of its pickers.
 *
 * @param number of the wave
 * @param worker who he is, such as {@code staff:ls-07}
 * @param totes of each document that is picked in it
 * @param waiting the pieces of these documents that are in no tote yet
 * @param claims whose aisle each is
 * @param next where he goes next
 */
record Round(
    String number,
    String worker,
    Map<String, Tote> totes,
    List<WavePiece> waiting,
    List<Route.Claim> claims,
    Route.Choice next) {
  /** Takes copies. */
  Round {
    totes = Map.copyOf(totes);
    waiting = List.copyOf(waiting);
    claims = List.copyOf(claims);
  }

  /**
   * A piece that is in no tote yet.
   *
   * @param bin empty: none
   * @param holder in whose hand it is for this wave
   * @param holderHere whether he was heard of lately
   * @param aside whether it is not to be looked for: damaged, held by customs, not found, or in a
   *     hand for something else
   */
  record WavePiece(
      String epc,
      String item,
      String document,
      String bin,
      Optional<String> holder,
      boolean holderHere,
      boolean aside) {
    /** Whether somebody may be sent to it. */
    boolean toFetch() {
      return !aside && !(holder.isPresent() && holderHere);
    }

    private WavePiece heldBy(Optional<String> who) {
      return new WavePiece(epc, item, document, bin, who, who.isPresent(), aside);
    }

    private WavePiece notThere() {
      return new WavePiece(epc, item, document, bin, holder, holderHere, true);
    }
  }

  /**
   * The way from there.
   *
   * @param claims before he takes another aisle
   */
  static Round choosing(
      String number,
      String worker,
      Map<String, Tote> totes,
      List<WavePiece> waiting,
      List<Route.Claim> claims) {
    Route.Choice next = Route.choose(stops(waiting, totes, worker), claims, worker);
    List<Route.Claim> after = new ArrayList<>(claims);
    next.taken()
        .ifPresent(
            taken -> {
              after.removeIf(one -> one.aisle().equals(taken.aisle()));
              after.add(taken);
            });
    return new Round(number, worker, totes, waiting, after, next);
  }

  /** How it stands for him once his scan came to that, as nobody else scans meanwhile. */
  Round after(Ruling ruling, long taskId) {
    List<WavePiece> left =
        waiting.stream().flatMap(one -> after(one, ruling, taskId).stream()).toList();
    return choosing(number, worker, totes, left, claims);
  }

  /** The piece after that; empty if it is in its tote. */
  private Optional<WavePiece> after(WavePiece piece, Ruling ruling, long taskId) {
    if (ruling.missing().contains(piece.epc())) {
      return Optional.of(piece.notThere());
    }
    Optional<PieceState> changed =
        ruling.after().stream().filter(one -> one.epc().equals(piece.epc())).findFirst();
    if (changed.isEmpty()) {
      return Optional.of(piece);
    }
    if (changed.get().pickedFor().filter(piece.document()::equals).isPresent()) {
      return Optional.empty();
    }
    boolean inHand = changed.get().task().equals(OptionalLong.of(taskId));
    return Optional.of(piece.heldBy(inHand ? Optional.of(worker) : Optional.empty()));
  }

  /** Where colleagues are. */
  Set<String> othersAisles() {
    return Route.others(claims, worker);
  }

  /** The stops for these pieces: what goes from one bin into one tote is one. */
  static List<Route.Stop> stops(List<WavePiece> waiting, Map<String, Tote> totes, String worker) {
    Map<Route.Stop, Long> counts = new LinkedHashMap<>();
    waiting.stream()
        .filter(one -> one.toFetch() && one.holder().filter(worker::equals).isEmpty())
        .map(
            one ->
                new Route.Stop(one.bin(), one.item(), totes.get(one.document()), one.document(), 0))
        .forEach(stop -> counts.merge(stop, 1L, Long::sum));
    return counts.entrySet().stream()
        .map(
            entry ->
                new Route.Stop(
                    entry.getKey().bin(),
                    entry.getKey().item(),
                    entry.getKey().tote(),
                    entry.getKey().document(),
                    entry.getValue()))
        .toList();
  }

  /** Its tote, if the document is picked in this wave. */
  Optional<Tote> tote(String document) {
    return Optional.ofNullable(totes.get(document));
  }

  /** How many pieces of a document are in no tote yet. */
  long left(String document) {
    return waiting.stream().filter(one -> one.document().equals(document)).count();
  }

  /** Whether a colleague who is still there has that piece in his hand. */
  boolean colleagueHas(String epc) {
    return waiting.stream()
        .filter(one -> one.epc().equals(epc) && one.holderHere())
        .anyMatch(one -> one.holder().filter(who -> !who.equals(worker)).isPresent());
  }

  /** How many pieces colleagues who are still there have in their hands. */
  long inColleaguesHands() {
    return waiting.stream().filter(one -> colleagueHas(one.epc())).count();
  }

  /** The pieces of that stop that are still to be fetched. */
  List<String> of(Route.Stop stop) {
    return waiting.stream()
        .filter(WavePiece::toFetch)
        .filter(
            one ->
                one.bin().equals(stop.bin())
                    && one.item().equals(stop.item())
                    && one.document().equals(stop.document()))
        .map(WavePiece::epc)
        .toList();
  }
}
