package bondgate.server.customs;

import bondgate.server.xml.GuardedStreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Walks through XML that anybody may have written: no document types, no entities, nothing fetched
 * from elsewhere, not too deep, not too much.
 */
final class GuardedXml {
  private static final int MOST_DEPTH = 24;
  private static final int MOST_ELEMENTS = 200_000;
  private static final Set<Integer> DECLARATIONS =
      Set.of(
          XMLStreamConstants.DTD,
          XMLStreamConstants.ENTITY_DECLARATION,
          XMLStreamConstants.ENTITY_REFERENCE);

  private final XMLStreamReader reader;
  private int depth;
  private int elements;

  GuardedXml(byte[] bytes) throws XMLStreamException {
    this.reader = GuardedStreams.of(bytes);
  }

  /** What is not allowed was met. */
  static final class RefusedXmlException extends Exception {
    private static final long serialVersionUID = 1L;
    private final ReadResult.Why why;

    RefusedXmlException(ReadResult.Why why, String message) {
      super(message);
      this.why = why;
    }

    ReadResult.Why why() {
      return why;
    }
  }

  XMLStreamReader at() {
    return reader;
  }

  /** The next event. */
  int next() throws XMLStreamException, RefusedXmlException {
    int event = reader.next();
    if (event == XMLStreamConstants.START_ELEMENT) {
      begun();
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    } else if (DECLARATIONS.contains(event)) {
      throw new RefusedXmlException(
          ReadResult.Why.DECLARES_TYPES, "a document type declaration or an entity");
    }
    return event;
  }

  private void begun() throws RefusedXmlException {
    if (++depth > MOST_DEPTH) {
      throw new RefusedXmlException(
          ReadResult.Why.TOO_DEEP, "more than %d elements deep".formatted(MOST_DEPTH));
    }
    if (++elements > MOST_ELEMENTS) {
      throw new RefusedXmlException(
          ReadResult.Why.TOO_MANY, "more than %d elements".formatted(MOST_ELEMENTS));
    }
  }

  /** Text of the element that was begun, to its end; elements in it are left out. */
  String text() throws XMLStreamException, RefusedXmlException {
    StringBuilder text = new StringBuilder();
    int end = depth - 1;
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.END_ELEMENT && depth == end) {
        return text.toString();
      }
      if (isText(event) && depth == end + 1) {
        text.append(reader.getText());
      }
    }
  }

  /** The element that was begun and all in it, as XML. */
  String copy() throws XMLStreamException, RefusedXmlException {
    StringWriter out = new StringWriter();
    int end = depth - 1;
    begin(out);
    while (depth > end) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        begin(out);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        out.append("</").append(name()).append('>');
      } else if (isText(event)) {
        out.append(escaped(reader.getText()));
      }
    }
    return out.toString();
  }

  private static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  private void begin(StringWriter out) {
    out.append('<').append(name());
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      String prefix = reader.getNamespacePrefix(i);
      String uri = reader.getNamespaceURI(i);
      out.append(prefix == null ? " xmlns" : " xmlns:" + prefix);
      out.append("=\"").append(escaped(uri == null ? "" : uri)).append('"');
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String prefix = reader.getAttributePrefix(i);
      out.append(' ').append(prefix == null || prefix.isEmpty() ? "" : prefix + ":");
      out.append(reader.getAttributeLocalName(i)).append("=\"");
      out.append(escaped(reader.getAttributeValue(i))).append('"');
    }
    out.append('>');
  }

  private String name() {
    String prefix = reader.getPrefix();
    return prefix == null || prefix.isEmpty()
        ? reader.getLocalName()
        : prefix + ":" + reader.getLocalName();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;");
  }

  /**
   * A tree of the bytes, by the same rules.
   *
   * @throws SAXException if it is no XML, or has what is not allowed
   */
  static Document tree(byte[] bytes) throws SAXException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(bytes));
    } catch (ParserConfigurationException | IOException e) {
      throw new SAXException("the XML parser of this Java cannot be guarded", e);
    }
  }
}
