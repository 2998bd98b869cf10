package bondgate.server.customs;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes messages: elements in the table's order, prefix {@code ceb}, UTF-8, no blanks between. */
final class MessageWriter {
  static final String NAMESPACE = "http://www.chinaport.gov.cn/ceb";
  private static final String PREFIX = "ceb";

  private final FieldTable table;
  private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

  MessageWriter(FieldTable table) {
    this.table = table;
  }

  /** The bytes of the message. */
  byte[] write(CebMessage message) {
    StringWriter text = new StringWriter(4096);
    try {
      XMLStreamWriter xml = factory.createXMLStreamWriter(text);
      // Written by hand: the writer would not name the encoding.
      text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
      xml.setPrefix(PREFIX, NAMESPACE);
      start(xml, message.kind().root());
      xml.writeNamespace(PREFIX, NAMESPACE);
      xml.writeAttribute("guid", message.guid());
      xml.writeAttribute("version", message.version());
      MessageLayout layout = table.layout(message.kind());
      for (CebDocument document : message.documents()) {
        document(xml, layout, document);
      }
      if (message.transfer().isPresent()) {
        group(xml, message.transfer().get());
      }
      for (CebGroup subscribe : message.subscribes()) {
        group(xml, subscribe);
      }
      // What is not looked into goes in as it is.
      xml.writeCharacters("");
      xml.flush();
      text.write(message.extension().orElse(""));
      text.write(message.signature().orElse(""));
      xml.writeEndElement();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a message cannot be written: " + e.getMessage(), e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void document(XMLStreamWriter xml, MessageLayout layout, CebDocument document)
      throws XMLStreamException {
    if (layout.document().isPresent()) {
      start(xml, layout.document().get());
    }
    group(xml, document.head());
    for (CebGroup line : document.lines()) {
      group(xml, line);
    }
    if (layout.document().isPresent()) {
      xml.writeEndElement();
    }
  }

  private void group(XMLStreamWriter xml, CebGroup group) throws XMLStreamException {
    start(xml, group.name());
    for (Field field : table.group(group.name())) {
      if (group.has(field.name()) && !field.is(Field.Mark.READ)) {
        start(xml, field.name());
        xml.writeCharacters(group.get(field.name()));
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private static void start(XMLStreamWriter xml, String element) throws XMLStreamException {
    xml.writeStartElement(PREFIX, element, NAMESPACE);
  }
}
