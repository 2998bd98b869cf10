package bondgate.server.bondedlist;

import bondgate.server.xml.GuardedStreams;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a message that anybody may have written: its name without a namespace, its text
 * without blanks around it, and the elements in it. No document types, no entities, not too deep,
 * not too much.
 */
final class XmlNode {
  /** The largest message that is looked into. */
  static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final int MOST_DEPTH = 24;
  private static final int MOST_ELEMENTS = 200_000;

  private final String name;
  private final StringBuilder text = new StringBuilder();
  private final List<XmlNode> children = new ArrayList<>();

  private XmlNode(String name) {
    this.name = name;
  }

  /** Why bytes are not looked into. */
  static final class NotReadException extends Exception {
    private static final long serialVersionUID = 1L;

    NotReadException(String message) {
      super(message);
    }
  }

  /** The root element of the bytes. */
  static XmlNode of(byte[] bytes) throws NotReadException {
    if (bytes.length > MOST_BYTES) {
      throw new NotReadException(
          "%d bytes, expected at most %d".formatted(bytes.length, MOST_BYTES));
    }
    try {
      return read(GuardedStreams.of(bytes));
    } catch (XMLStreamException e) {
      // The parser's words would repeat what was received.
      throw new NotReadException(
          e.getLocation() == null
              ? "not well-formed"
              : "not well-formed at line %d, column %d"
                  .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()));
    }
  }

  private static XmlNode read(XMLStreamReader xml) throws XMLStreamException, NotReadException {
    Deque<XmlNode> open = new ArrayDeque<>();
    XmlNode root = null;
    int elements = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlNode node = new XmlNode(xml.getLocalName());
          if (open.isEmpty()) {
            root = node;
          } else {
            open.peek().children.add(node);
          }
          open.push(node);
          if (open.size() > MOST_DEPTH || ++elements > MOST_ELEMENTS) {
            throw new NotReadException("deeper or more elements than a message has");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.peek().text.append(xml.getText());
          }
        }
        case XMLStreamConstants.DTD,
            XMLStreamConstants.ENTITY_DECLARATION,
            XMLStreamConstants.ENTITY_REFERENCE ->
            throw new NotReadException("a document type declaration or an entity");
        default -> {
          // Comments, blanks and the like say nothing.
        }
      }
    }
    if (root == null) {
      throw new NotReadException("no element");
    }
    return root;
  }

  String name() {
    return name;
  }

  /** Its text, without blanks around it. */
  String text() {
    return text.toString().strip();
  }

  List<XmlNode> children() {
    return children;
  }

  /** The first element of that name in it. */
  Optional<XmlNode> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /** All elements of that name in it. */
  List<XmlNode> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /** The text of the first element of that name in it; empty if there is none. */
  String get(String wanted) {
    return child(wanted).map(XmlNode::text).orElse("");
  }

  /** The first element of that name, at whatever depth, this one included. */
  Optional<XmlNode> find(String wanted) {
    return name.equals(wanted)
        ? Optional.of(this)
        : children.stream().map(child -> child.find(wanted)).flatMap(Optional::stream).findFirst();
  }

  /** This and all below it. */
  Stream<XmlNode> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::all));
  }
}
