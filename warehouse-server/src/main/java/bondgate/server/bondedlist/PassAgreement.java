package bondgate.server.bondedlist;

import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.Verdict;
import bondgate.server.gatepass.Differing;
import bondgate.server.goods.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 单货相符 — whether what went through the opening is what the gate pass states, tag by tag.
 *
 * @param passed tags of the pass that went through by it, and are through
 * @param differences every other tag, with the line of the fence log that says so
 */
public record PassAgreement(List<String> passed, List<PassAgreement.Difference> differences) {
  /** Takes copies. */
  public PassAgreement {
    passed = List.copyOf(passed);
    differences = List.copyOf(differences);
  }

  /**
   * What a pass states of its passage.
   *
   * @param document the number under which its tags are permitted
   * @param tags EPCs of the pieces, each once
   * @param portals the openings that lead there
   * @param begun entries before are not looked at
   * @param ended entries from then on are not looked at
   */
  public record Passage(
      String document,
      List<String> tags,
      Set<String> portals,
      Place from,
      Place to,
      Instant begun,
      Instant ended) {
    /** Takes a copy. */
    public Passage {
      tags = List.copyOf(tags);
      portals = Set.copyOf(portals);
      if (new HashSet<>(tags).size() < tags.size()) {
        throw new IllegalArgumentException("a pass states each tag once");
      }
    }

    /** Whether that opening is one of it; a fact about the whole zone is at none. */
    private boolean isAt(String portal) {
      return portal != null && portals.contains(portal);
    }
  }

  /**
   * A tag that differs.
   *
   * @param leafIndex the last line of the fence log about it; empty if there is none
   */
  public record Difference(String epc, Differing kind, Optional<Long> leafIndex) {}

  /** Whether nothing differs. */
  public boolean agrees() {
    return differences.isEmpty();
  }

  /**
   * Whether the goods of a list count as gone: customs has formally written it, all goods are past
   * the gate by what customs says, and each tag by what the portal saw.
   */
  public boolean countsAsGone(PaperStanding list) {
    return agrees() && list.countsAsGone();
  }

  /** Compares; the order of the entries does not matter. */
  public static PassAgreement of(Passage pass, List<FenceEntry> entries) {
    Map<String, List<FenceEntry>> byTag = new LinkedHashMap<>();
    pass.tags().forEach(tag -> byTag.put(tag, new ArrayList<>()));
    entries.stream()
        .filter(entry -> entry.judged().isPresent())
        .filter(entry -> !entry.seenAt().isBefore(pass.begun()))
        .filter(entry -> entry.seenAt().isBefore(pass.ended()))
        .sorted(Comparator.comparingLong(FenceEntry::leafIndex))
        .forEach(entry -> byTag.computeIfAbsent(entry.epc(), tag -> new ArrayList<>()).add(entry));
    Set<String> listed = new HashSet<>(pass.tags());
    List<String> passed = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    byTag.forEach(
        (epc, seen) -> {
          Optional<Differing> kind =
              listed.contains(epc) ? ofListed(pass, seen) : ofOther(pass, seen);
          if (kind.isPresent()) {
            Optional<Long> last = seen.stream().map(FenceEntry::leafIndex).reduce((a, b) -> b);
            differences.add(new Difference(epc, kind.get(), last));
          } else if (listed.contains(epc)) {
            passed.add(epc);
          }
        });
    return new PassAgreement(passed, differences);
  }

  /** Of a tag of the pass; empty: it went through and stayed. */
  private static Optional<Differing> ofListed(Passage pass, List<FenceEntry> seen) {
    boolean through = false;
    boolean went = false;
    for (FenceEntry entry : seen) {
      if (isBy(pass, entry)) {
        through = true;
        went = true;
      } else if (through && pass.to().name().equals(entry.from())) {
        // It left where it had got to, by whatever document or by none.
        through = false;
      }
    }
    if (through) {
      return Optional.empty();
    }
    boolean uncertain =
        seen.stream()
            .anyMatch(
                entry ->
                    entry.judged().equals(Optional.of(Verdict.UNCERTAIN))
                        && pass.isAt(entry.portal()));
    return Optional.of(
        went ? Differing.CAME_BACK : uncertain ? Differing.UNCERTAIN : Differing.MISSING);
  }

  /** Of a tag that is not on the pass; empty: it has nothing to do with it. */
  private static Optional<Differing> ofOther(Passage pass, List<FenceEntry> seen) {
    boolean by = false;
    boolean foreign = false;
    for (FenceEntry entry : seen) {
      if (isBy(pass, entry)) {
        by = true;
      } else if (isBack(pass, entry)) {
        by = false;
        foreign = false;
      } else if (pass.isAt(entry.portal()) && isForeign(pass, entry)) {
        foreign = true;
      }
    }
    return by
        ? Optional.of(Differing.TOO_MANY)
        : foreign ? Optional.of(Differing.FOREIGN) : Optional.empty();
  }

  /** Whether it left where the pass leads, or is back from where it had gone without a permit. */
  private static boolean isBack(Passage pass, FenceEntry entry) {
    return (entry.to() != null && pass.to().name().equals(entry.from()))
        || (pass.isAt(entry.portal()) && entry.judged().equals(Optional.of(Verdict.RETURNED)));
  }

  private static boolean isBy(Passage pass, FenceEntry entry) {
    return entry.judged().equals(Optional.of(Verdict.PERMITTED))
        && pass.document().equals(entry.document())
        && pass.from().name().equals(entry.from())
        && pass.to().name().equals(entry.to());
  }

  /** Whether it went, or may have gone, the pass's way without it. */
  private static boolean isForeign(Passage pass, FenceEntry entry) {
    return switch (entry.judged().orElseThrow()) {
      case PERMITTED ->
          pass.from().name().equals(entry.from()) && pass.to().name().equals(entry.to());
      case NOT_PERMITTED,
          UNCERTAIN,
          UNKNOWN_TAG,
          UNKNOWN_PORTAL,
          NOT_ON_BOOK,
          UNDER_CONTROL,
          DESTROYED_TAG ->
          true;
      // It is back where it was, was there already, or is no longer under control; or it is no
      // crossing.
      case RETURNED, REPEATED, RELEASED_GOODS, COPIED_TAG -> false;
    };
  }
}
