package bondgate.server.customs;

import bondgate.server.customs.GuardedXml.RefusedXmlException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * Reads messages by the field table. Strange elements are said and left out: customs' own texts and
 * schemas differ, and a receipt must not be lost for an element more.
 */
final class MessageReader {
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";

  private final FieldTable table;
  private final int mostBytes;

  /**
   * Reads up to that size.
   *
   * @param mostBytes larger ones are not looked into
   */
  MessageReader(FieldTable table, int mostBytes) {
    this.table = table;
    this.mostBytes = mostBytes;
  }

  /** What the bytes say. */
  ReadResult read(byte[] bytes) {
    if (bytes.length > mostBytes) {
      return new ReadResult.Refused(
          ReadResult.Why.TOO_LARGE,
          "%d bytes, expected at most %d".formatted(bytes.length, mostBytes));
    }
    try {
      GuardedXml xml = new GuardedXml(bytes);
      while (xml.next() != XMLStreamConstants.START_ELEMENT) {
        // Comments and blanks before the root.
      }
      String root = xml.at().getLocalName();
      Optional<MessageKind> kind = MessageKind.ofRoot(root);
      if (kind.isEmpty() || !MessageWriter.NAMESPACE.equals(xml.at().getNamespaceURI())) {
        return new ReadResult.Refused(
            ReadResult.Why.UNKNOWN_KIND, "root element '%s'".formatted(shortened(root)));
      }
      Reading reading = new Reading(xml, table.layout(kind.get()));
      return new ReadResult.Read(reading.message(), reading.odd);
    } catch (RefusedXmlException e) {
      return new ReadResult.Refused(e.why(), e.getMessage());
    } catch (XMLStreamException e) {
      // The parser's words would repeat what was received.
      return new ReadResult.Refused(
          ReadResult.Why.NOT_XML,
          e.getLocation() == null
              ? "not well-formed"
              : "not well-formed at line %d, column %d"
                  .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()));
    }
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  /** One message being read. */
  private final class Reading {
    private final GuardedXml xml;
    private final MessageLayout layout;
    private final List<Finding> odd = new ArrayList<>();
    private final List<CebDocument> documents = new ArrayList<>();
    private final List<CebGroup> subscribes = new ArrayList<>();
    private Optional<CebGroup> transfer = Optional.empty();
    private Optional<String> extension = Optional.empty();
    private Optional<String> signature = Optional.empty();

    Reading(GuardedXml xml, MessageLayout layout) {
      this.xml = xml;
      this.layout = layout;
    }

    CebMessage message() throws XMLStreamException, RefusedXmlException {
      String guid = attribute("guid");
      String version = attribute("version");
      int event = xml.next();
      while (event != XMLStreamConstants.END_ELEMENT) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          child();
        }
        event = xml.next();
      }
      // To the end: what comes after the root must be well-formed too.
      while (xml.at().hasNext()) {
        xml.next();
      }
      if (documents.isEmpty()) {
        odd(FindingCode.COUNT, layout.head(), "none", "1 to " + layout.mostDocuments());
      }
      return new CebMessage(
          layout.kind(), guid, version, documents, transfer, subscribes, extension, signature);
    }

    private String attribute(String name) {
      String value = xml.at().getAttributeValue(null, name);
      if (value == null) {
        odd(FindingCode.MISSING, "@" + name, "nothing", "the attribute");
        return "";
      }
      return value;
    }

    private void child() throws XMLStreamException, RefusedXmlException {
      String name = xml.at().getLocalName();
      boolean ours = MessageWriter.NAMESPACE.equals(xml.at().getNamespaceURI());
      if (ours && layout.document().equals(Optional.of(name))) {
        documents.add(document());
      } else if (ours && layout.document().isEmpty() && layout.head().equals(name)) {
        documents.add(new CebDocument(group(name), List.of()));
      } else if (ours && name.equals("BaseTransfer")) {
        transfer = Optional.of(group(name));
      } else if (ours && name.equals("BaseSubscribe")) {
        subscribes.add(group(name));
      } else if (ours && name.equals("ExtendMessage")) {
        extension = Optional.of(xml.copy());
      } else if (name.equals("Signature") && DS.equals(xml.at().getNamespaceURI())) {
        signature = Optional.of(xml.copy());
      } else {
        unknown(name);
      }
      if (documents.size() > layout.mostDocuments()) {
        throw new RefusedXmlException(
            ReadResult.Why.TOO_MANY, "more than %d documents".formatted(layout.mostDocuments()));
      }
    }

    private CebDocument document() throws XMLStreamException, RefusedXmlException {
      CebGroup head = new CebGroup(layout.head());
      List<CebGroup> lines = new ArrayList<>();
      int event = xml.next();
      while (event != XMLStreamConstants.END_ELEMENT) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          String name = xml.at().getLocalName();
          if (name.equals(layout.head())) {
            head = group(name);
          } else if (layout.line().equals(Optional.of(name))) {
            lines.add(group(name));
          } else {
            unknown(name);
          }
        }
        event = xml.next();
      }
      if (lines.size() > layout.mostLines()) {
        throw new RefusedXmlException(
            ReadResult.Why.TOO_MANY, "more than %d lines".formatted(layout.mostLines()));
      }
      return new CebDocument(head, lines);
    }

    private CebGroup group(String name) throws XMLStreamException, RefusedXmlException {
      Set<String> known =
          table.group(name).stream()
              .map(Field::name)
              .collect(Collectors.toCollection(HashSet::new));
      CebGroup group = new CebGroup(name);
      int event = xml.next();
      while (event != XMLStreamConstants.END_ELEMENT) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          String element = xml.at().getLocalName();
          if (known.contains(element) && !group.has(element)) {
            group.put(element, xml.text());
          } else {
            unknown(name + "/" + element);
          }
        }
        event = xml.next();
      }
      return group;
    }

    private void unknown(String element) throws XMLStreamException, RefusedXmlException {
      xml.text();
      odd(FindingCode.UNKNOWN_ELEMENT, shortened(element), "the element", "none of that name here");
    }

    private void odd(FindingCode code, String element, String received, String expected) {
      odd.add(new Finding(code, layout.kind().name(), element, received, expected));
    }
  }
}
