package bondgate.server.guarantee;

import bondgate.server.ledger.TransferId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the holds of one document on the instruments in force: the one of the lowest priority
 * number is drawn on first, among equals the one that expires first, so that those that last stay
 * free for later; a hold may stand on several. Pure: the ledger has the last word when the chain is
 * submitted.
 */
public final class Drawing {
  private static final Comparator<InstrumentStanding> IN_ORDER =
      Comparator.comparing(
          InstrumentStanding::instrument,
          Comparator.comparingInt(Instrument::priority)
              .thenComparing(Instrument::validUntil)
              .thenComparing(Instrument::number));

  private final String zone;
  private final Map<String, Long> freeFen = new LinkedHashMap<>();
  private final List<InstrumentStanding> uncovered;

  Drawing(String zone, List<InstrumentStanding> standings) {
    this.zone = zone;
    standings.stream()
        .filter(standing -> standing.state().counts())
        .sorted(IN_ORDER)
        .forEach(one -> freeFen.put(one.instrument().number(), one.freeFen()));
    this.uncovered =
        standings.stream()
            .filter(one -> one.state() == InstrumentStanding.State.EXPIRED_WITH_HOLDS)
            .toList();
  }

  /** What could still be held after what was planned so far, in fen. */
  public long headroomFen() {
    return freeFen.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Instruments that expired while holds stand on them; nothing new is held until they are moved.
   */
  public List<InstrumentStanding> uncovered() {
    return uncovered;
  }

  /** The hold that a document asks for; empty if the instruments in force do not give it. */
  public Optional<Hold> hold(String epc, Hold.Purpose purpose, String document, long amountFen) {
    TransferId id = TransferId.of(zone, "hold", purpose.name(), document, epc);
    return draw(id, 1, amountFen)
        .map(parts -> new Hold(epc, purpose, document, amountFen, id, 1, parts));
  }

  /** The same hold on instruments in force; empty if they do not give it. */
  public Optional<Hold> moved(Hold hold) {
    int next = hold.generation() + 1;
    return draw(hold.id(), next, hold.amountFen())
        .map(
            parts ->
                new Hold(
                    hold.epc(),
                    hold.purpose(),
                    hold.document(),
                    hold.amountFen(),
                    hold.id(),
                    next,
                    parts));
  }

  /**
   * A hold that ends in the same chain, before what is planned next; what expired gives nothing.
   */
  public void giveBack(Hold hold) {
    hold.parts()
        .forEach(
            part ->
                freeFen.computeIfPresent(
                    part.instrument(), (number, free) -> free + part.amountFen()));
  }

  private Optional<List<HoldPart>> draw(TransferId hold, int generation, long amountFen) {
    if (amountFen > headroomFen()) {
      return Optional.empty();
    }
    // From here on the instruments give it.
    List<HoldPart> parts = new ArrayList<>();
    long open = amountFen;
    for (Map.Entry<String, Long> instrument : freeFen.entrySet()) {
      long part = Math.min(open, instrument.getValue());
      if (part > 0) {
        instrument.setValue(instrument.getValue() - part);
        TransferId id =
            TransferId.of(hold.toString(), "on", instrument.getKey(), Integer.toString(generation));
        parts.add(new HoldPart(instrument.getKey(), part, id));
        open -= part;
      }
    }
    return Optional.of(parts);
  }
}
