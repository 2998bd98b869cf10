package bondgate.rfid.llrp;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Compares a message with its twin in the LLRP Toolkit's XML, element by element. */
final class XmlTwin {
  private final List<String> differences = new ArrayList<>();

  private XmlTwin() {}

  static List<String> differences(LlrpMessage message, Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    XmlTwin twin = new XmlTwin();
    twin.equal("name", root.getLocalName(), message.name());
    twin.equal("version", root.getAttribute("Version"), Integer.toString(message.version()));
    twin.equal("id", root.getAttribute("MessageID"), Long.toString(message.id()));
    twin.compare(root, message, LlrpTable.SUPPLIED.named(message.name()).orElseThrow());
    return twin.differences;
  }

  private void compare(Element element, Holder ours, Definition definition) {
    List<Element> children = children(element);
    int next = 0;
    for (FieldDefinition field : definition.fields()) {
      if (field.form() == FieldDefinition.Form.RESERVED) {
        continue;
      }
      boolean there =
          next < children.size() && children.get(next).getLocalName().equals(field.name());
      if (!there) {
        // The twins write the vendor of a known custom parameter into its name.
        if (definition.number() != LlrpTypes.CUSTOM) {
          differences.add("no element " + field.name() + " in " + definition.name());
        }
        continue;
      }
      equal(
          definition.name() + "." + field.name(),
          theirs(children.get(next).getTextContent().strip(), field),
          ours(ours.fields().value(field.name()), field));
      next++;
    }
    parameters(children.subList(next, children.size()), ours, definition);
  }

  private void parameters(List<Element> rest, Holder ours, Definition definition) {
    equal(definition.name() + " holds", "" + rest.size(), "" + ours.parameters().size());
    for (int i = 0; i < Math.min(rest.size(), ours.parameters().size()); i++) {
      String name = rest.get(i).getLocalName();
      if (ours.parameters().get(i) instanceof LlrpParameter.Known known) {
        boolean bothPlain = name.equals("Custom") && known.name().equals("Custom");
        boolean vendors = known.definition().number() == LlrpTypes.CUSTOM && !bothPlain;
        if (vendors) {
          // A vendor's XML has names of its own, which the table does not have.
          continue;
        }
        equal("name", name, known.name());
        if (name.equals(known.name())) {
          compare(rest.get(i), known, known.definition());
        }
      } else {
        differences.add("%s is %s".formatted(name, ours.parameters().get(i)));
      }
    }
  }

  private void equal(String what, String theirs, String ours) {
    if (!theirs.equals(ours)) {
      differences.add("%s: twin '%s', bytes '%s'".formatted(what, theirs, ours));
    }
  }

  private static String theirs(String text, FieldDefinition field) {
    if (text.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
      return Long.toString(
          ChronoUnit.MICROS.between(Instant.EPOCH, OffsetDateTime.parse(text).toInstant()));
    }
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true") ? "1" : "0";
    }
    return field.form() == FieldDefinition.Form.TEXT
        ? text
        : text.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static String ours(FieldValue value, FieldDefinition field) {
    if (value instanceof FieldValue.Numeric number) {
      String name = field.values().get(number.value());
      return name != null ? name.toLowerCase(Locale.ROOT) : Long.toString(number.value());
    }
    FieldValue.Block block = (FieldValue.Block) value;
    if (field.form() == FieldDefinition.Form.TEXT) {
      return new String(block.bytes().toArray(), StandardCharsets.UTF_8);
    }
    if (field.name().equals("AntennaIDs") || field.name().equals("Frequency")) {
      StringBuilder out = new StringBuilder();
      BitReader in = new BitReader(block.bytes().toArray(), 0, block.bytes().size());
      while (in.bitsLeft() > 0) {
        out.append(in.take(field.bits()));
      }
      return out.toString();
    }
    return block.bytes().toString().toLowerCase(Locale.ROOT);
  }

  private static List<Element> children(Element element) {
    List<Element> out = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        out.add(child);
      }
    }
    return out;
  }
}
