package bondgate.server.people.staff;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of the gate passes. */
@CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class PassTemplates {
  private PassTemplates() {}

  static native TemplateInstance gatePasses(Frame frame, PassPage page);

  static native TemplateInstance gatePass(Frame frame, PassPage.Sheet sheet);
}
