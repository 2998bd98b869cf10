package bondgate.server.bondedlist;

import bondgate.server.customs.Finding;
import bondgate.server.customs.FindingCode;
import bondgate.server.customs.FolderOnly;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The official XSDs of Golden Gate II (INV101.xsd, SAS121.xsd and what they include), where a
 * setting names their folder. They describe customs' form, and are read from that folder only.
 */
final class OfficialListSchemas {
  private final Map<PaperKind, Schema> schemas;

  private OfficialListSchemas(Map<PaperKind, Schema> schemas) {
    this.schemas = schemas;
  }

  /** None: nothing is checked. */
  static OfficialListSchemas none() {
    return new OfficialListSchemas(Map.of());
  }

  /** Those that lie anywhere in that folder. */
  static OfficialListSchemas read(Path folder) throws IOException {
    Map<PaperKind, Schema> found = new EnumMap<>(PaperKind.class);
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.sorted().toList()) {
        for (PaperKind kind : PaperKind.values()) {
          if (file.getFileName().toString().equals(kind.name() + ".xsd")) {
            found.putIfAbsent(kind, schema(folder.toRealPath(), file));
          }
        }
      }
    }
    return new OfficialListSchemas(found);
  }

  boolean has(PaperKind kind) {
    return schemas.containsKey(kind);
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

  /** What the schema says against a message in customs' form; nothing if it is not there. */
  List<Finding> check(PaperKind kind, byte[] message) {
    if (!has(kind)) {
      return List.of();
    }
    Collecting errors = new Collecting(kind);
    try {
      Validator validator = schemas.get(kind).newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(errors);
      validator.validate(new StreamSource(new ByteArrayInputStream(message)));
    } catch (SAXException e) {
      errors.add(e.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot be read", e);
    }
    return errors.findings;
  }

  /** What a validation says, without what the message says. */
  private static final class Collecting implements ErrorHandler {
    private static final int MOST = 20;
    private final PaperKind kind;
    private final List<Finding> findings = new ArrayList<>();

    Collecting(PaperKind kind) {
      this.kind = kind;
    }

    void add(String said) {
      if (findings.size() < MOST) {
        // Xerces puts values between apostrophes; the rule's name and the element's say enough.
        int last = said.lastIndexOf("element '");
        int end = last < 0 ? -1 : said.indexOf('\'', last + 9);
        findings.add(
            new Finding(
                FindingCode.SCHEMA,
                kind.name(),
                end < 0 ? "" : said.substring(last + 9, end),
                said.contains(":") ? said.substring(0, said.indexOf(':')) : "not valid",
                "what %s.xsd allows".formatted(kind)));
      }
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
