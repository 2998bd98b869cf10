package bondgate.server.people.staff;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of what hangs. */
@CheckedTemplate(basePath = "staff")
final class HangTemplates {
  private HangTemplates() {}

  static native TemplateInstance hanging(Frame frame, HangPage page);
}
