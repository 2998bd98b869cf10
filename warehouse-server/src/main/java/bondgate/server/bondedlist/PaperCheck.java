package bondgate.server.bondedlist;

import bondgate.server.customs.Finding;
import bondgate.server.customs.FindingCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks what a paper states against the field table of both forms, before it is sent. */
final class PaperCheck {
  /** 核注清单 has at most that many lines in the window's pages (as remembered, not seen). */
  static final int MOST_LINES = 1_000;

  /** Retail lists of one bonded list: one page of customs' own query. */
  static final int MOST_LINKS = 3_000;

  /** Who hands it in, and in which car. */
  private static final Set<String> PERSONAL = Set.of("dclErConc", "vehicleNo", "vehicleIcNo");

  private final PaperTable table;

  PaperCheck(PaperTable table) {
    this.table = table;
  }

  /** All that is wrong with it; each value once, by the name of the window's element. */
  List<Finding> check(PaperContent paper) {
    return check(paper, List.of(MessageForm.WINDOW, MessageForm.CUSTOMS));
  }

  /** The same, of what was read in one form: it states nothing that only the other has. */
  List<Finding> check(PaperContent paper, List<MessageForm> forms) {
    Checking checking = new Checking(paper.kind().name());
    for (MessageForm form : forms) {
      paper.groups(form).forEach(checking::group);
    }
    boolean list = paper.kind() == PaperKind.INV101;
    checking.count("lines", paper.lines().size(), list ? 1 : 0, MOST_LINES);
    checking.count("links", paper.links().size(), list ? 0 : 1, MOST_LINKS);
    checking.numbered(paper);
    checking.known(paper);
    return checking.findings;
  }

  private final class Checking {
    private final String message;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    Checking(String message) {
      this.message = message;
    }

    void group(PaperContent.Placed placed) {
      for (PaperField field : table.group(placed.group())) {
        String value = placed.values().getOrDefault(field.key(), "");
        // "[2]/gdsNm" is the same value in either form.
        String place = placed.where().replaceAll("^[^\\[]*", "") + "/" + field.key();
        String where = placed.where() + "/" + field.element();
        if (value.isEmpty()) {
          if (field.must() && said.add(place)) {
            add(FindingCode.MISSING, where, "nothing", field.form());
          }
        } else if (field.wrong(value).isPresent() && said.add(place)) {
          add(field.wrong(value).get(), where, shown(field.key(), value), field.form());
        }
      }
    }

    void count(String what, int count, int least, int most) {
      if (count < least || count > most) {
        add(FindingCode.COUNT, what, Integer.toString(count), "%d to %d".formatted(least, most));
      }
    }

    void numbered(PaperContent paper) {
      String key = paper.kind() == PaperKind.INV101 ? "gdsSeqno" : "passportSeqno";
      for (int i = 0; i < paper.lines().size(); i++) {
        String number = paper.lines().get(i).getOrDefault(key, "");
        if (!number.equals(Integer.toString(i + 1))) {
          add(
              FindingCode.LINE_NUMBER,
              "lines[%d]/%s".formatted(i + 1, key),
              number,
              Integer.toString(i + 1));
        }
      }
    }

    /** A value that neither form has would be lost without a word. */
    void known(PaperContent paper) {
      Set<String> keys = new HashSet<>();
      for (MessageForm form : MessageForm.values()) {
        for (String group : paper.kind().groups(form).all()) {
          table.group(group).forEach(field -> keys.add(field.key()));
        }
      }
      Set<String> stated = new HashSet<>(paper.head().keySet());
      paper.lines().forEach(line -> stated.addAll(line.keySet()));
      paper.links().forEach(link -> stated.addAll(link.keySet()));
      stated.removeAll(keys);
      stated.stream()
          .sorted()
          .forEach(key -> add(FindingCode.UNKNOWN_ELEMENT, key, "the value", "none of that name"));
    }

    private void add(FindingCode code, String where, String received, String expected) {
      findings.add(new Finding(code, message, where, received, expected));
    }
  }

  private static String shown(String key, String value) {
    int length = value.codePointCount(0, value.length());
    if (PERSONAL.contains(key)) {
      return "%d characters, not shown".formatted(length);
    }
    return length > 80 ? "%d characters".formatted(length) : value;
  }
}
