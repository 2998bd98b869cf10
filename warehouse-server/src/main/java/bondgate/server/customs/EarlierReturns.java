package bondgate.server.customs;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The returns that were asked for before of one list. */
final class EarlierReturns {
  private final List<OutboxEntry> entries;
  private final List<CebMessage> messages = new ArrayList<>();

  EarlierReturns(OutboxRows rows, List<OutboxEntry> entries, MessageMaking making)
      throws SQLException {
    this.entries = entries;
    for (OutboxEntry entry : entries) {
      messages.add(making.reopen(entry.guid(), rows.sealed(entry.messageId())));
    }
  }

  /** The answer where a return of that number was asked for before. */
  Optional<RequestResult> sameNumber(String returnNo, List<ReturnedLine> lines, String reason) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).number().equals(returnNo)) {
        CebDocument document = messages.get(i).document();
        boolean same =
            document.head().get("reason").equals(reason)
                && sums(lines(document)).equals(sums(lines));
        return Optional.of(
            same
                ? new RequestResult.Again(entries.get(i).guid())
                : new RequestResult.IsOtherwise(returnNo));
      }
    }
    return Optional.empty();
  }

  /** All that comes back with these lines: of each line of the list the sum. */
  List<ReturnedLine> with(List<ReturnedLine> lines) {
    List<ReturnedLine> all = new ArrayList<>(lines);
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).isOpen() || entries.get(i).isGranted()) {
        all.addAll(lines(messages.get(i).document()));
      }
    }
    List<ReturnedLine> summed = new ArrayList<>();
    sums(all).forEach((line, amount) -> summed.add(new ReturnedLine(line, amount)));
    return summed;
  }

  private static Map<Integer, BigDecimal> sums(List<ReturnedLine> lines) {
    Map<Integer, BigDecimal> sums = new TreeMap<>();
    for (ReturnedLine line : lines) {
      sums.merge(line.line(), line.amount().stripTrailingZeros(), BigDecimal::add);
    }
    sums.replaceAll((line, amount) -> amount.stripTrailingZeros());
    return sums;
  }

  private static List<ReturnedLine> lines(CebDocument document) {
    return document.lines().stream()
        .map(line -> new ReturnedLine(Integer.parseInt(line.get("gnum")), line.number("qty")))
        .toList();
  }
}
