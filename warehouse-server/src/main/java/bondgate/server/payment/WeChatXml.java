package bondgate.server.payment;

import bondgate.server.payment.WeChatJson.UnreadableException;
import bondgate.server.xml.GuardedStreams;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The messages of WeChat Pay's API v2: an element {@code xml} of fields, signed with MD5. */
final class WeChatXml {
  private static final int MOST_FIELDS = 64;
  private static final String SIGN = "sign";

  private WeChatXml() {}

  /**
   * The signature: fields that are not empty by their names, the key at the end, MD5 in capitals.
   */
  static String sign(Map<String, String> fields, String key) {
    String text =
        new TreeMap<>(fields)
            .entrySet().stream()
                .filter(each -> !each.getKey().equals(SIGN) && !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + each.getValue() + "&")
                .collect(Collectors.joining());
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(RawExchange.utf8(text + "key=" + key));
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  static boolean isSigned(Map<String, String> fields, String key) {
    return fields.getOrDefault("sign_type", "MD5").equals("MD5")
        && MessageDigest.isEqual(
            RawExchange.utf8(sign(fields, key)), RawExchange.utf8(fields.getOrDefault(SIGN, "")));
  }

  static byte[] write(Map<String, String> fields) {
    StringBuilder xml = new StringBuilder("<xml>");
    fields.forEach(
        (name, value) ->
            xml.append('<')
                .append(name)
                .append('>')
                .append(escaped(value))
                .append("</")
                .append(name)
                .append('>'));
    return RawExchange.utf8(xml.append("</xml>").toString());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * The fields of a message, each once.
   *
   * @throws UnreadableException if it is another XML, or declares types or entities
   */
  static Map<String, String> read(byte[] xml) throws UnreadableException {
    try {
      XMLStreamReader reader = GuardedStreams.of(xml);
      try {
        return fields(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new UnreadableException("is no XML of fields");
    }
  }

  private static Map<String, String> fields(XMLStreamReader reader)
      throws XMLStreamException, UnreadableException {
    Map<String, String> fields = new TreeMap<>();
    int depth = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new UnreadableException("declares types or entities");
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT && depth == 0) {
        if (!reader.getLocalName().equals("xml")) {
          throw new UnreadableException("is no element xml");
        }
        depth++;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        String name = reader.getLocalName();
        // Fails on an element inside of a field.
        String value = reader.getElementText();
        if (fields.put(name, value) != null || fields.size() > MOST_FIELDS) {
          throw new UnreadableException("has a field twice, or too many");
        }
      }
    }
    return fields;
  }
}
