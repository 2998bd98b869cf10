package bondgate.server.bondedlist;

import bondgate.server.customs.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the messages of papers. Whatever form is sent, customs' form is made too and asked of the
 * official XSD, where it is there: the values are the same.
 */
final class PaperMaking {
  private final PaperCheck check;
  private final PaperWriter writer;
  private final OfficialListSchemas schemas;

  PaperMaking(PaperTable table, OfficialListSchemas schemas) {
    this.check = new PaperCheck(table);
    this.writer = new PaperWriter(table);
    this.schemas = schemas;
  }

  MadeMessage make(PaperContent paper, MessageForm form, MessageEnvelope envelope) {
    List<Finding> findings = new ArrayList<>(check.check(paper));
    if (findings.isEmpty()) {
      byte[] customs = writer.write(paper, MessageForm.CUSTOMS, envelope);
      findings.addAll(schemas.check(paper.kind(), customs));
    }
    return findings.isEmpty()
        ? new MadeMessage.Ready(
            new String(writer.write(paper, form, envelope), StandardCharsets.UTF_8))
        : new MadeMessage.Wrong(findings);
  }
}
