package bondgate.server.customs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables, schemas and checks of the edition that the settings name. */
@ApplicationScoped
class CustomsForms {
  private final CebEdition edition;
  private final CustomsSettings.SchemaCheck schemaCheck;
  private final FieldTable table;
  private final FieldCheck fields;
  private final BusinessCheck business;
  private final OfficialSchemas schemas;
  private final MessageWriter writer;
  private final MessageReader reader;

  @Inject
  CustomsForms(CustomsSettings settings) throws IOException {
    this.edition = CebEdition.of(settings.edition());
    this.schemaCheck = settings.xsdCheck();
    this.table = FieldTable.of(edition);
    this.fields = new FieldCheck(table, CodeTables.read(settings.codeTables()));
    this.business = new BusinessCheck(table);
    this.schemas = schemas(settings.xsdFolder());
    this.writer = new MessageWriter(table);
    this.reader = new MessageReader(table, settings.mostBytes());
  }

  private OfficialSchemas schemas(Optional<Path> folder) throws IOException {
    boolean mayLack = schemaCheck == CustomsSettings.SchemaCheck.EVERY_EDITION_IF_THERE;
    if (folder.isEmpty() || (mayLack && !Files.isDirectory(folder.get()))) {
      return OfficialSchemas.none();
    }
    return OfficialSchemas.read(folder.get(), edition);
  }

  BusinessCheck business() {
    return business;
  }

  MessageWriter writer() {
    return writer;
  }

  MessageReader reader() {
    return reader;
  }

  /** Whether messages of that kind need a signature. */
  boolean mustBeSigned(MessageKind kind) {
    return table.layout(kind).signature() == MessageLayout.Signature.MUST;
  }

  /** What the field table has against the message. */
  List<Finding> checkFields(CebMessage message) {
    return fields.check(message);
  }

  /** What the official schemas have against the bytes. */
  List<Finding> checkSchemas(MessageKind kind, byte[] message) {
    List<Finding> findings = new ArrayList<>();
    for (CebEdition each : schemas.editions()) {
      if (each == edition || schemaCheck == CustomsSettings.SchemaCheck.EVERY_EDITION_IF_THERE) {
        findings.addAll(schemas.check(kind, message, each));
      }
    }
    return findings;
  }
}
