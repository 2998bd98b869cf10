package bondgate.server.bondedlist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a paper's message back, in whichever form it is: what the sandbox office does. */
final class PaperReader {
  private final PaperTable table;

  PaperReader(PaperTable table) {
    this.table = table;
  }

  /** What it states; empty if it is neither paper. Elements that the table lacks are left out. */
  Optional<PaperContent> read(byte[] bytes) throws XmlNode.NotReadException {
    XmlNode root = XmlNode.of(bytes);
    for (PaperKind kind : PaperKind.values()) {
      for (MessageForm form : MessageForm.values()) {
        Optional<XmlNode> found = root.find(kind.groups(form).root());
        if (found.isPresent()) {
          return Optional.of(content(kind, form, found.get()));
        }
      }
    }
    return Optional.empty();
  }

  private PaperContent content(PaperKind kind, MessageForm form, XmlNode paper) {
    PaperKind.Groups names = kind.groups(form);
    return new PaperContent(
        kind,
        paper.child(names.head()).map(node -> values(names.head(), node)).orElse(Map.of()),
        all(names.line(), paper),
        names.link().map(link -> all(link, paper)).orElse(List.of()));
  }

  private List<Map<String, String>> all(String group, XmlNode paper) {
    return paper.children(group).stream().map(node -> values(group, node)).toList();
  }

  private Map<String, String> values(String group, XmlNode node) {
    Map<String, String> values = new LinkedHashMap<>();
    for (PaperField field : table.group(group)) {
      String value = node.get(field.element());
      values.put(field.key(), field.isTimeOfChina() ? value.replace('T', ' ') : value);
    }
    return values;
  }
}
