package bondgate.server.people.staff;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of who is in the centre. */
@CheckedTemplate(basePath = "staff")
final class VisitsTemplates {
  private VisitsTemplates() {}

  static native TemplateInstance visits(Frame frame, VisitsPage page);
}
