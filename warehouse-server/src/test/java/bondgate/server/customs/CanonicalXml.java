package bondgate.server.customs;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.crypto.Data;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Canonical XML 1.0 of a message, with blanks between elements left out and one prefix for its
 * namespace, which samples write in different ways.
 */
final class CanonicalXml {
  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  private CanonicalXml() {}

  static String of(byte[] bytes) throws Exception {
    Document document = GuardedXml.tree(bytes);
    tidy(document, document.getDocumentElement());
    document.getDocumentElement().setAttributeNS(XMLNS, "xmlns:ceb", MessageWriter.NAMESPACE);
    List<Node> nodes = new ArrayList<>();
    collect(document, nodes);
    TransformService service =
        TransformService.getInstance(CanonicalizationMethod.INCLUSIVE, "DOM");
    service.init((TransformParameterSpec) null);
    Data data = service.transform(new Nodes(nodes), null);
    try (InputStream in = ((OctetStreamData) data).getOctetStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void tidy(Document document, Element element) {
    boolean hasElements = element.getElementsByTagName("*").getLength() > 0;
    Node child = element.getFirstChild();
    while (child != null) {
      Node next = child.getNextSibling();
      boolean blank =
          hasElements && child.getNodeType() == Node.TEXT_NODE && child.getTextContent().isBlank();
      if (blank || child.getNodeType() == Node.COMMENT_NODE) {
        element.removeChild(child);
      } else if (child instanceof Element inner) {
        tidy(document, inner);
      }
      child = next;
    }
    if (MessageWriter.NAMESPACE.equals(element.getNamespaceURI())) {
      Node renamed =
          document.renameNode(element, MessageWriter.NAMESPACE, "ceb:" + element.getLocalName());
      for (int i = renamed.getAttributes().getLength() - 1; i >= 0; i--) {
        Node attribute = renamed.getAttributes().item(i);
        if (XMLNS.equals(attribute.getNamespaceURI())) {
          ((Element) renamed).removeAttributeNode((org.w3c.dom.Attr) attribute);
        }
      }
    }
  }

  private static void collect(Node node, List<Node> nodes) {
    nodes.add(node);
    if (node.getAttributes() != null) {
      for (int i = 0; i < node.getAttributes().getLength(); i++) {
        nodes.add(node.getAttributes().item(i));
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collect(child, nodes);
    }
  }

  private record Nodes(List<Node> all) implements NodeSetData<Node> {
    @Override
    public Iterator<Node> iterator() {
      return all.iterator();
    }
  }

  static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
