package bondgate.server.bondedlist;

import java.time.Instant;
import java.util.List;

/**
 * 核注清单 as it is handed in.
 *
 * @param innerNo 企业内部清单编号, unique in the zone: a receipt names the list by it before customs has
 *     numbered it
 * @param declared 是否报关: with a declaration of its own; never for {@link ListType#RETAIL}
 * @param firm who runs the warehouse, receives the goods and declares
 * @param retailLists 进口清单编号 of the retail lists in it
 * @param declaredAt when it is handed in
 */
public record BondedListDraft(
    String innerNo,
    ListDirection direction,
    ListType type,
    boolean declared,
    ListTerms terms,
    ListFirm firm,
    List<ListLine> lines,
    List<String> retailLists,
    Instant declaredAt) {
  /** Takes copies. */
  public BondedListDraft {
    lines = List.copyOf(lines);
    retailLists = List.copyOf(retailLists);
    if (type == ListType.RETAIL && declared) {
      throw new IllegalArgumentException("a list of retail lists has no declaration of its own");
    }
    if (type != ListType.RETAIL && !retailLists.isEmpty()) {
      throw new IllegalArgumentException("only a list of type 8 has retail lists in it");
    }
  }
}
