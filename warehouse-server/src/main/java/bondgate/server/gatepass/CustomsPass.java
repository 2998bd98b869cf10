package bondgate.server.gatepass;

import bondgate.server.book.DocumentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A display pass for which customs is asked, as it stands.
 *
 * @param lines what the document of the pass moves
 * @param epcs tags of its pieces
 * @param state how far the document is: 预核扣, 已核扣 or taken back
 * @param words what customs said, each with when
 * @param last the last comparison with the opening
 */
public record CustomsPass(
    String passNo,
    List<CustomsPass.Line> lines,
    List<String> epcs,
    DocumentState state,
    Instant approvedAt,
    Map<CustomsPass.Word, CustomsPass.Said> words,
    Optional<CustomsPass.Comparison> last) {
  /** Takes copies. */
  public CustomsPass {
    lines = List.copyOf(lines);
    epcs = List.copyOf(epcs);
    words = Map.copyOf(words);
  }

  /** So many pieces of an item. */
  public record Line(String item, long quantity) {}

  /** What customs says of a pass. */
  public enum Word {
    /** 已审批 — its goods may go. */
    APPROVED,
    /** 已过卡 — its vehicle is past customs' own gate. */
    PASSED,
    /** 已删除 or 已作废. */
    TAKEN_BACK
  }

  /** When, and under which 核放单编号. */
  public record Said(String paperNo, Instant happenedAt, long leafIndex) {}

  /** A tag of which somebody must know, and how it differs. */
  public record Difference(String epc, Differing kind) {
    private static final int MOST_DETAIL = 500;

    /** Each as it is stored: the tag, and how it differs, with a blank between. */
    static String[] pairs(List<Difference> differences) {
      return differences.stream().map(one -> one.epc() + " " + one.kind()).toArray(String[]::new);
    }

    /** How many there are of each kind. */
    static String counted(List<Difference> differences) {
      Map<Differing, Integer> kinds = new TreeMap<>();
      differences.forEach(one -> kinds.merge(one.kind(), 1, Integer::sum));
      String detail = kinds.toString();
      return detail.length() > MOST_DETAIL ? detail.substring(0, MOST_DETAIL) : detail;
    }
  }

  /**
   * Its tags against what went through.
   *
   * @param passed tags that are through
   */
  public record Comparison(
      List<String> passed,
      List<CustomsPass.Difference> differences,
      long leafIndex,
      Instant comparedAt) {
    /** Takes copies. */
    public Comparison {
      passed = List.copyOf(passed);
      differences = List.copyOf(differences);
    }
  }

  /** Whether the book waits for it still. */
  public boolean waits() {
    return state == DocumentState.PRE_DEDUCTED && !words.containsKey(Word.TAKEN_BACK);
  }

  /** Whether nothing more is expected of it. */
  public boolean isOver() {
    return state != DocumentState.PRE_DEDUCTED;
  }
}
