package bondgate.server.xml;

import java.io.ByteArrayInputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Readers that know no document types, replace no entities, and fetch nothing from elsewhere. */
public final class GuardedStreams {
  private static final XMLInputFactory STREAMS = streams();

  private GuardedStreams() {}

  /**
   * A reader of those bytes. What declares types or names entities is an event of its own, which
   * the caller has to refuse.
   */
  public static XMLStreamReader of(byte[] xml) throws XMLStreamException {
    return STREAMS.createXMLStreamReader(new ByteArrayInputStream(xml));
  }

  private static XMLInputFactory streams() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }
}
