package bondgate.server.gatepass;

import java.util.List;
import java.util.Optional;

/**
 * A gate pass of whole bonded lists, as its act states it.
 *
 * @param passNo our own number of what was handed in at customs
 * @param pieces which ride by it, each once, by tag
 * @param last the last comparison with the fence
 */
public record ListPass(
    String passNo, List<ListPass.Piece> pieces, Optional<CustomsPass.Comparison> last) {
  /** Takes a copy. */
  public ListPass {
    pieces = List.copyOf(pieces);
  }

  /**
   * A piece.
   *
   * @param saleNo the sale whose retail list lets it go: the document of its permit
   */
  public record Piece(String epc, String saleNo) {}

  /** Their tags. */
  public List<String> epcs() {
    return pieces.stream().map(Piece::epc).toList();
  }

  /** What differed when it was last compared. */
  public List<CustomsPass.Difference> differences() {
    return last.map(CustomsPass.Comparison::differences).orElse(List.of());
  }
}
