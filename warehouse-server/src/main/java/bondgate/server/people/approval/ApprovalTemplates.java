package bondgate.server.people.approval;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of what waits for a second person. */
@CheckedTemplate(basePath = "approval")
final class ApprovalTemplates {
  private ApprovalTemplates() {}

  static native TemplateInstance approvals(Frame frame, ApprovalPage page);
}
