package bondgate.server.customs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a message against the field table and the code tables, before it is sent. */
final class FieldCheck {
  private final FieldTable table;
  private final CodeTables codes;

  FieldCheck(FieldTable table, CodeTables codes) {
    this.table = table;
    this.codes = codes;
  }

  /** All that is wrong with it. */
  List<Finding> check(CebMessage message) {
    Checking checking = new Checking(message.kind());
    MessageLayout layout = table.layout(message.kind());
    checking.guid("@guid", message.guid());
    checking.count(layout.head(), message.documents().size(), layout.mostDocuments());
    for (CebDocument document : message.documents()) {
      checking.group(document.head(), layout.head());
      if (layout.line().isPresent()) {
        String line = layout.line().get();
        checking.count(line, document.lines().size(), layout.mostLines());
        for (int i = 0; i < document.lines().size(); i++) {
          checking.line(document.lines().get(i), line, i + 1);
        }
      }
    }
    if (layout.transfer()) {
      checking.group(message.transfer().orElse(new CebGroup("BaseTransfer")), "BaseTransfer");
    }
    message.subscribes().forEach(group -> checking.group(group, "BaseSubscribe"));
    return checking.findings;
  }

  /** One message being checked. */
  private final class Checking {
    private final String kind;
    private final List<Finding> findings = new ArrayList<>();

    Checking(MessageKind kind) {
      this.kind = kind.name();
    }

    void guid(String where, String guid) {
      if (!guid.matches("[0-9A-Z-]{36}")) {
        add(FindingCode.LENGTH, where, guid, "36 capital letters, digits and hyphens");
      }
    }

    void count(String where, int count, int most) {
      if (count < 1 || count > most) {
        add(FindingCode.COUNT, where, Integer.toString(count), "1 to " + most);
      }
    }

    void line(CebGroup line, String name, int number) {
      group(line, "%s[%d]".formatted(name, number));
      // A return names the lines of the list that it is about.
      boolean counts = !name.equals("InvtRefundList");
      if (counts && line.has("gnum") && !line.get("gnum").equals(Integer.toString(number))) {
        add(
            FindingCode.LINE_NUMBER,
            "%s[%d]/gnum".formatted(name, number),
            line.get("gnum"),
            Integer.toString(number));
      }
    }

    void group(CebGroup group, String where) {
      List<Field> fields = table.group(group.name());
      fields.forEach(field -> field(group, field, where + "/" + field.name()));
      for (String name : group.values().keySet()) {
        if (fields.stream().noneMatch(field -> field.name().equals(name))) {
          add(FindingCode.UNKNOWN_ELEMENT, where + "/" + name, "the element", "none of that name");
        }
      }
    }

    private void field(CebGroup group, Field field, String where) {
      String value = group.get(field.name());
      if (value.isEmpty()) {
        if (field.must()) {
          add(FindingCode.MISSING, where, "nothing", field.type().form());
        }
        return;
      }
      Optional<FindingCode> wrong = field.type().wrong(value);
      if (wrong.isPresent()) {
        add(wrong.get(), where, shown(field, value), field.type().form());
      } else if (field.codes().isPresent()) {
        String codeTable = field.codes().get();
        codes
            .wrong(codeTable, value)
            .ifPresent(code -> add(code, where, shown(field, value), expected(code, codeTable)));
      }
    }

    private void add(FindingCode code, String where, String received, String expected) {
      findings.add(new Finding(code, kind, where, received, expected));
    }
  }

  private static String expected(FindingCode code, String table) {
    return code == FindingCode.FIXED_VALUE ? table : "a code of the table '%s'".formatted(table);
  }

  private static String shown(Field field, String value) {
    int length = value.codePointCount(0, value.length());
    if (field.is(Field.Mark.PERSONAL)) {
      return "%d characters, not shown".formatted(length);
    }
    return length > 80 ? "%d characters".formatted(length) : value;
  }
}
