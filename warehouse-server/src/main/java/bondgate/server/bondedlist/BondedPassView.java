package bondgate.server.bondedlist;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A gate pass as it stands. Who applies, and the vehicle, are in its message alone.
 *
 * @param papers what it carries
 * @param lines the goods
 * @param tags EPCs of the pieces; none of parts of a list, and of goods that are sold by quantity
 * @param receipts what customs said, in the order in which it came
 */
public record BondedPassView(
    BondedPassView.Head head,
    PaperStanding standing,
    List<BondedPassView.Paper> papers,
    List<BondedPassView.Line> lines,
    List<String> tags,
    List<BondedListView.Receipt> receipts) {
  /** Takes copies. */
  public BondedPassView {
    papers = List.copyOf(papers);
    lines = List.copyOf(lines);
    tags = List.copyOf(tags);
    receipts = List.copyOf(receipts);
  }

  /**
   * What is on its paper.
   *
   * @param binding 绑定类型, customs' figure
   * @param leafIndex leaf of the act that decided it
   */
  public record Head(
      String innerNo,
      PassCargo cargo,
      String binding,
      String office,
      BigDecimal grossKg,
      BigDecimal netKg,
      String actor,
      long leafIndex,
      Instant madeAt) {}

  /** A paper that it carries: our number, and customs'. */
  public record Paper(String number, String customsNo) {}

  /**
   * Goods of it.
   *
   * @param paperLine line of the bonded list; 0 of a display pass
   */
  public record Line(
      String paper, int paperLine, String part, String name, String unit, BigDecimal quantity) {}
}
