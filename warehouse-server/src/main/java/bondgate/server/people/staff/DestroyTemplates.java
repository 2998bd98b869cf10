package bondgate.server.people.staff;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of destructions. */
@CheckedTemplate(basePath = "staff")
final class DestroyTemplates {
  private DestroyTemplates() {}

  static native TemplateInstance destroy(Frame frame, DestroyPage page);
}
