package bondgate.server.customs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The official XSDs, where a setting names their folder. They are nobody's to give away with this
 * server. Schemas are read from that folder only.
 */
final class OfficialSchemas {
  private static final String MARK = "<xs:element name=\"CEB621Message\">";

  private final Map<CebEdition, Schema> schemas;

  /** Each serves one message at a time, and making one costs more than what it does. */
  private final Map<CebEdition, Queue<Validator>> idle = new EnumMap<>(CebEdition.class);

  private OfficialSchemas(Map<CebEdition, Schema> schemas) {
    this.schemas = schemas;
    schemas.keySet().forEach(edition -> idle.put(edition, new ConcurrentLinkedQueue<>()));
  }

  /** None: nothing is checked. */
  static OfficialSchemas none() {
    return new OfficialSchemas(Map.of());
  }

  /**
   * Those of the import side that lie anywhere in that folder. The edition is the one whose label
   * is in the file's path.
   *
   * @throws IOException if there is none for {@code needed}, or one cannot be read
   */
  static OfficialSchemas read(Path folder, CebEdition needed) throws IOException {
    Map<CebEdition, Schema> found = new EnumMap<>(CebEdition.class);
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(file -> file.toString().endsWith(".xsd")).sorted().toList()) {
        Optional<CebEdition> edition =
            edition(folder.relativize(file)).or(() -> edition(file.toAbsolutePath()));
        if (edition.isPresent() && isOfTheImportSide(file)) {
          found.put(edition.get(), schema(folder.toRealPath(), file));
        }
      }
    }
    if (!found.containsKey(needed)) {
      throw new IOException(
          ("bondgate.customs.xsd-folder: %s has no XSD of the import side with '%s' in its path;"
                  + " put the official files there, or leave the setting empty")
              .formatted(folder, needed.label()));
    }
    return new OfficialSchemas(found);
  }

  /** The editions that are there. */
  List<CebEdition> editions() {
    return List.copyOf(schemas.keySet());
  }

  /** What that edition's schema says against the message; nothing if it is not there. */
  List<Finding> check(MessageKind kind, byte[] message, CebEdition edition) {
    Schema schema = schemas.get(edition);
    if (schema == null) {
      return List.of();
    }
    Collecting errors = new Collecting(kind, edition);
    try {
      Validator validator = idle.get(edition).poll();
      if (validator == null) {
        validator = schema.newValidator();
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      }
      validator.setErrorHandler(errors);
      validator.validate(new StreamSource(new ByteArrayInputStream(message)));
      idle.get(edition).offer(validator);
    } catch (SAXException e) {
      errors.add(e.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot be read", e);
    }
    return errors.findings;
  }

  private static Optional<CebEdition> edition(Path file) {
    for (CebEdition edition : CebEdition.values()) {
      if (file.toString().contains(edition.label())) {
        return Optional.of(edition);
      }
    }
    return Optional.empty();
  }

  private static boolean isOfTheImportSide(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(MARK);
  }

  private static Schema schema(Path folder, Path file) throws IOException {
    try {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
      factory.setResourceResolver(new FolderOnly(folder));
      return factory.newSchema(new StreamSource(file.toFile()));
    } catch (SAXException e) {
      throw new IOException("%s is no readable schema: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** What a validation says, without what the message says. */
  private static final class Collecting implements org.xml.sax.ErrorHandler {
    private static final int MOST = 20;
    private final MessageKind kind;
    private final CebEdition edition;
    private final List<Finding> findings = new ArrayList<>();

    Collecting(MessageKind kind, CebEdition edition) {
      this.kind = kind;
      this.edition = edition;
    }

    void add(String said) {
      if (findings.size() < MOST) {
        // Xerces puts values between apostrophes; the rule's name and the element's say enough.
        findings.add(
            new Finding(
                FindingCode.SCHEMA,
                kind.name(),
                element(said),
                said.contains(":") ? said.substring(0, said.indexOf(':')) : "not valid",
                "what the XSD of edition " + edition.label() + " allows"));
      }
    }

    private static String element(String said) {
      int last = said.lastIndexOf("'ceb:");
      int end = last < 0 ? -1 : said.indexOf('\'', last + 1);
      return end < 0 ? "" : said.substring(last + 5, end);
    }

    @Override
    public void warning(SAXParseException e) {
      // Nothing that keeps a message from being valid.
    }

    @Override
    public void error(SAXParseException e) {
      add(e.getMessage());
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
