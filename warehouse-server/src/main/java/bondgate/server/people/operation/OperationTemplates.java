package bondgate.server.people.operation;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The operator's pages. */
@CheckedTemplate(basePath = "operation")
final class OperationTemplates {
  private OperationTemplates() {}

  static native TemplateInstance backups(Frame frame, BackupsPage page);

  static native TemplateInstance agents(Frame frame, AgentsPage page);
}
