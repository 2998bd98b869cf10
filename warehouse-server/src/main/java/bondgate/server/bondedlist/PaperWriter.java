package bondgate.server.bondedlist;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes messages by the field table, in either form. UTF-8, no blanks between. */
final class PaperWriter {
  private static final String SYSTEM_OF_AREAS = "Z8";

  private final PaperTable table;
  private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

  PaperWriter(PaperTable table) {
    this.table = table;
  }

  /** The bytes of the message; the window's form is unsigned, the import client signs it. */
  byte[] write(PaperContent paper, MessageForm form, MessageEnvelope envelope) {
    StringWriter text = new StringWriter(8192);
    try {
      XMLStreamWriter xml = factory.createXMLStreamWriter(text);
      text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
      new Writing(xml, paper, form).all(envelope);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a message cannot be written: " + e.getMessage(), e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private final class Writing {
    private final XMLStreamWriter xml;
    private final PaperContent paper;
    private final MessageForm form;
    private final boolean window;

    Writing(XMLStreamWriter xml, PaperContent paper, MessageForm form) {
      this.xml = xml;
      this.paper = paper;
      this.form = form;
      this.window = form == MessageForm.WINDOW;
    }

    void all(MessageEnvelope envelope) throws XMLStreamException {
      if (window) {
        xml.writeStartElement("Signature");
        xml.writeStartElement("Object");
        xml.writeAttribute("Id", "String");
      }
      xml.writeStartElement("Package");
      if (!paper.kind().namespace(form).isEmpty()) {
        xml.writeDefaultNamespace(paper.kind().namespace(form));
      }
      xml.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
      envelope(envelope);
      xml.writeStartElement("DataInfo");
      xml.writeStartElement("PocketInfo");
      if (!window) {
        element("pocket_id", envelope.messageId());
        element("total_pocket_qty", "1");
        element("cur_pocket_no", "1");
      } else {
        element("is_unstructured", "1");
      }
      xml.writeEndElement();
      xml.writeStartElement("BussinessData");
      content();
      xml.writeEndDocument();
    }

    private void envelope(MessageEnvelope envelope) throws XMLStreamException {
      xml.writeStartElement("EnvelopInfo");
      element("version", "1.0");
      element("message_id", envelope.messageId());
      element("file_name", envelope.fileName(paper.kind()));
      element("message_type", paper.kind().name());
      element("sender_id", envelope.sender());
      element("receiver_id", envelope.receiver());
      element("send_time", envelope.sendTime());
      xml.writeEndElement();
    }

    private void content() throws XMLStreamException {
      xml.writeStartElement(paper.kind().groups(form).root());
      for (PaperContent.Placed placed : paper.groups(form)) {
        xml.writeStartElement(placed.group());
        for (PaperField field : table.group(placed.group())) {
          value(field, placed.values());
        }
        xml.writeEndElement();
      }
      if (window) {
        element("OperCusRegCode", paper.head().getOrDefault("inputCode", ""));
        if (paper.kind() == PaperKind.INV101) {
          element("SysId", SYSTEM_OF_AREAS);
        }
      }
      xml.writeEndElement();
      if (window) {
        // Spelt so by the window. 1: to be declared, not only kept there.
        element("DelcareFlag", "1");
      }
    }

    private void value(PaperField field, Map<String, String> values) throws XMLStreamException {
      String value = values.getOrDefault(field.key(), "");
      if (!value.isEmpty()) {
        element(field.element(), window && field.isTimeOfChina() ? value.replace(' ', 'T') : value);
        return;
      }
      switch (field.absent()) {
        case OMIT -> {}
        case EMPTY -> element(field.element(), "");
        case ZERO -> element(field.element(), "0");
        case NIL -> {
          xml.writeStartElement(field.element());
          xml.writeAttribute("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil", "true");
          xml.writeEndElement();
        }
      }
    }

    private void element(String name, String value) throws XMLStreamException {
      xml.writeStartElement(name);
      xml.writeCharacters(value);
      xml.writeEndElement();
    }
  }
}
