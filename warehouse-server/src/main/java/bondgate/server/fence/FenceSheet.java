package bondgate.server.fence;

import bondgate.server.control.OpenControls;
import bondgate.server.ledger.TransferId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one transaction knows and changes of a zone's fence: read once for all its facts, written
 * once for all of them. Later facts see what earlier ones changed.
 */
final class FenceSheet {
  private final String zone;
  private final Map<String, Portal> portals;
  private final OpenControls controls;
  private final Map<String, Tag> tags = new HashMap<>();
  private final List<FenceEntry> entries = new ArrayList<>();
  private final Map<String, Move> moves = new LinkedHashMap<>();
  private final List<Closing> closings = new ArrayList<>();

  FenceSheet(String zone, Map<String, Portal> portals, OpenControls controls) {
    this.zone = zone;
    this.controls = controls;
    this.portals = Map.copyOf(portals);
  }

  /**
   * What is known of a tag.
   *
   * @param item part number of its piece, null if it is not ours
   * @param lot the inbound list that bound it, null if it is not ours
   * @param standing where it is, null if it was never announced
   * @param permits its open permits
   */
  record Tag(String item, String lot, Standing standing, List<OpenPermit> permits) {
    static final Tag UNKNOWN = new Tag(null, null, null, List.of());

    Tag {
      permits = List.copyOf(permits);
    }
  }

  /** Where a tag is from that leaf on. */
  record Move(String epc, Standing standing, long leafIndex, Instant at) {}

  /** All permits of a planned move end with that leaf. */
  record Closing(String epc, TransferId moveId, long leafIndex, Instant at) {}

  String zone() {
    return zone;
  }

  /** Those of the tags of which nothing is known yet. */
  List<String> unknown(Collection<String> epcs) {
    return epcs.stream().filter(epc -> !tags.containsKey(epc)).distinct().toList();
  }

  void know(String epc, Tag tag) {
    tags.put(epc, tag);
  }

  Optional<Portal> portal(String name) {
    return Optional.ofNullable(portals.get(name));
  }

  Tag tag(String epc) {
    return tags.get(epc);
  }

  /** What holds a tag and an opening. */
  CrossingCase.Held held(String epc, String portal, Instant at) {
    if (controls.isEmpty()) {
      return CrossingCase.Held.BY_NOTHING;
    }
    Tag tag = tags.get(epc);
    return new CrossingCase.Held(
        controls.piece(epc, tag.item(), tag.lot(), at), controls.portal(portal, at));
  }

  void write(FenceEntry entry) {
    entries.add(entry);
  }

  void move(Move move) {
    Tag before = tags.get(move.epc());
    tags.put(move.epc(), new Tag(before.item(), before.lot(), move.standing(), before.permits()));
    moves.put(move.epc(), move);
  }

  void close(Closing closing) {
    Tag before = tags.get(closing.epc());
    List<OpenPermit> left =
        before.permits().stream()
            .filter(permit -> !permit.moveId().equals(closing.moveId()))
            .toList();
    if (left.size() < before.permits().size()) {
      tags.put(closing.epc(), new Tag(before.item(), before.lot(), before.standing(), left));
      closings.add(closing);
    }
  }

  /** Lines of the fence log that are not stored yet. */
  List<FenceEntry> entries() {
    return entries;
  }

  /** The last move of each tag that is not stored yet. */
  Collection<Move> moves() {
    return moves.values();
  }

  /** Ends of planned moves that are not stored yet. */
  List<Closing> closings() {
    return closings;
  }

  /** All of it is in the transaction now. */
  void stored() {
    entries.clear();
    moves.clear();
    closings.clear();
  }
}
